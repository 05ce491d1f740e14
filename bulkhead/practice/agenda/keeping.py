"""Keeps the practice's calendar in step with one vault: only what changed is written, and a feed learns of it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bulkhead.base.clock import now
from bulkhead.practice.agenda.models import CalendarEntry, Series, Standing
from bulkhead.practice.agenda.sheets import Sheet
from bulkhead.practice.clients.models import Client

ENTRY_COLUMNS = (
    "label",
    "kind",
    "due_on",
    "original_due_on",
    "at",
    "minutes",
    "state",
    "delivered_on",
    "debt_since",
    "rule_id",
    "rule_on",
    "period",
)
SERIES_COLUMNS = ("label", "kind", "pattern", "words", "at", "minutes", "ahead")
AT_ONCE = 500

Row = TypeVar("Row", CalendarEntry, Series)
Told = tuple[object, ...]


def keep(client: Client, *, entries: Sequence[CalendarEntry], series: Sequence[Series]) -> bool:
    """Write what is new or changed, delete what is gone; whether a feed would say something else now."""
    told = [
        _replace(entries, client=client, table=CalendarEntry, columns=ENTRY_COLUMNS, told=_told_of_entry),
        _replace(series, client=client, table=Series, columns=SERIES_COLUMNS, told=_told_of_series),
    ]
    Sheet.draw(client, entries=entries, series=series)
    if any(told):
        Standing.objects.update_or_create(client=client, defaults={"dates_changed_at": now()})
    return any(told)


def _replace(
    wanted: Sequence[Row],
    *,
    client: Client,
    table: type[Row],
    columns: tuple[str, ...],
    told: Callable[[Row], Told],
) -> bool:
    standing = {row.pk: row for row in table._default_manager.filter(client=client)}
    fresh: list[Row] = [row for row in wanted if row.pk not in standing]
    changed: list[Row] = [
        row for row in wanted if row.pk in standing and _all(row, columns) != _all(standing[row.pk], columns)
    ]
    retold = [row for row in changed if told(row) != told(standing[row.pk])]
    for row in changed:
        row.revision, row.changed_at = standing[row.pk].revision, standing[row.pk].changed_at
    for row in retold:
        row.revision, row.changed_at = row.revision + 1, now()
    written: list[Row] = fresh + changed
    table._default_manager.bulk_create(
        written,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*columns, "revision", "changed_at"],
    )
    gone = standing.keys() - {row.pk for row in wanted}
    if gone:
        table._default_manager.filter(client=client, pk__in=gone).delete()
    return bool(fresh or retold or gone)


def _all(row: Row, columns: tuple[str, ...]) -> Told:
    return tuple(getattr(row, column) for column in columns)


def _told_of_entry(row: CalendarEntry) -> Told:
    """What a feed says of it; that it was begun or delivered is nothing to a calendar elsewhere."""
    return (row.label, row.due_on, row.at, row.minutes, row.rule_id, row.period, row.state == "cancelled")


def _told_of_series(row: Series) -> Told:
    return _all(row, SERIES_COLUMNS)
