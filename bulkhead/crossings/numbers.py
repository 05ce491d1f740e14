"""Numbers: what many clients have in common enters a benchmark. What passes: a number that too many stand behind to
tell who they are, and words that name none of them.
"""

from django.db import transaction

from bulkhead.base.text import slugify
from bulkhead.crossings.shelve import NotShelved, refuse_names, shelve
from bulkhead.isolation.blobs import tray_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.practice.library.benchmarks import Figure, Wanted, least_behind, refuse_few, table_of
from bulkhead.practice.library.models import Item, ItemVersion
from bulkhead.practice.trail.models import PracticeLine


def add_figure(item: Item, *, wanted: Wanted, by: Actor) -> Figure:
    """Add a number, or say the standing one anew. Raises TooFewClients or NotShelved; said twice, it stands once."""
    refuse_names([wanted.label, wanted.unit, wanted.sector, wanted.source], by=by)
    with transaction.atomic():
        own = {"item": item, "label": wanted.label, "unit": wanted.unit, "sector": wanted.sector}
        row = Figure.objects.filter(**own).first() or Figure(**own)
        refuse_few(wanted, others=Figure.objects.filter(item=item).exclude(pk=row.pk), least=least_behind())
        before = (row.value, row.clients, row.source, row.as_of) if not row._state.adding else None
        if before != (wanted.value, wanted.clients, wanted.source, wanted.as_of):
            row.value, row.clients, row.source, row.as_of = wanted.value, wanted.clients, wanted.source, wanted.as_of
            row.added_by = by.name
            row.save()
            words = f"{by.name} added a number to {item}."
            PracticeLine.append("library.figure", by=by, words=words, subject=item.id)
    return row


def remove_figure(figure: Figure, *, by: Actor) -> None:
    """Take a number out of a benchmark. Versions that were put together before keep it."""
    with transaction.atomic():
        if Figure.objects.filter(pk=figure.pk).delete()[0]:
            words = f"{by.name} took a number out of {figure.item}."
            PracticeLine.append("library.figure", by=by, words=words, subject=figure.item_id)


def put_together(item: Item, *, by: Actor, note: str = "") -> ItemVersion:
    """The numbers as the next version: a table with source and date. Raises NotShelved."""
    figures, least = list(item.figures.all()), least_behind()
    if not figures:
        raise NotShelved("There is no number in it yet.")
    weakest = min(figures, key=lambda one: one.clients)
    if weakest.clients < least:
        raise NotShelved(f"“{weakest.label}” has {weakest.clients} clients behind it and {least} are needed.")
    sealed, name = tray_blobs().put([table_of(item).encode()]), f"{slugify(item.title) or 'benchmark'}.md"
    return shelve(sealed, name=name, item=item, by=by, note=note, least_clients=weakest.clients)
