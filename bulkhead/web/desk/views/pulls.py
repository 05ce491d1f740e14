"""Something from the private library becomes a draft for this client."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, cast
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from bulkhead.base.clock import today
from bulkhead.crossings.intake import Taken
from bulkhead.crossings.pull import (
    FieldsMissing,
    NotPulled,
    missing_fields,
    pull,
    remember_mapping,
    values_for,
    why_it_stays,
)
from bulkhead.isolation import inside
from bulkhead.isolation.children import ChildFailed
from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.practice.library.models import Item, ItemVersion
from bulkhead.practice.library.taking import Source, source_for
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.web.desk.fields import Field, fields_of
from bulkhead.web.desk.forms.library_acts import blanks_of
from bulkhead.web.desk.forms.pulls import PullForm, likely_kind
from bulkhead.web.desk.guarded import GuardCard, words_stopped
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.shown.library import Sought, fitting
from bulkhead.web.desk.shown.pages import page_of
from bulkhead.web.desk.shown.pulls import unknown_words

FIRST_DUE = timedelta(days=7)
ROWS = 40
NEXT = 3


class Planned(NamedTuple):
    """Work that was promised already, as the page and its fields know it."""

    id: UUID
    title: str
    kind: str
    due_on: date

    @property
    def asked(self) -> str:
        """How an address names it."""
        return f"&into={self.id}"


@dataclass(frozen=True)
class Chosen:
    """What is to be pulled: a version, the file that is copied of it for this client, and what it is for."""

    version: ItemVersion
    source: Source
    planned: Planned | None


def pulls(request: InsideRequest) -> HttpResponse:
    """Without an item: the library to choose from. With one: what it becomes here, shown before anything is made."""
    version = _version(request)
    if version is None:
        return _choose(request)
    planned = _planned(request)
    chosen = Chosen(version, source_for(version, client=request.client), planned)
    form, stays = _form(request, chosen), why_it_stays(version)
    facts: dict[str, object] = {"card": None, "in_tray": None, "missing": [], "fault": ""}
    if form.is_valid() and not (stays or form.unasked):
        facts["card"] = words_stopped(form, client=request.client, door="pull", by=request.practitioner.name)
        taken = None if facts["card"] else _pull(request, version, form, facts)
        if taken is not None and taken.deliverable is not None:
            return see_other("deliverable", request.client.slug, taken.deliverable)
    facts |= {"form": form, "stays": stays, **_shown(request, chosen, form)}
    return render(request, "desk/pulls/confirm.html", facts, status=422 if request.method == "POST" else 200)


def _choose(request: InsideRequest) -> HttpResponse:
    """What may be pulled: found by its words, the newest versions of what is neither retired nor private."""
    words = request.GET.get("q", "")[:100].strip()
    items = fitting(Sought(words=words)).filter(newest__gt=0, sensitivity=Item.Sensitivity.SHAREABLE)
    items = items.exclude(status=Item.Status.RETIRED)
    page = page_of(items, size=ROWS, request=request, unit="Items", count=items.count())
    context = {"page": page, "words": words, "is_empty": not (words or page.rows), "planned": _planned(request)}
    return render(request, "desk/pulls/choose.html", context, status=422 if request.method == "POST" else 200)


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
            once=said["once"],
            into=said["into"],
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


def _planned(request: InsideRequest) -> Planned | None:
    """The work an address or form names; 404 for what is not there, or is past its draft."""
    asked = request.POST.get("into") or request.GET.get("into") or ""
    if not asked:
        return None
    with inside(request.client):
        open_now = Deliverable.objects.filter(state__in=(Deliverable.State.SCHEDULED, Deliverable.State.DRAFT))
        found = open_now.filter(pk=_uuid(asked)).values_list("id", "title", "kind", "due_on").first()
    if found is None:
        raise Http404
    return Planned(*found)


def _could_be(request: InsideRequest, kind: str) -> list[Planned]:
    """Planned work of a kind that has no version yet: what the copy may be for."""
    with inside(request.client):
        waiting = Deliverable.objects.filter(state=Deliverable.State.SCHEDULED, kind=kind).order_by("due_on")
        return [Planned(*row) for row in waiting.values_list("id", "title", "kind", "due_on")[:NEXT]]


def _form(request: InsideRequest, chosen: Chosen) -> PullForm:
    title, planned = chosen.version.item.title, chosen.planned
    initial = {"title": title, "kind": likely_kind(title), "due_on": today(request.client.time_zone) + FIRST_DUE}
    if planned is not None:
        initial = {"title": planned.title, "kind": planned.kind, "due_on": planned.due_on, "into": planned.id}
    title, due = str(initial["title"]), cast(date, initial["due_on"])
    said = {**request.POST.dict(), **{name: str(value) for name, value in initial.items()}} if planned else request.POST
    form = PullForm(said if request.method == "POST" else None, initial=initial)
    known = values_for(request.client, lead=request.practitioner, title=title, due_on=due)
    form.ask_for(missing_fields(chosen.version, values=known, source=chosen.source))
    return form


def _shown(request: InsideRequest, chosen: Chosen, form: PullForm) -> dict[str, object]:
    """What the page says about the file beside its form."""
    version, decided = chosen.version, chosen.source.tailoring
    return {
        "version": version,
        "planned": chosen.planned,
        "could_be": [] if chosen.planned else _could_be(request, str(form["kind"].value())),
        "versions": list(version.item.versions.defer("lines", "gaps", "fields")[:12]),
        "fields": _fields(request, chosen, form),
        "unknown": unknown_words([field for field, _ in [*form.asked, *form.unasked]]),
        "decided": decided,
        "left_out": len(decided.skipped) if decided else 0,
        "blanks": [blank for blank in blanks_of(version) if blank[2]],
    }


def _fields(request: InsideRequest, chosen: Chosen, form: PullForm) -> list[Field]:
    """Every field that has a value, with the value it gets here."""
    said = form.cleaned_data if form.is_bound and form.is_valid() else form.initial
    known = values_for(request.client, lead=request.practitioner, title=said["title"], due_on=said["due_on"])
    return fields_of(chosen.version, known=known, source=chosen.source)
