"""The cast: Maren, who may; Tobias, who may not; Signal and Harbor, each full of words nobody else says."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from django.contrib.auth.hashers import make_password

from bulkhead.base.clock import today
from bulkhead.crossings.provision import Wanted, add_client
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.practice.accounts.models import Practice, Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.vault.deliverables.answers import Comment
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.engagement.models import StatusSentence
from bulkhead.vault.people.models import Person

PASSWORD = "four plain words do"
SIGNAL_CANARY = "Quillfeather"
HARBOR_CANARY = "Brasswinkle"


@dataclass
class Member:
    """A client, one of its people, and what they were given, by id."""

    client: Client
    sponsor: UUID
    board: UUID
    deliverable: UUID
    version: UUID
    delivery: UUID
    canary: str


@dataclass
class Cast:
    """Everyone."""

    maren: Practitioner
    tobias: Practitioner
    signal: Member
    harbor: Member

    @classmethod
    def assemble(cls) -> "Cast":
        Practice(name="Northlight Fractional", time_zone="America/Chicago", currency="USD").save()
        maren = _practitioner("maren@northlight.example", name="Maren Okafor", kind="principal", role_words="CMO")
        tobias = _practitioner("tobias@northlight.example", name="Tobias Lind", kind="associate")
        return cls(maren, tobias, _signal(maren), _harbor(maren))


def _practitioner(email: str, *, name: str, kind: str, role_words: str = "") -> Practitioner:
    person = Practitioner(email=email, name=name, kind=kind, role_words=role_words, password=_hashed())
    person.save()
    return person


@cache
def _hashed() -> str:
    """The real hash, which takes a quarter of a second on purpose, once."""
    return make_password(PASSWORD)


def _signal(lead: Practitioner) -> Member:
    terms = (("person", "Dana Whitfield"), ("domain", "signalfoundry.example"), ("code_name", SIGNAL_CANARY))
    wanted = Wanted("Signal", "signal", 225, "Signal Foundry", "Signal Foundry, Inc.", "America/Chicago", terms=terms)
    people = ("Dana Whitfield", "dana@signalfoundry.example", "Chase Banks", "chase@signalfoundry.example")
    return _member(add_client(wanted, lead=lead), people=people, canary=SIGNAL_CANARY, by=lead.actor)


def _harbor(lead: Practitioner) -> Member:
    terms = (("person", "Alan Frost"), ("domain", "harborclinics.example"), ("code_name", HARBOR_CANARY))
    wanted = Wanted(
        "Harbor", "harbor", 165, "Harbor Clinics", "Harbor Family Clinics LLC", "America/New_York", terms=terms
    )
    people = ("Alan Frost", "alan@harborclinics.example", "Grace Long", "grace@harborclinics.example")
    return _member(add_client(wanted, lead=lead), people=people, canary=HARBOR_CANARY, by=lead.actor)


def _member(client: Client, *, people: tuple[str, str, str, str], canary: str, by: Actor) -> Member:
    with inside(client):
        sponsor = Person.add(people[0], email=people[1], role="sponsor", title=f"CEO {canary}", by=by)
        board = Person.add(people[2], email=people[3], role="board_viewer", by=by)
        StatusSentence.write(
            f"Mostly on track, says {canary}.", by=by, next_step=f"Decide on {canary}", next_step_by=people[0]
        )
        deliverable = Deliverable.plan(f"Plan for {canary}", kind="plan", due_on=_due(), by=by)
        kept = vault_blobs().put([f"# The plan\n\nAll about {canary}.\n".encode()])
        page = vault_blobs().put([f"<h2>The plan</h2><p>All about {canary}.</p>".encode()])
        version = deliverable.add_version(kept, name=f"plan-{canary}.md", kind="md", by=by, page=page)
        deliverable.send_for_review(by=by)
        delivery = Delivery.deliver(version, readers=[], approvers=[sponsor], by=by)
        Comment.write(deliverable, words=f"Remember {canary}.", by=by)
        return Member(client, sponsor.id, board.id, deliverable.id, version.id, delivery.id, canary)


def _due() -> date:
    return today("America/Chicago") + timedelta(days=3)
