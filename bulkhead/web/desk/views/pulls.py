"""Something from the private library becomes a draft for this client."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from bulkhead.base.clock import today
from bulkhead.crossings.intake import Taken
from bulkhead.crossings.pull import FieldsMissing, NotPulled, missing_fields, pull, remember_mapping, values_for
from bulkhead.isolation.children import ChildFailed
from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.practice.library.models import Item, ItemVersion
from bulkhead.web.desk.fields import Field, fields_of
from bulkhead.web.desk.forms.pulls import PullForm, likely_kind
from bulkhead.web.desk.guarded import GuardCard, words_stopped
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest

FIRST_DUE = timedelta(days=7)


def pulls(request: InsideRequest) -> HttpResponse:
    """Without an item: the library to choose from. With one: what it becomes here, shown before anything is made."""
    version = _version(request)
    if version is None:
        items = Item.objects.filter(versions__isnull=False).distinct().prefetch_related("versions")
        return render(
            request, "desk/pulls/choose.html", {"items": items}, status=422 if request.method == "POST" else 200
        )
    form = _form(request, version)
    facts: dict[str, object] = {"card": None, "in_tray": None, "missing": [], "fault": ""}
    if form.is_valid():
        facts["card"] = words_stopped(form, client=request.client, door="pull", by=request.practitioner.name)
        taken = None if facts["card"] else _pull(request, version, form, facts)
        if taken is not None and taken.deliverable is not None:
            return see_other("deliverable", request.client.slug, taken.deliverable)
    facts |= {
        "form": form,
        "version": version,
        "versions": list(version.item.versions.all()),
        "fields": _fields(request, version, form),
    }
    return render(request, "desk/pulls/confirm.html", facts, status=422 if request.method == "POST" else 200)


def _pull(request: InsideRequest, version: ItemVersion, form: PullForm, facts: dict[str, object]) -> Taken | None:
    """What came of it; the reasons go into `facts`."""
    said, taken = form.cleaned_data, None
    for item, field, known in form.mappings(version.item):
        remember_mapping(item, field=field, known=known)
    try:
        taken = pull(
            version,
            client=request.client,
            title=said["title"],
            kind=said["kind"],
            due_on=said["due_on"],
            lead=request.practitioner,
            typed=form.typed(),
        )
        if taken.tray_item is not None:
            facts["card"], facts["in_tray"] = GuardCard.of(taken.judgement, name=said["title"]), taken.tray_item
    except FieldsMissing as lacking:
        facts["missing"] = lacking.missing
    except (NotPulled, ChildFailed) as reason:
        facts["fault"] = str(reason)
    except (BlobMissing, BlobDamaged) as fault:
        facts["fault"] = f"{str(fault).capitalize()}. Bring the library back from a backup."
    return taken


def _version(request: InsideRequest) -> ItemVersion | None:
    """The chosen version, or the newest of a chosen item; None when nothing is chosen yet."""
    asked = request.POST.get("version") or request.GET.get("version") or ""
    item = request.GET.get("item", "")
    if not asked and not item:
        return None
    versions = ItemVersion.objects.select_related("item").order_by("-number")
    found = versions.filter(pk=_uuid(asked)).first() if asked else versions.filter(item=_uuid(item)).first()
    if found is None:
        raise Http404
    return found


def _uuid(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError:
        raise Http404 from None


def _form(request: InsideRequest, version: ItemVersion) -> PullForm:
    due = today(request.client.time_zone) + FIRST_DUE
    title = version.item.title
    form = PullForm(request.POST or None, initial={"title": title, "kind": likely_kind(title), "due_on": due})
    known = values_for(request.client, lead=request.practitioner, title=title, due_on=due)
    form.ask_for(missing_fields(version, values=known))
    return form


def _fields(request: InsideRequest, version: ItemVersion, form: PullForm) -> list[Field]:
    """Every field that has a value, with the value it gets here."""
    said = form.cleaned_data if form.is_bound and form.is_valid() else form.initial
    known = values_for(request.client, lead=request.practitioner, title=said["title"], due_on=said["due_on"])
    return fields_of(version, known=known)
