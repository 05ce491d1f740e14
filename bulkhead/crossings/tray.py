"""The ways out of the tray: let in with a reason, file with the client it names, or throw away."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from bulkhead.crossings.intake import Aim, Taken, enter, keep
from bulkhead.crossings.judging import Judged, judge_file
from bulkhead.crossings.pull import note_lineage
from bulkhead.crossings.typed_name import refuse_untyped
from bulkhead.isolation.blobs import Sealed, tray_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.turns import turn
from bulkhead.practice.clients.models import Client
from bulkhead.practice.clients.same_words import SameWord
from bulkhead.practice.library.models import ItemVersion
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import GuardEvent, TrayItem
from bulkhead.vault.deliverables.errors import NotPossibleNow

SAME_WORD = "Same word, not the company"
REASONS = (
    "The client itself named them",
    "Public information",
    SAME_WORD,
    "Supplier or customer relation",
    "I have read it whole",
)
NEVER = frozenset({"program"})
MOVED = "Somebody settled this file meanwhile."


class NoReason(RuntimeError):
    """Letting something pass takes one of the reasons."""


@dataclass(frozen=True)
class Exempt:
    """A phrase in which the named client's name is an ordinary word, for this target or for all."""

    phrase: str
    named: str
    everywhere: bool = False


def let_in(item: TrayItem, *, reason: str, typed_name: str, by: Actor, exempt: Exempt | None = None) -> Taken:
    """Let a file pass to its client against the guard's answer; the override is an event with who and why.

    What is exempt stops no file any more; it is kept with the override.
    """
    client, aim = item.client, Aim.from_json(item.aim)
    if reason not in REASONS:
        raise NoReason("Choose why it may pass.")
    refuse_untyped(client, typed=typed_name)
    with alone_with(item):
        judged = _judged(item, client=client, by=by)
        if judged.kind in NEVER:
            raise NotPossibleNow("This is a program. No reason lets one into a client; throw it away.")
        taken = enter(sealed(item), name=item.name, client=client, aim=aim, by=by, judged=judged, door=item.door)
        note_pull(aim, taken=taken, client=client, by=by)
        words = f"{by.name} let a stopped file pass to {client}: {reason}."
        with transaction.atomic():  # last: an override without its version would excuse a later delivery.
            _note_override(item, reason=reason, by=by)
            if exempt is not None:
                _exempt(exempt, client=client, reason=reason, by=by)
            settle(item, state=TrayItem.State.LET_IN, act="tray.let_in", by=by, words=words)
        tray_blobs().remove(item.blob_id)
        return taken


def file_with(item: TrayItem, *, client: Client, aim: Aim, by: Actor) -> Taken:
    """Take a misfiled file to the client it names; the guard reads it again for that one, and may stop it there too."""
    with alone_with(item):
        judged, words = _judged(item, client=client, by=by), f"{by.name} took a file from the tray to {client}."
        if judged.passes:
            taken = enter(sealed(item), name=item.name, client=client, aim=aim, by=by, judged=judged)
            settle(item, state=TrayItem.State.LET_IN, act="tray.filed", by=by, words=words)
            tray_blobs().remove(item.blob_id)
        else:
            taken = _keep_for(client, item, aim=aim, by=by, judged=judged)
        return taken


def throw_away(item: TrayItem, *, by: Actor) -> None:
    """Delete the file; the row stays without it for the record."""
    words = f"{by.name} threw a file out of the tray."
    with alone_with(item):
        settle(item, state=TrayItem.State.THROWN, act="tray.thrown", by=by, words=words)
        tray_blobs().remove(item.blob_id)


@contextlib.contextmanager
def alone_with(item: TrayItem) -> Iterator[None]:
    """One person at a time, and only while it waits: NotPossibleNow when somebody settled it meanwhile."""
    with turn(item.pk):
        item.refresh_from_db()
        if item.state != TrayItem.State.WAITING:
            raise NotPossibleNow(MOVED)
        yield


def _judged(item: TrayItem, *, client: Client, by: Actor) -> Judged:
    pieces = tray_blobs().read(item.blob_id)
    return judge_file(item.name, pieces=pieces, target=client, door="tray", by=by.name, sha256=item.sha256)


def sealed(item: TrayItem) -> Sealed:
    """The file as it lies in the tray."""
    return Sealed(item.blob_id, item.size, item.sha256)


def _keep_for(client: Client, item: TrayItem, *, aim: Aim, by: Actor, judged: Judged) -> Taken:
    """It waits for another client now, in a row of its own; the file stays where it is."""
    words = f"{by.name} took a file from the tray to {client}, where it waits again."
    with transaction.atomic():
        kept = keep(sealed(item), name=item.name, client=client, aim=aim, by=by, door="tray", judged=judged)
        settle(item, state=TrayItem.State.THROWN, act="tray.filed", by=by, words=words)
    return Taken(judged.judgement, tray_item=kept.id)


def note_pull(aim: Aim, *, taken: Taken, client: Client, by: Actor) -> None:
    """A copy that the guard stopped on its way keeps its lineage; an item that was removed since has none."""
    version = ItemVersion.objects.select_related("item").filter(pk=aim.pulled).first() if aim.pulled else None
    if version is not None and taken.deliverable is not None:
        note_lineage(version, client=client, deliverable=taken.deliverable, by=by)


def _note_override(item: TrayItem, *, reason: str, by: Actor) -> None:
    event = GuardEvent(client=item.client, door=item.door, verdict="override", by=by.name, sha256=item.sha256)
    event.places, event.reason = len(item.findings), reason
    event.save()


def _exempt(exempt: Exempt, *, client: Client, reason: str, by: Actor) -> None:
    named = Client.objects.get(pk=UUID(exempt.named))
    target = None if exempt.everywhere else client
    SameWord.keep(exempt.phrase, client=named, target=target, because=reason, by=by)


def settle(item: TrayItem, *, state: str, act: str, by: Actor, words: str) -> None:
    """The row first; a file whose row waits no longer is swept, whatever happens next."""
    with transaction.atomic():
        item.settle(state)
        PracticeLine.append(act, by=by, words=words, subject=item.id)
