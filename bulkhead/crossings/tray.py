"""The ways out of the tray: let in with a reason, file with the client it names, or throw away."""

from bulkhead.crossings.intake import Aim, Taken, enter, take_in
from bulkhead.crossings.judging import judge_file
from bulkhead.crossings.typed_name import refuse_untyped
from bulkhead.isolation.blobs import Sealed, tray_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import GuardEvent, TrayItem

REASONS = (
    "The client itself named them",
    "Public information",
    "Same word, not the company",
    "Supplier or customer relation",
    "I have read it whole",
)


class NoReason(RuntimeError):
    """Letting something pass takes one of the reasons."""


def let_in(item: TrayItem, *, reason: str, typed_name: str, by: Actor) -> Taken:
    """Let a file pass to its client against the guard's answer; the override is an event with who and why."""
    client = item.client
    if reason not in REASONS:
        raise NoReason("Choose why it may pass.")
    refuse_untyped(client, typed=typed_name)
    sealed = Sealed(item.blob_id, item.size, item.sha256)
    judged = judge_file(item.name, pieces=tray_blobs().read(item.blob_id), target=client, door="tray", by=by.name)
    taken = enter(sealed, name=item.name, client=client, aim=Aim.from_json(item.aim), by=by, judged=judged)
    _note_override(item, reason=reason, by=by)  # last: an override without its version would excuse a later delivery.
    _settle(item, TrayItem.State.LET_IN, by=by, words=f"{by.name} let a stopped file pass to {client}: {reason}.")
    return taken


def file_with(item: TrayItem, *, client: Client, aim: Aim, by: Actor) -> Taken:
    """Take a misfiled file to the client it names; the guard reads it again for that one."""
    sealed = Sealed(item.blob_id, item.size, item.sha256)
    taken = take_in(sealed, name=item.name, client=client, aim=aim, by=by, door="tray")
    item.settle(TrayItem.State.LET_IN if taken.version else TrayItem.State.THROWN)
    PracticeLine.append("tray.filed", by=by, words=f"{by.name} took a file from the tray to {client}.", subject=item.id)
    return taken


def throw_away(item: TrayItem, *, by: Actor) -> None:
    """Delete the file; the row stays without it for the record."""
    _settle(item, TrayItem.State.THROWN, by=by, words=f"{by.name} threw a file out of the tray.")


def _note_override(item: TrayItem, *, reason: str, by: Actor) -> None:
    event = GuardEvent(client=item.client, door=item.door, verdict="override", by=by.name, sha256=item.sha256)
    event.places, event.reason = len(item.findings), reason
    event.save()


def _settle(item: TrayItem, state: str, *, by: Actor, words: str) -> None:
    item.settle(state)
    tray_blobs().remove(item.blob_id)
    PracticeLine.append(f"tray.{state}", by=by, words=words, subject=item.id)
