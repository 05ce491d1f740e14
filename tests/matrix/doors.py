"""Where at the desk somebody can type words that a client's vault keeps, found in the forms of its pages."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from bulkhead.isolation import keys
from bulkhead.isolation.engines.cipher.base import connect
from tests.browse import Answer
from tests.matrix.expecting import INSIDE, Visitor
from tests.matrix.filling import Files, Form, fillings, form_for
from tests.matrix.surfaces import Surface
from tests.matrix.twice import body_of, entries_of
from tests.rig.addresses import Address, addresses

FREE = frozenset({"text", "", "email"})
LONGEST = 10_000
SEARCH = "q"  # stands on every page, and is no part of its form.


@dataclass(frozen=True)
class Typed:
    """A form as somebody would send it, and those of its fields that take any words: of what kind, and how long."""

    path: str
    form: Form
    files: Files
    free: dict[str, tuple[str, int]]


def doors() -> list[Address]:
    """Every address inside a client that takes a form."""
    every = addresses("bulkhead.web.desk.urls")
    return [one for one in every if one.declared and "POST" in one.declared.methods and one.declared.who in INSIDE]


def typed(surface: Surface, address: Address, visitor: Visitor) -> Typed:
    """What a person sends there; words in a field that its page does not have are words as well."""
    path = next(way.path for way in fillings(address, surface.own, surface.other) if way.is_own)
    form, files = body_of(surface, address, visitor, path)
    kinds = dict(_kinds(surface, visitor, path))
    taught, _ = form_for(address, surface.own)
    unseen = {name: ("text", LONGEST) for name, value in taught.items() if isinstance(value, str)}
    free = {name: how for name, how in {**unseen, **kinds}.items() if how[0] in FREE and name != SEARCH}
    return Typed(path, form, files, free)


def _kinds(surface: Surface, visitor: Visitor, path: str) -> Iterator[tuple[str, tuple[str, int]]]:
    """Of each field of the form as it stands on a page: what it takes, and how much."""
    for page in _pages(surface, visitor, path):
        for one in entries_of(page, path):
            name, kind = one.get("name"), "" if one.tag == "textarea" else one.get("type", "")
            if name and name != "csrfmiddlewaretoken":
                longest = int(one.get("maxlength") or LONGEST)
                yield name, ("choice" if one.tag == "select" else kind, longest)


def _pages(surface: Surface, visitor: Visitor, path: str) -> Iterator[Answer]:
    parts = path.strip("/").split("/")
    for count in range(1, len(parts) + 1):  # the own page last: what it says of a field counts.
        yield surface.ask(visitor, "GET", "/" + "/".join(parts[:count]) + "/")


def said_in_vault(surface: Surface, name: str) -> list[str]:
    """Tables of the own vault that hold this name in any column."""
    ring = keys.ring()
    with closing(connect(ring.vault(surface.own.client.vault_id))) as raw:
        tables = [str(row[0]) for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [table for table in tables if any(name in repr(row) for row in raw.execute(f"SELECT * FROM {table}"))]
