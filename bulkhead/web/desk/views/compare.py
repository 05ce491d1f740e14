"""Two versions of the same work, side by side in words."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from bulkhead.crossings.comparing import compare as compare_versions
from bulkhead.isolation import inside
from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.deliverables.models import Deliverable, Version
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.shown.wording import Passage, passages


def compare(request: InsideRequest, *, deliverable: UUID) -> HttpResponse:
    """`a` and `b` are numbers of versions; left out, they are the last two."""
    with inside(request.client):
        row = Deliverable.objects.filter(pk=deliverable).first()
        versions = list(Version.objects.filter(deliverable=deliverable).select_related("delivery"))
        if row is None or len(versions) < 2:
            raise Http404
    old, new = _chosen(request, versions)
    found, why = _compared(request, old=old.id, new=new.id) if old != new else ([], "Choose two different versions.")
    facts = {"row": row, "versions": versions, "old": old, "new": new, "passages": found, "why": why}
    with inside(request.client):
        return render(request, "desk/deliverables/compare.html", facts)


def _chosen(request: InsideRequest, versions: list[Version]) -> tuple[Version, Version]:
    """The older one first, whichever way they were asked for."""
    by_number = {str(version.number): version for version in versions}
    asked = [by_number.get(request.GET.get(name, "")) for name in ("a", "b")]
    old, new = asked[0] or versions[1], asked[1] or versions[0]
    return (old, new) if old.number <= new.number else (new, old)


def _compared(request: InsideRequest, *, old: UUID, new: UUID) -> tuple[list[Passage], str]:
    try:
        found = compare_versions(request.client, old=old, new=new, lead=request.practitioner)
    except NotPossibleNow as reason:
        return [], str(reason)
    except (BlobMissing, BlobDamaged) as fault:
        return [], f"{str(fault).capitalize()}. Bring it back from a backup."
    return passages(found), "" if found else "Their words are the same."
