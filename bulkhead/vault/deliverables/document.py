"""One delivered document as one person sees it: what it is, what was answered, and its text when it has one."""

import logging
from dataclasses import dataclass
from functools import cached_property
from typing import Self
from uuid import UUID

from bulkhead.isolation.blobs import vault_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.vault.deliverables.answers import Approval, ChangeAsked, Comment
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.handed import Handed
from bulkhead.vault.deliverables.models import Deliverable, Version
from bulkhead.vault.deliverables.openness import OF_A_DELIVERY
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.models import VaultLine

HISTORY = 20
HERE, APART, TAB, NOWHERE = "here", "apart", "tab", "nowhere"
log = logging.getLogger("bulkhead.deliverables")


@dataclass(frozen=True)
class Document:
    """A delivery as this person may see it, with the other versions they were given."""

    delivery: Delivery
    standing: Handed
    versions: list[Handed]

    @classmethod
    def given(cls, person: Person, *, delivery: UUID) -> Self | None:
        """None for anything this person was not given."""
        versions = Handed.versions_for(person, delivery=delivery)
        standing = next((row for row in versions if row.id == delivery), None)
        if standing is None:
            return None
        found = Delivery.objects.select_related("version__deliverable", "version__blob").get(pk=delivery)
        return cls(found, standing, versions)

    @property
    def deliverable(self) -> Deliverable:
        return self.delivery.version.deliverable

    @property
    def is_newest(self) -> bool:
        return self.versions[0] == self.standing

    @property
    def read_where(self) -> str:
        """Where its words are read: on its own page, on one apart, in a tab of its own, or in the file alone."""
        version = self.delivery.version
        if version.kind == "pdf":
            place = TAB
        elif version.page_id is None:
            place = NOWHERE
        else:
            place = HERE if version.kind == "md" else APART
        return place

    @cached_property
    def approvals(self) -> list[Approval]:
        return list(Approval.objects.filter(delivery=self.delivery).select_related("person"))

    @cached_property
    def changes(self) -> list[ChangeAsked]:
        return list(ChangeAsked.objects.filter(delivery=self.delivery).select_related("person"))

    @cached_property
    def comments(self) -> list[Comment]:
        return list(Comment.objects.filter(deliverable=self.deliverable))

    @cached_property
    def history(self) -> list[VaultLine]:
        lines = VaultLine.objects.filter(subject=self.deliverable.pk, act__in=OF_A_DELIVERY)
        return list(lines.order_by("-number")[:HISTORY])


@dataclass(frozen=True)
class Page:
    """The text of a version, made into HTML when it came in; unreadable when its file is gone or damaged."""

    html: str = ""
    unreadable: bool = False


def page_of(version: Version, *, by: Actor) -> Page | None:
    """The reading view, logged as read; None for a kind that has none."""
    if version.page_id is None:
        return None
    try:
        html = b"".join(vault_blobs().read(version.page_id)).decode()
    except (BlobMissing, BlobDamaged):
        log.error("the page of a delivered version cannot be read", extra={"version": str(version.pk)})
        return Page(unreadable=True)
    version.note_read(by=by)
    return Page(html)
