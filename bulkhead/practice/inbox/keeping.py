"""Keeps the inbox in step with one vault: only what changed is written, what is gone is deleted."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import Model

from bulkhead.practice.clients.models import Client
from bulkhead.practice.inbox.models import Owed, Waiting

Row = tuple[object, ...]


class Kept(NamedTuple):
    """How many rows were written, and how many deleted."""

    written: int
    deleted: int


WAITING = ("id", "kind", "place", "who", "arrived_at", "promised_until", "state", "answered_at", "wakes_on")
OWED = ("kind", "count", "since", "first_due_on")


def keep_waiting(client: Client, *, rows: Iterable[Row]) -> Kept:
    """Who waits for the practice, in the order of WAITING."""
    return _mirror(Waiting, client=client, columns=WAITING, rows=rows, unique=["id"])


def keep_owed(client: Client, *, rows: Iterable[Row]) -> Kept:
    """What the client still owes, in the order of OWED."""
    return _mirror(Owed, client=client, columns=OWED, rows=rows, unique=["client", "kind"])


def _mirror(
    table: type[Model], *, client: Client, columns: Sequence[str], rows: Iterable[Row], unique: list[str]
) -> Kept:
    """The first column tells one row from another."""
    of_client = table._default_manager.filter(client=client)
    standing = {row[0]: row for row in of_client.values_list(*columns)}
    wanted = {row[0]: tuple(row) for row in rows}
    changed = [row for key, row in wanted.items() if standing.get(key) != row]
    gone = standing.keys() - wanted.keys()
    if changed:
        table._default_manager.bulk_create(
            [table(client=client, **dict(zip(columns, row, strict=True))) for row in changed],
            update_conflicts=True,
            unique_fields=unique,
            update_fields=list(columns[1:]),
        )
    if gone:
        of_client.filter(**{f"{columns[0]}__in": gone}).delete()
    return Kept(len(changed), len(gone))
