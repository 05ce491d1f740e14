"""Bring: older work comes in from a folder, file by file. What passes: bytes the guard has read and let through.

What could not be read leaves no trace; what names another client, or may, waits in the tray.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import PurePath
from uuid import UUID

from bulkhead.crossings.intake import Aim, enter, keep
from bulkhead.crossings.judging import NOTHING, Judged, judge_file
from bulkhead.crossings.reading_copy import make_readable
from bulkhead.guard.readings import Reading
from bulkhead.guard.verdicts import Finding, Verdict
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import Sealed, tray_blobs
from bulkhead.isolation.errors import TooLarge
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import TrayItem
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.deliverables.models import Version

DOOR = "import"
GUESSES = (
    ("monthly_report", r"month\w* report"),
    ("monthly_recap", r"month\w* recap"),
    ("weekly_update", r"week"),
    ("quarterly_review", r"quarter\w* review"),
    ("board_pack", r"\bboard\b"),
    ("budget", r"budget"),
    ("invoice", r"invoice"),
    ("audit", r"audit"),
    ("critique", r"critique"),
    ("brief", r"\bbrief\b"),
    ("playbook", r"playbook"),
    ("workshop", r"workshop"),
    ("plan", r"\bplan\b"),
)


class Outcome(StrEnum):
    """What became of one file."""

    CAME_IN = "came_in"
    ALREADY = "already"
    STOPPED = "stopped"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Brought:
    """What became of one file, with the reason or the places, where it went, and what was read in it."""

    outcome: Outcome
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    version: UUID | None = None
    tray_item: UUID | None = None
    reading: Reading = NOTHING


@dataclass(frozen=True)
class Bringing:
    """For whom older work comes in, by whom, due when, and whether it is laid out in the portal at once."""

    client: Client
    lead: Practitioner
    due_on: date
    delivers: bool

    def bring(self, name: str, *, pieces: Iterable[bytes]) -> Brought:
        """Judge one file and let it in as a draft. The same bytes come in once, however often they are brought."""
        try:
            sealed = tray_blobs().put(pieces)
        except TooLarge as error:
            return Brought(Outcome.UNREADABLE, f"It was not taken: {error}.")
        try:
            return self._once(sealed, name=name)
        finally:
            if not TrayItem.objects.filter(blob_id=sealed.blob_id).exists():
                tray_blobs().remove(sealed.blob_id)

    def _once(self, sealed: Sealed, *, name: str) -> Brought:
        version, is_out = self._standing(sealed)
        if version is not None and (is_out or not self.delivers):
            return Brought(Outcome.ALREADY)
        pieces, by = tray_blobs().read(sealed.blob_id), self.lead
        judged = judge_file(name, pieces=pieces, target=self.client, door=DOOR, by=by.name, sha256=sealed.sha256)
        if not judged.passes:
            return self._refused(sealed, judged, name=name)
        if version is not None:
            self._lay_out(version)
            return Brought(Outcome.ALREADY)
        aim = self._aim(name)
        entered = enter(sealed, name=name, client=self.client, aim=aim, by=by.actor, judged=judged, door=DOOR)
        if self.delivers and entered.version:
            self._lay_out(entered.version)
        return Brought(Outcome.CAME_IN, version=entered.version, reading=judged.reading)

    def _standing(self, sealed: Sealed) -> tuple[UUID | None, bool]:
        """The version of the client's that has the same bytes, and whether it was delivered."""
        with inside(self.client):
            same = Version.objects.filter(blob__sha256=sealed.sha256).first()
            is_out = same is not None and Delivery.objects.filter(version=same).exists()
            return (None if same is None else same.id), is_out

    def _aim(self, name: str) -> Aim:
        return Aim(title=title_of(name), kind=kind_of(name), due_on=self.due_on)

    def _lay_out(self, version: UUID) -> None:
        """A version that has a newer one by now, or whose work was cancelled, stays where it is."""
        make_readable(self.client, version=version)
        try:
            with inside(self.client):
                Delivery.lay_out(Version.objects.select_related("deliverable").get(pk=version), by=self.lead.actor)
        except NotPossibleNow:
            return
        words = f"{self.lead.name} delivered something to {self.client} by an import."
        PracticeLine.append("delivered", by=self.lead.actor, words=words, subject=self.client.id)

    def _refused(self, sealed: Sealed, judged: Judged, *, name: str) -> Brought:
        judgement = judged.judgement
        if judgement.verdict == Verdict.HOLD:
            return Brought(Outcome.UNREADABLE, judgement.reason)
        waiting = TrayItem.objects.filter(client=self.client, sha256=sealed.sha256, state=TrayItem.State.WAITING)
        item = waiting.first()
        if item is not None:
            return Brought(Outcome.STOPPED, findings=judgement.findings)
        aim, by = self._aim(name), self.lead.actor
        item = keep(sealed, name=name, client=self.client, aim=aim, by=by, door=DOOR, judged=judged)
        return Brought(Outcome.STOPPED, findings=judgement.findings, tray_item=item.id)


def title_of(name: str) -> str:
    """What a file is called without its ending."""
    return " ".join(PurePath(name).stem.replace("_", " ").split())[:120] or name[:120]


def kind_of(name: str) -> str:
    """What sort of work its name says it is; other when it says nothing."""
    words = re.sub(r"[^a-z0-9]+", " ", name.lower())
    return next((kind for kind, pattern in GUESSES if re.search(pattern, words)), "other")
