"""Every address of both surfaces, read from their URL tables, and the real ids that fill them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from bulkhead.isolation import inside
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.vault.people.feeds import Feed
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.sessions import SignIn

SLOT = re.compile(r"<(?:(?P<converter>\w+):)?(?P<name>\w+)>")
TABLES = {"desk": "bulkhead.web.desk.urls", "portal": "bulkhead.web.portal.urls"}
# Slots by the model whose ids fill them, where it has another name.
CALLED = {
    "asked": ("Request",),
    "sent": ("SentFile",),
    "row": ("OutboxEntry",),
    "item": ("Item", "TrayItem"),
    "door": ("Person", "Session", "Invitation", "Feed", "Passkey"),
    "exception": ("SameWord",),
    "run": ("Import",),
    "period": ("LeftOut",),
    "version": ("Version", "ItemVersion"),
}
# Nobody is walked out of the room: what ends one's own session is pressed by nobody here.
ENDING = frozenset({"sign-out", "session-end", "sessions-end", "account_logout", "sessions-ending", "session-ending"})


class Slot(NamedTuple):
    converter: str
    name: str


@dataclass(frozen=True)
class Address:
    """One line of a URL table: its name, its pattern, and the methods it was declared with."""

    name: str
    pattern: str
    methods: tuple[str, ...]

    @property
    def slots(self) -> list[Slot]:
        return [Slot(found["converter"] or "str", found["name"]) for found in SLOT.finditer(self.pattern)]

    @property
    def things(self) -> list[Slot]:
        """Slots that name a thing; the slug names a client."""
        return [slot for slot in self.slots if slot.name != "slug"]

    @property
    def is_inside(self) -> bool:
        """Whether it lies in the rooms of one client."""
        return self.pattern.startswith("in/<slug:slug>/")

    def filled(self, values: dict[str, str]) -> str:
        return "/" + SLOT.sub(lambda found: values[found["name"]], self.pattern)


def addresses(surface: str) -> list[Address]:
    return [_address(whole, one) for whole, one in lines_of(get_resolver(TABLES[surface]).url_patterns)]


def lines_of(patterns: list[URLPattern | URLResolver], *, below: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every line of a URL table by its whole pattern, includes opened."""
    for one in patterns:
        whole = below + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from lines_of(one.url_patterns, below=whole)
        else:
            yield whole, one


def _address(whole: str, line: URLPattern) -> Address:  # lint: arguments -- a line as `lines_of` gives it.
    declared = getattr(line.callback, "declared", None)
    return Address(line.name or whole, whole, declared.methods if declared else ("GET",))


@dataclass
class Holdings:
    """What each owner has, by slot: a client by its id in hex, the practice by an empty word. And whose an id is."""

    by_slot: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    owner_of: dict[str, str] = field(default_factory=dict)

    def of(self, owner: str, *, slot: Slot) -> list[str]:
        return self.by_slot[owner][slot.name]

    def tokens(self) -> dict[str, str]:
        """Whose each one-use link and calendar address is."""
        return {token: owner for owner, slots in self.by_slot.items() for token in slots.get("token", ())}


def holdings(clients: list[Client]) -> Holdings:
    """Read from the copy's own stores, newest first."""
    found, slots = Holdings(), _every_slot()
    for client in clients:
        follow(client, held=found)
        with inside(client):
            _note_tokens(found, client.id.hex)
    for client in clients:
        _note_rows(found, "practice", owner=client.id.hex, slots=slots, client=client)
    _note_rows(found, "practice", owner="", slots=slots)
    return found


def follow(client: Client, *, held: Holdings) -> None:
    """What came into one vault since."""
    with inside(client):
        _note_rows(held, "vault", owner=client.id.hex, slots=_every_slot())


def _every_slot() -> set[Slot]:
    return {slot for surface in TABLES for address in addresses(surface) for slot in address.things}


def _note_rows(  # lint: arguments -- where they are kept, in which plane, whose, for which slots.
    found: Holdings, app: str, *, owner: str, slots: set[Slot], client: Client | None = None
) -> None:
    for model in apps.get_app_config(app).get_models():
        has_client = any(one.name == "client" for one in model._meta.concrete_fields)
        if app == "practice" and (has_client != (client is not None) or model in (Client, Practitioner)):
            continue
        rows = model._default_manager.filter(client=client) if client else model._default_manager.all()
        ids = [str(pk) for pk in rows.order_by("-pk").values_list("pk", flat=True)]
        found.owner_of.update({pk.replace("-", ""): owner for pk in ids if len(pk) == 36})
        for slot in slots:
            if model.__name__ in CALLED.get(slot.name, (slot.name.title(),)):
                own = found.by_slot[owner][slot.name]
                found.by_slot[owner][slot.name] = list(dict.fromkeys([*ids, *own]))


def _note_tokens(found: Holdings, owner: str) -> None:
    """One-use links and calendar addresses exist as sums only, so fresh ones are made."""
    tokens = found.by_slot[owner]["token"]
    tokens += [row.mint() for row in Invitation.objects.filter(used_at=None)[:2]]
    for person in Person.present()[:1]:
        tokens.append(SignIn.ask(person, nonce="n" * 43).mint()[0])
        tokens.append(Feed.begin(person, instead_of=Feed.standing(person)))
