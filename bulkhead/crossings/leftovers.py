"""Left over: what a template or the library left in a version that is to go out. A child reads, nothing passes."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from bulkhead.isolation import children, inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.deliverables.models import Version
from bulkhead.vault.deliverables.reviews import Waiver

READ = frozenset({"docx", "pptx", "xlsx", "pdf", "md", "txt"})  # the kinds whose words a child can search.
NOTE = "library"


@dataclass(frozen=True)
class Found:
    """Words that were not meant for the client: every place where they stand, and why they look so."""

    text: str
    why: str
    places: tuple[str, ...]

    @property
    def is_note(self) -> bool:
        """A note that belongs to the library never goes out, whatever the reason."""
        return NOTE in self.why.casefold()


class LeftOver(NotPossibleNow):
    """The version still has placeholders or notes of the library; `found` has them with their places."""

    def __init__(self, found: list[Found]) -> None:
        super().__init__("Something in it was not meant for your client. Take it out, or say why it stands there.")
        self.found = found


def left_over(client: Client, *, version: UUID) -> list[Found]:
    """What is left over in a version and was not waived; the same words once, with all their places."""
    with inside(client):
        row = Version.objects.get(pk=version)
        waived = set(Waiver.objects.filter(version=row).values_list("text", flat=True))
        return look_through(row, waived=waived)


def look_through(version: Version, *, waived: Collection[str]) -> list[Found]:
    """The same where the client is open already. NotPossibleNow when nobody could look."""
    if version.kind not in READ:
        return []
    pieces = vault_blobs().read(version.blob_id)
    try:
        told = json.loads(children.run("leftovers", args={"name": version.name}, payload=pieces))
    except children.ChildFailed as error:
        raise NotPossibleNow(f"It could not be looked through for what was left over. {error}") from error
    places: dict[str, list[str]] = {}
    reasons: dict[str, str] = {}
    for text, place, why in told:
        reasons.setdefault(text, why)
        places.setdefault(text, []).append(place)
    every = [Found(text, why, tuple(places[text])) for text, why in reasons.items()]
    return [found for found in every if found.is_note or found.text[:200] not in waived]


def refuse_left_over(client: Client, *, version: UUID) -> None:
    """LeftOver while something is."""
    found = left_over(client, version=version)
    if found:
        raise LeftOver(found)


def let_stand(client: Client, *, version: UUID, text: str, because: str, lead: Practitioner) -> None:
    """A placeholder that is meant so stays, for a reason. NotPossibleNow for a note of the library."""
    named = [found for found in left_over(client, version=version) if found.text == text]
    if any(found.is_note for found in named):
        raise NotPossibleNow("A note of your library never goes out. Take it out of the file and upload it again.")
    with inside(client):
        if named:
            Waiver.give(Version.objects.get(pk=version), text=text, because=because, by=lead.actor)
