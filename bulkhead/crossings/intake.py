"""Intake: a file enters a client's vault as a version. What passes: bytes the guard has read and let through.

The upload lies sealed in the tray while it is read; what is not let through stays there and the vault never sees it.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from bulkhead.crossings.judging import Judged, judge_file
from bulkhead.guard.verdicts import Judgement, Verdict
from bulkhead.guard.visible import visible
from bulkhead.isolation import children, inside
from bulkhead.isolation.blobs import Sealed, tray_blobs, vault_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import TrayItem
from bulkhead.vault.deliverables.models import Blob, Deliverable, Version
from bulkhead.vault.search.text import keep_text

MADE_FROM = {"pull": "made", "import": "import"}  # any other door is an upload; the vault is not told of the library.


@dataclass(frozen=True)
class Aim:
    """What a file is to become: the next version of a deliverable, or the first one of a new one.

    `pulled` is the library's version it is a copy of; only the practice keeps that.
    """

    deliverable: UUID | None = None
    title: str = ""
    kind: str = "other"
    due_on: date | None = None
    note: str = ""
    pulled: UUID | None = None
    reissued_because: str = ""

    def as_json(self) -> dict[str, str]:
        """As it waits with a file in the tray."""
        due = self.due_on.isoformat() if self.due_on else ""
        return {
            "deliverable": str(self.deliverable or ""),
            "title": self.title,
            "kind": self.kind,
            "due_on": due,
            "note": self.note,
            "pulled": str(self.pulled or ""),
            "reissued_because": self.reissued_because,
        }

    @classmethod
    def from_json(cls, written: dict[str, str]) -> "Aim":
        """What `as_json` wrote, also before there was `pulled`."""
        due = date.fromisoformat(written["due_on"]) if written["due_on"] else None
        deliverable = UUID(written["deliverable"]) if written["deliverable"] else None
        pulled = UUID(written["pulled"]) if written.get("pulled") else None
        again = written.get("reissued_because", "")
        return cls(deliverable, written["title"], written["kind"], due, written["note"], pulled, again)


@dataclass(frozen=True)
class Taken:
    """What came of it: a version in the vault, or an item in the tray with the reasons."""

    judgement: Judgement
    deliverable: UUID | None = None
    version: UUID | None = None
    tray_item: UUID | None = None


def take_in(sealed: Sealed, *, name: str, client: Client, aim: Aim, by: Actor, door: str = "upload") -> Taken:
    """Judge an upload that lies in the tray and let it in, or leave it there. One that cannot enter is not kept."""
    pieces = tray_blobs().read(sealed.blob_id)
    judged = judge_file(name, pieces=pieces, target=client, door=door, by=by.name, sha256=sealed.sha256)
    if judged.passes:
        try:
            taken = enter(sealed, name=name, client=client, aim=aim, by=by, judged=judged, door=door)
        finally:
            tray_blobs().remove(sealed.blob_id)
    else:
        taken = Taken(
            judged.judgement,
            tray_item=keep(sealed, name=name, client=client, aim=aim, by=by, door=door, judged=judged).id,
        )
    return taken


def enter(
    sealed: Sealed, *, name: str, client: Client, aim: Aim, by: Actor, judged: Judged, door: str = "upload"
) -> Taken:
    """Copy a file from the tray's key to the vault's and add it as a version; blob first, then its row.

    The blob keeps its id, so that after a crash the same file enters again as the version that is there.
    """
    page = _page(name, judged.kind, sealed)
    with inside(client):
        kept = vault_blobs().put(tray_blobs().read(sealed.blob_id), blob_id=sealed.blob_id)
        reading = vault_blobs().put([page]) if page else None
        with _kept_only_if_used(kept, reading), transaction.atomic(using="vault"):
            version = Version.objects.filter(blob=kept.blob_id).first() or _deliverable(
                aim, by=by, door=door
            ).add_version(
                kept,
                name=name,
                kind=judged.kind,
                by=by,
                note=aim.note,
                made_from=MADE_FROM.get(door, "upload"),
                page=reading,
                reissued_because=aim.reissued_because,
            )
            keep_text(version, passages=visible(judged.reading))
        ids, is_new = (version.deliverable_id, version.id), version.blob_id == kept.blob_id
    if is_new:
        PracticeLine.append("intake", by=by, words=f"{by.name} let a file into {client}.", subject=client.id)
    return Taken(judged.judgement, deliverable=ids[0], version=ids[1])


@contextlib.contextmanager
def _kept_only_if_used(*copies: Sealed | None) -> Iterator[None]:
    """A copy that no version came to hold is let go of: the very same file was there, or it could not be added."""
    try:
        yield
    finally:
        for copy in filter(None, copies):
            if not Blob.objects.filter(pk=copy.blob_id).exists():
                vault_blobs().remove(copy.blob_id)


def _deliverable(aim: Aim, *, by: Actor, door: str) -> Deliverable:
    if aim.deliverable is not None:
        return Deliverable.objects.get(pk=aim.deliverable)
    assert aim.due_on is not None, "a new deliverable has a due date"
    if door == "import":
        return Deliverable.file(aim.title, kind=aim.kind, on=aim.due_on, by=by)
    return Deliverable.plan(aim.title, kind=aim.kind, due_on=aim.due_on, by=by)


def _page(name: str, kind: str, sealed: Sealed) -> bytes | None:
    """The reading view of a markdown file; other kinds are read as they are."""
    if kind != "md":
        return None
    return children.run("markdown", args={"name": name}, payload=tray_blobs().read(sealed.blob_id))


def keep(sealed: Sealed, *, name: str, client: Client, aim: Aim, by: Actor, door: str, judged: Judged) -> TrayItem:
    """Leave a file in the tray, with what the guard said of it."""
    item = TrayItem(client=client, aim=aim.as_json(), door=door, blob_id=sealed.blob_id, name=name[:255])
    item.size, item.sha256, item.arrived_by = sealed.size, sealed.sha256, by.name
    item.note(judged.judgement)
    item.save()
    words = f"A file for {client} waits in the tray: {Verdict(item.verdict).value}."
    PracticeLine.append("tray.kept", by=by, words=words, subject=item.id)
    return item
