"""Carrying out one vault's outbox: at least once, each row by the function of its kind."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from bulkhead.base.clock import now
from bulkhead.isolation import inside, room
from bulkhead.vault.trail.models import OutboxEntry
from bulkhead.work.kinds import KINDS, NEED_ROOM, Kind, NotNow, Sending

AT_ONCE = 50
ROOM_AGAIN = timedelta(seconds=30)
log = logging.getLogger("bulkhead.work")


@dataclass(frozen=True)
class Tried:
    """How one row went: no fault, or why it must be tried again."""

    row_id: UUID
    fault: str


def drain(vault_id: UUID, *, kinds: Mapping[str, Kind] = KINDS) -> datetime | None:
    """Carry out all that is due in one vault; the moment of its next try, or None when nothing waits."""
    left = NEED_ROOM if room.is_short_here() else frozenset()
    while sendings := _due(vault_id, but=left):
        for sending in sendings:
            tried = [Tried(row_id, fault) for fault in [_carry(sending, kinds)] for row_id in sending.row_ids]
            _note(vault_id, tried)
    return _next(vault_id, but=left)


def _due(vault_id: UUID, *, but: frozenset[str]) -> list[Sending]:
    """Values, not rows: a kind opens the client itself. Rows that ask for the very same thing are done in one go.

    Mail comes last, because a mail server that does not answer would keep the calendar waiting.
    """
    together: dict[tuple[str, str], Sending] = {}
    with inside(vault_id):
        for row in OutboxEntry.due(AT_ONCE, but=but):
            same = (row.kind, "" if not row.payload else row.key)
            earlier = together.get(same)
            if earlier is None:
                together[same] = Sending(vault_id, row.kind, dict(row.payload), row.key, (row.id,))
            else:
                together[same] = replace(earlier, row_ids=(*earlier.row_ids, row.id))
    return sorted(together.values(), key=lambda sending: sending.kind.startswith("mail."))


def _carry(sending: Sending, kinds: Mapping[str, Kind]) -> str:
    kind = kinds.get(sending.kind)
    if kind is None:
        return f"nothing here knows how to do “{sending.kind}”"
    fault = ""
    try:
        kind(sending)
    except NotNow as reason:
        fault = str(reason) or "not possible now"
    except Exception as failure:
        log.exception("outbox row of kind %s", sending.kind)
        fault = type(failure).__name__
    return fault


def _note(vault_id: UUID, tried: Sequence[Tried]) -> None:
    with inside(vault_id):
        rows = OutboxEntry.objects.in_bulk([one.row_id for one in tried])
        for one in tried:
            row = rows.get(one.row_id)
            if row is not None and row.done_at is None:
                _mark(row, one.fault)


def _mark(row: OutboxEntry, fault: str) -> None:
    if fault:
        row.mark_failed(fault)
    else:
        row.mark_done()


def _next(vault_id: UUID, *, but: frozenset[str]) -> datetime | None:
    """What was left on a full disk is looked at again soon: nobody rings when there is room."""
    with inside(vault_id):
        waiting = OutboxEntry.objects.filter(done_at=None).exclude(kind__in=but).order_by("due_at")
        following = waiting.values_list("due_at", flat=True).first()
        has_left = bool(but) and OutboxEntry.objects.filter(done_at=None, kind__in=but).exists()
    again = now() + ROOM_AGAIN
    return min(following or again, again) if has_left else following
