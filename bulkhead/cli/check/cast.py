"""Who goes through a copy: every practitioner, every person of every portal, and those who must get nothing."""

from dataclasses import dataclass, replace
from importlib import import_module

from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings

from bulkhead.base.hues import HUES
from bulkhead.base.ids import uuid7
from bulkhead.cli.bench.signing import desk_cookie
from bulkhead.cli.lead import lead
from bulkhead.crossings.provision import Wanted, add_client
from bulkhead.isolation import inside
from bulkhead.isolation.chain import Actor
from bulkhead.practice.accounts.factors import has_second_factor
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client, Opening
from bulkhead.vault.people.feeds import Feed
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.roles import Role
from bulkhead.vault.people.sessions import Session

DESK, PORTAL = "desk", "portal"
NOBODY = "nobody"
GUESSER = "nobody signed in"
BULKHEAD = Actor("worker", "Bulkhead")
BROWSER = "Check"
SECRET = "JBSWY3DPEHPK3PXP"


@dataclass(frozen=True)
class Visitor:
    """Somebody with cookies at one address. `standing` tells a person's role, or that this is nobody we know there.

    `own` is the client whose rooms they walk through, by its id; empty in the practice's own rooms.
    """

    name: str
    standing: str
    surface: str
    host: str
    port: int
    cookie: str
    own: str
    slug: str = ""
    opens: frozenset[str] = frozenset()

    @property
    def is_nobody(self) -> bool:
        return self.standing == NOBODY

    @property
    def key(self) -> str:
        """The same in every run of the same practice."""
        return f"{self.surface} {self.own} {self.name}"


@dataclass(frozen=True)
class Extra:
    """The two clients that are made in the copy: one with nothing in it, one with faults planted in it."""

    newcomer: Client
    probe: Client


def add_extra() -> Extra:
    """Both with one person, made by the product itself."""
    made = []
    for number, word in enumerate(("newcomer", "probe")):
        name = f"{word.title()} of the check"
        client = add_client(Wanted(name, f"{word}-{uuid7().hex[-8:]}", HUES[number], name), lead=lead())
        with inside(client):
            Person.add("Sam Newcomer", email=f"sam@{word}.example", role=Role.SPONSOR, by=BULKHEAD)
        made.append(client)
    return Extra(*made)


def people_every_portal(clients: list[Client]) -> None:
    """Where nobody is yet, somebody of the check; before planting, so that there is something to be shown."""
    for client in clients:
        with inside(client):
            if not Person.present().exists():
                Person.add("Sam Newcomer", email="sam@check.example", role=Role.SPONSOR, by=BULKHEAD)


def cast_at_portals(clients: list[Client]) -> list[Visitor]:
    """Everybody of every portal; one who was removed, one of another portal, one of the desk, and nobody at all."""
    people = {client.id: _people_of(client) for client in clients}
    practitioner = _desk_session(lead())
    found = []
    for number, client in enumerate(clients):
        at = Visitor("", "", PORTAL, client.portal_host, client.port or 0, "", client.id.hex, client.slug)
        found += [replace(at, name=name, standing=role, cookie=cookie) for name, role, cookie in people[client.id]]
        strangers = {GUESSER: "", "somebody who was removed": _removed(client)}
        other = clients[number - 1]
        strangers["somebody of another portal"] = people[other.id][0][2] if other.id != client.id else ""
        strangers["somebody of the practice"] = practitioner
        found += [replace(at, name=name, standing=NOBODY, cookie=cookie) for name, cookie in strangers.items()]
    return found


def cast_at_desk(clients: list[Client], *, port: int) -> list[Visitor]:
    """Every practitioner in the practice's rooms and in each client they may open; and two strangers."""
    found = []
    at = Visitor("", "", DESK, f"desk.localhost:{port}", port, "", "")
    for person in Practitioner.objects.filter(is_active=True).order_by("joined_at"):
        mine = [client for client in clients if person.may_open(client)]
        for client in mine:
            Opening.begin(practitioner=person, client=client)
        opens = frozenset(client.id.hex for client in mine)
        own = replace(at, name=str(person.id), standing=person.kind, cookie=_desk_session(person), opens=opens)
        found += [own, *(replace(own, own=client.id.hex, slug=client.slug) for client in mine)]
    portal = _people_of(clients[0])[0][2]
    found.append(replace(at, name=GUESSER, standing=NOBODY))
    found.append(replace(at, name="somebody of a portal", standing=NOBODY, cookie=portal))
    return found


def _people_of(client: Client) -> list[tuple[str, str, str]]:
    """Id, role and cookie of everybody who is there; each has a calendar address."""
    with inside(client):
        found = []
        for person in Person.present().order_by("added_at"):
            found.append((str(person.id), str(person.role), _portal_session(person)))
            if Feed.standing(person) is None:
                Feed.begin(person, instead_of=None)
        return found


def _removed(client: Client) -> str:
    with inside(client):
        person = Person.add("Rae Removed", email="rae@check.example", role=Role.SPONSOR, by=BULKHEAD)
        cookie = _portal_session(person)
        person.remove(by=BULKHEAD)
    return cookie


def _portal_session(person: Person) -> str:
    # What is walked through stands above the command line, so it is reached by name.
    cookie = import_module("bulkhead.web.portal.actor").COOKIE
    return f"{cookie}={Session.start(person, browser=BROWSER)}"


def _desk_session(person: Practitioner) -> str:
    """Under the name that the desk of this folder gives its cookie; with a second factor, should the practice ask."""
    if not has_second_factor(person):
        TOTP.activate(person, SECRET)
    settings.SESSION_COOKIE_NAME = import_module("bulkhead.config.shared").own_cookie("__Host-desk")
    return desk_cookie(person)
