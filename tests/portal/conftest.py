"""Signal's portal in the browsers of its people, and what they were given."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.models import VaultLine
from tests.browse import Browser
from tests.cast import Cast, Member

Portals = Callable[..., Browser]
Delivers = Callable[..., UUID]
DUE = date(2027, 3, 1)


@pytest.fixture
def dana(cast: Cast, portal_of: Portals) -> Browser:
    """Signal's sponsor."""
    return portal_of(cast.signal.client, as_person=cast.signal.sponsor)


@pytest.fixture
def chase(cast: Cast, portal_of: Portals) -> Browser:
    """Signal's board viewer, who was given nothing yet."""
    return portal_of(cast.signal.client, as_person=cast.signal.board)


@pytest.fixture
def visitor(cast: Cast, portal_of: Portals) -> Browser:
    """Somebody at Signal's portal who is not signed in."""
    return portal_of(cast.signal.client)


@pytest.fixture
def signal_plan(cast: Cast) -> str:
    """The address of the plan that waits for Dana."""
    return f"/delivered/{cast.signal.delivery}/"


@pytest.fixture
def deliver(cast: Cast) -> Delivers:
    """Deliver a file to people of Signal's, by id; the id of the delivery."""

    def delivered(
        name: str, content: bytes, *, kind: str = "other", to: list[UUID], approve: bool = False, title: str = "A file"
    ) -> UUID:
        with inside(cast.signal.client):
            people = list(Person.objects.filter(pk__in=to))
            work = Deliverable.plan(title, kind=kind, due_on=DUE, by=cast.maren.actor)
            kept = vault_blobs().put([content])
            version = work.add_version(kept, name=name, kind=name.rpartition(".")[2], by=cast.maren.actor)
            approvers = people if approve else []
            work.send_for_review(by=cast.maren.actor)
            return Delivery.deliver(version, readers=people, approvers=approvers, by=cast.maren.actor).pk

    return delivered


def person(member: Member, *, role: str, name: str = "Rune Sales", email: str = "rune@signalfoundry.example") -> UUID:
    """One more person at a client."""
    with inside(member.client):
        return Person.add(name, email=email, role=role, by=_practice(member)).pk


def acts(member: Member, *, act: str) -> int:
    """How often the log of a client says an act."""
    with inside(member.client):
        return VaultLine.objects.filter(act=act).count()


def _practice(member: Member) -> Actor:
    return Actor("practitioner", "Maren Okafor", member.sponsor)
