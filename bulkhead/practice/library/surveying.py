"""What is in a file that is to be shelved: fields, what looks like one, blanks that are none, the points of a list."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bulkhead.guard.readings import Reading
from bulkhead.isolation import children
from bulkhead.practice.library.checklists import lines_of
from bulkhead.practice.library.words import text_of

MOST_GAPS = 100

Read = Callable[[], Iterable[bytes]]


@dataclass(frozen=True)
class Survey:
    """Fields by place, what looks like one and is not, and blanks with the known field each may stand for."""

    uses: tuple[tuple[str, str], ...]
    problems: tuple[tuple[str, str, str], ...] = ()
    gaps: tuple[tuple[str, str, str], ...] = ()


def survey(name: str, *, read: Read) -> Survey:
    """Look through a file. Raises ChildFailed when it cannot be kept as an item."""
    found = json.loads(children.run("fields", args={"name": name}, payload=read()))
    uses = tuple((field, place) for field, place in found["uses"])
    problems = tuple((text, place, reason) for text, place, reason in found["problems"])
    return Survey(uses, problems, _gaps(name, read))


def fields_in(name: str, *, content: bytes) -> list[list[str]]:
    """Its fields by place, as a version keeps them."""
    found = json.loads(children.run("fields", args={"name": name}, payload=content))
    return [[field, place] for field, place in found["uses"]]


def read_text(reading: Reading) -> str:
    """What a search looks through."""
    return text_of((passage.place, passage.text) for passage in reading.passages)


def read_lines(reading: Reading) -> list[str]:
    """The points of a checklist."""
    return lines_of([read_text(reading)])


def _gaps(name: str, read: Read) -> tuple[tuple[str, str, str], ...]:
    """Blanks are an offer only: a file in which none can be looked for is kept all the same."""
    try:
        found = json.loads(children.run("gaps", args={"name": name}, payload=read()))
    except children.ChildFailed:
        return ()
    return tuple((text, place, suggests) for text, place, suggests in found[:MOST_GAPS])
