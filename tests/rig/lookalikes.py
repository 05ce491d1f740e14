"""Six clients whose names begin, end and contain each other, each full of canaries; and five kinds of people."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from bulkhead.base.canaries import Brand, Canaries
from bulkhead.base.clock import today
from bulkhead.base.hues import HUES
from bulkhead.cli.check.addresses import Address, Holdings, addresses, holdings
from bulkhead.cli.check.cast import DESK, NOBODY, PORTAL, Visitor
from bulkhead.cli.check.fields import TOLD
from bulkhead.cli.check.judging import Judge
from bulkhead.cli.check.papers import letter
from bulkhead.cli.check.planting import Planting
from bulkhead.crossings.opening import open_client
from bulkhead.crossings.provision import Wanted, add_client
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import practice_blobs, vault_blobs
from bulkhead.practice.accounts.models import Allocation, Practice, Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.models import Item, ItemVersion
from bulkhead.vault.decisions.models import Promise
from bulkhead.vault.deliverables.answers import Comment
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.engagement.models import StatusSentence
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.requests.models import Request
from bulkhead.vault.requests.wanted import Need
from bulkhead.vault.requests.wanted import Wanted as Asked
from tests.browse import Browser, desk_browser, portal_browser

NAMES = ("Acme", "Globex", "Initech", "Umbra", "Aco", "Acme Labs")
ALLOCATED = ("acme", "aco")
STRIDE = 31
OWNER, ASSOCIATE, MEMBER, SIGNER, ANONYMOUS = "owner", "associate", "member", "signer", "anonymous"
KINDS = (OWNER, ASSOCIATE, MEMBER, SIGNER, ANONYMOUS)


@dataclass
class Place:
    """One client with its browsers: a member who is signed in, and somebody who came by an invitation."""

    client: Client
    browsers: dict[str, Browser] = field(default_factory=dict)

    @property
    def owner(self) -> str:
        return self.client.id.hex


@dataclass
class World:
    """All of it in one data folder."""

    canaries: Canaries
    places: list[Place]
    practitioners: dict[str, Practitioner]
    desks: dict[str, Browser]
    held: Holdings
    judge: Judge
    addresses: dict[str, list[Address]]

    @classmethod
    def made(cls) -> "World":
        """In the data folder whose keys this process holds."""
        people = _practice()
        clients = [_client(name, lead=people[OWNER]) for name in NAMES]
        canaries = Canaries()
        planting = Planting(canaries)
        for client in clients:
            planting.in_client(client)
            for practitioner in people.values():
                if practitioner.may_open(client):
                    open_client(client, by=practitioner)
        planting.in_practice(clients)
        held = holdings(clients)
        sums = {one: owner for owner, those in planting.done.sums.items() for one in those}
        rooms = {client.slug: client.id.hex for client in clients}
        judge = Judge(canaries, held.owner_of, {}, {}, sums, rooms, held.tokens())
        return cls(
            canaries,
            [_place(client) for client in clients],
            people,
            {name: desk_browser(as_practitioner=one) for name, one in people.items()} | {ANONYMOUS: desk_browser()},
            held,
            judge,
            {surface: addresses(surface) for surface in (DESK, PORTAL)},
        )

    @property
    def browsers(self) -> list[Browser]:
        return [*self.desks.values(), *(browser for place in self.places for browser in place.browsers.values())]

    def paths(  # lint: arguments -- of which surface, where, with whose things, and where to begin.
        self, surface: str, place: Place, other: Place, which: int, thing: int
    ) -> Iterator[str]:
        """Addresses in an order of their own for each number, filled with things of the other, or of the practice."""
        every = self.addresses[surface]
        for number in range(len(every)):
            address = every[(which + number * STRIDE) % len(every)]
            ids = [self.held.of(other.owner, slot=slot) or self.held.of("", slot=slot) for slot in address.things]
            if all(ids):
                values = {slot.name: own[thing % len(own)] for slot, own in zip(address.things, ids, strict=True)}
                yield address.filled({"slug": place.client.slug, **values})

    def word(self, place: Place, what: str) -> str:
        return self.canaries.word(Brand(place.owner, TOLD), planted=what)

    def visitor(self, kind: str, surface: str, place: Place) -> Visitor:
        """How the judge knows them."""
        if surface == PORTAL:
            standing = kind if kind in (MEMBER, SIGNER) else NOBODY
            return Visitor(kind, standing, PORTAL, place.client.portal_host, 0, "", place.owner, place.client.slug)
        if kind not in self.practitioners:
            return Visitor(kind, NOBODY, DESK, "", 0, "", "")
        person = self.practitioners[kind]
        opens = frozenset(one.owner for one in self.places if person.may_open(one.client))
        return Visitor(kind, person.kind, DESK, "", 0, "", place.owner, place.client.slug, opens)


def _practice() -> dict[str, Practitioner]:
    Practice(name="Northlight Fractional", time_zone="America/Chicago", currency="USD").save()
    owner = Practitioner.objects.create_user("maren@northlight.example", name="Maren Okafor")
    associate = Practitioner.objects.create_user("tobias@northlight.example", name="Tobias Lind", kind="associate")
    item = Item(title="Ninety-day plan", kind="template", note="Ours alone.")
    item.save()
    kept = practice_blobs().put([letter("Plan for {{client.name}}")])
    version = ItemVersion(item=item, number=1, blob_id=kept.blob_id, name="plan.docx", kind="docx", size=kept.size)
    version.sha256, version.added_by = kept.sha256, owner.name
    version.save()
    return {OWNER: owner, ASSOCIATE: associate}


def _client(name: str, *, lead: Practitioner) -> Client:
    slug = name.lower().replace(" ", "-")
    client = add_client(Wanted(name, slug, HUES[NAMES.index(name)], name, f"{name}, Inc."), lead=lead)
    if slug in ALLOCATED:
        Allocation(practitioner=Practitioner.objects.get(kind="associate"), client=client).save()
    with inside(client):
        _fill(slug, lead)
    return client


def _fill(slug: str, lead: Practitioner) -> None:
    by, day = lead.actor, today("UTC") + timedelta(days=3)
    member = Person.add("Dana Reed", email=f"dana@{slug}.example", role="sponsor", by=by)
    Person.add("Chase Banks", email=f"chase@{slug}.example", role="leader", by=by)
    StatusSentence.write("On track.", by=by, next_step="Decide.", next_step_by="Dana")
    deliverable = Deliverable.plan("Plan", kind="plan", due_on=day, by=by)
    page = vault_blobs().put([b"<h2>The plan</h2>"])
    version = deliverable.add_version(
        vault_blobs().put([letter(slug)]), name="plan.docx", kind="docx", by=by, page=page
    )
    deliverable.send_for_review(by=by)
    Delivery.deliver(version, readers=[], approvers=[member], by=by)
    Comment.write(deliverable, words="Remember this.", by=by)
    Request.ask("What about this?", kind="question", person=member)
    Asked.ask(Need("Numbers", person=member), by=by)
    Promise.make("A list", to_name="Dana", due_on=day, by=by)


def _place(client: Client) -> Place:
    with inside(client):
        member = Person.objects.get(role="sponsor")
        invitation = Invitation.objects.filter(person__role="leader", used_at=None).latest("written_at")
        token = invitation.mint()
    signer = portal_browser(client)
    came = signer.post(f"/invitations/{token}/")
    assert came.status == 303, "an invitation lets somebody in"
    browsers = {MEMBER: portal_browser(client, as_person=member.id), SIGNER: signer, ANONYMOUS: portal_browser(client)}
    return Place(client, browsers)
