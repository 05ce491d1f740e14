"""Everything an item's page shows, gathered once."""

from collections.abc import Sequence

from bulkhead.base.clock import today
from bulkhead.crossings.pull import why_it_stays
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.benchmarks import least_behind
from bulkhead.practice.library.checklists import KindChecklist
from bulkhead.practice.library.models import Item, ItemVersion
from bulkhead.vault.deliverables.kinds import Kind
from bulkhead.web.desk.forms.library_acts import FigureForm, GapsForm, KindsForm, MappingForm
from bulkhead.web.desk.shown.library_item import holders_of, item_words, own_fields, places_of
from bulkhead.web.desk.shown.pulls import unknown_words

VERSIONS = 20


def page_of_item(item: Item, *, clients: Sequence[Client], zone: str) -> dict[str, object]:
    """The names its templates read; `clients` are those this person may open."""
    versions = list(item.versions.defer("lines")[:VERSIONS])
    newest = versions[0] if versions else None
    mappings = {mapping.field: mapping.known for mapping in item.mappings.all()}
    holders = holders_of(item, clients=clients, on=today(zone))
    if newest is not None:
        newest.item = item
    unmapped = [name for name in own_fields(newest) if name not in mappings] if newest else []
    return {
        "item": item,
        "heading": item_words(holders, item=item),
        "versions": versions,
        "more_versions": max(0, item.newest - VERSIONS),
        "newest": newest,
        "holders": holders,
        "stays": why_it_stays(newest) if newest else "",
        "found_fields": places_of(newest) if newest else [],
        "mappings": mappings,
        "form": _mapping_form(newest, mappings),
        "unmapped": unmapped,
        "unmapped_words": unknown_words(unmapped),
        "gaps": _gaps_form(newest),
        "move": item.moves.first(),
        "is_overdue": item.is_overdue(zone),
        "is_pulled": bool(holders) or item.versions.filter(pulls__isnull=False).exists(),
        "zone": zone,
        **_of_its_kind(item),
    }


def _of_its_kind(item: Item) -> dict[str, object]:
    """What only a checklist or only a benchmark shows."""
    is_checklist = item.kind == Item.Kind.CHECKLIST
    rows = list(KindChecklist.objects.select_related("item")) if is_checklist else []
    mine = [row.kind for row in rows if row.item_id == item.pk]
    return {
        "kinds_form": KindsForm(initial={"kinds": mine}) if is_checklist else None,
        "asked_at": [Kind(kind).label for kind in mine],
        "others": [(Kind(row.kind).label, row.item) for row in rows if row.item_id != item.pk],
        "figures": list(item.figures.all()) if item.is_benchmark else [],
        "figure_form": FigureForm() if item.is_benchmark else None,
        "least": least_behind() if item.is_benchmark else 0,
    }


def _mapping_form(newest: ItemVersion | None, mappings: dict[str, str]) -> MappingForm:
    form = MappingForm(initial=mappings)
    form.offer(own_fields(newest) if newest else [])
    return form


def _gaps_form(newest: ItemVersion | None) -> GapsForm | None:
    if newest is None or not newest.gaps:
        return None
    form = GapsForm()
    form.offer(newest)
    return form
