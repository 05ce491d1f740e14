"""Everything an item's page shows, gathered once."""

from collections.abc import Sequence

from bulkhead.crossings.pull import why_it_stays
from bulkhead.practice.library.benchmarks import least_behind
from bulkhead.practice.library.checklists import KindChecklist
from bulkhead.practice.library.dossier import VERSIONS, Dossier, mappings_of, versions_of
from bulkhead.practice.library.models import Item, ItemVersion
from bulkhead.vault.deliverables.kinds import Kind
from bulkhead.web.desk.forms.library_acts import FigureForm, GapsForm, KindsForm, MappingForm
from bulkhead.web.desk.shown.library_item import Holder, item_words, own_fields, places_of
from bulkhead.web.desk.shown.pulls import unknown_words


def page_of_item(about: Dossier, *, holders: Sequence[Holder], zone: str) -> dict[str, object]:
    """The names its templates read; `holders` are those this person may open."""
    item, newest = about.item, about.newest
    mappings = mappings_of(item)
    unmapped = [name for name in own_fields(newest) if name not in mappings] if newest else []
    return {
        "item": item,
        "owner": about.owner,
        "heading": item_words(holders, item=item),
        "versions": versions_of(item) if newest else [],
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
        "move": about.move,
        "is_overdue": item.is_overdue(zone),
        "is_pulled": bool(holders) or about.was_pulled,
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
