"""The fields of a library item, with what they become for one client."""

from collections.abc import Mapping
from typing import NamedTuple

from bulkhead.crossings.pull import KNOWN
from bulkhead.practice.library.models import ItemVersion
from bulkhead.practice.library.taking import Source


class Field(NamedTuple):
    """One field: how it is written, where it first stands, what goes there, and what that is."""

    name: str
    place: str
    value: str
    meaning: str


def fields_of(version: ItemVersion, *, known: Mapping[str, str], source: Source) -> list[Field]:
    """The fields of what is copied that a known value or a remembered one covers, in the order of the file."""
    stands_for = {mapping.field: mapping.known for mapping in version.item.mappings.all()}
    first: dict[str, str] = {}
    for name, place in source.fields:
        first.setdefault(name, place)
    return [
        _field(name, place, known, stands_for.get(name, name))
        for name, place in first.items()
        if stands_for.get(name, name) in known
    ]


def _field(name: str, place: str, known: Mapping[str, str], meaning: str) -> Field:
    return Field(name, place, known[meaning], KNOWN[meaning])
