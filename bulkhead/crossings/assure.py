"""Assure: what a client's security lead may rely on. What passes: the practice's words about its machine, who of it
may open this vault, and what was proven of this one vault. Nothing about any other client.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Self
from uuid import UUID

from django.db import transaction

from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.practice.accounts.models import Practice, Practitioner, who_opens
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.assurance.models import Assurance, Outcome
from bulkhead.vault.deliverables.models import Blob
from bulkhead.vault.trail.models import VaultLine

WORKER = Actor("worker", "Bulkhead")
WORDS = frozenset({"country", "contact", "retention", "is_second_factor_asked"})
Said = dict[str, object]


@dataclass(frozen=True)
class Saying:
    """What the practice says to every vault, read once: its own words, and who of it may open what."""

    words: Said
    openers: tuple[tuple[Practitioner, frozenset[UUID] | None], ...]

    @classmethod
    def now(cls) -> Self:
        """As it stands: three questions, however many clients there are."""
        practice, openers = Practice.only(), tuple(who_opens())
        if practice is None:
            return cls({}, openers)
        words: Said = {
            "country": practice.country,
            "contact": practice.security_contact,
            "retention": practice.retention,
            "is_second_factor_asked": practice.asks_second_factor,
        }
        return cls(words, openers)

    def to(self, client: Client) -> Said:
        """Nothing else of the practice passes."""
        those = [one for one, opens in self.openers if opens is None or client.pk in opens]
        return {**self.words, "openers": [{"name": one.name, "part": one.get_kind_display()} for one in those]}


def assure(  # lint: arguments -- each is a fact of its own, and most callers know one.
    client: Client,
    *,
    proven_restore_at: datetime | None = None,
    checked_at: datetime | None = None,
    outcome: Outcome | None = None,
    certificate: bytes | None = None,
    backups_kept: int | None = None,
    by: Actor = WORKER,
    says: Saying | None = None,
) -> None:
    """Write into one vault what it may know of its own safety; what is None stays as it is.

    `certificate` is the PDF of the client's edition. A check, and other words of the practice, stand in both logs.
    """
    proven = {"proven_restore_at": proven_restore_at, "checked_at": checked_at, "backups_kept": backups_kept}
    said: Said = {name: value for name, value in proven.items() if value is not None}
    if outcome is not None:
        said["check_outcome"] = outcome.value
    said |= (says or Saying.now()).to(client)
    with inside(client), transaction.atomic(using="vault"):
        is_new = not Assurance.objects.exists()
        changed = Assurance.keep(said) - (WORDS | {"openers"} if is_new else set())
        if certificate is not None:
            _keep_certificate(certificate)
        told = _told(changed, by=by)
        for words in told:
            VaultLine.append("assurance.written", by=by, words=words)
    for words in told:
        PracticeLine.append("client.assured", by=by, words=f"{words} Told {client}.", subject=client.id)


def assure_all(*, by: Actor = WORKER) -> None:
    """Tell every vault what the practice says now; a vault that knows it already writes nothing."""
    says = Saying.now()
    for client in Client.objects.filter(state=Client.State.LIVE):
        assure(client, by=by, says=says)


def make_practice_safe(practice: Practice, *, wanted: Mapping[str, object], lead: Practitioner, seen: str = "") -> None:
    """How one signs in at the desk, and what every client's people read about safety; each vault is told.

    PracticeChanged when the form was opened with something else than what stands there.
    """
    practice.make_safe(wanted, by=lead.actor, seen=seen)
    assure_all(by=lead.actor)


def _keep_certificate(pdf: bytes) -> None:
    """The newest one only; the file of the one before goes when the row is in."""
    row = Assurance.only()
    former: UUID | None = row.certificate_id
    row.certificate = Blob.of(vault_blobs().put([pdf]))
    row.save()
    if former is not None:
        Blob.objects.filter(pk=former).delete()
        transaction.on_commit(partial(vault_blobs().remove, former), using="vault")


def _told(changed: frozenset[str], *, by: Actor) -> list[str]:
    """What both logs say.

    Neither how many backups are kept nor when a restore was proven: each night's backup changes them, and nobody
    decided it. The page of safety shows both as they are.
    """
    told = []
    if changed & WORDS:
        told.append(f"{by.name} changed what is said here about safety.")
    if "openers" in changed:
        told.append("Who of the practice may open this place is another list now.")
    if "checked_at" in changed:
        told.append(f"The isolation of this place was checked: {Assurance.only().get_check_outcome_display()}.")
    return told
