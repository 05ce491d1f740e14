"""Each kind of planted file, made once and read once; what was found of its names, and where."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bulkhead.guard.matching import Names, Term
from bulkhead.guard.matching.terms import STRONG
from bulkhead.guard.reading import read
from bulkhead.guard.readings import Reading
from tests.guard.planting.book import book
from tests.guard.planting.deck import deck
from tests.guard.planting.letter import letter
from tests.guard.planting.marks import Mark, Marks
from tests.guard.planting.paper import paper
from tests.guard.planting.pictures import photo, shot
from tests.guard.planting.texts import logo, note

MADE: dict[str, Callable[[Marks], bytes]] = {
    "docx": letter,
    "pptx": deck,
    "xlsx": book,
    "pdf": paper,
    "jpg": photo,
    "png": shot,
    "svg": logo,
    "md": note,
}
HELD = "hold: "


@dataclass(frozen=True)
class Planted:
    kind: str
    content: bytes
    marks: dict[str, Mark]


@cache
def planted(kind: str) -> Planted:
    marks = Marks(kind)
    content = MADE[kind](marks)
    return Planted(kind, content, marks.planted)


@cache
def places() -> dict[str, dict[str, str]]:
    """Of each kind the places, each with the pattern that says where it is."""
    lines = Path(__file__).with_name("places.tsv").read_text("utf-8").splitlines()
    listed: dict[str, dict[str, str]] = {kind: {} for kind in MADE}
    for kind, place, says in (line.split("\t") for line in lines if not line.startswith("#")):
        listed[kind][place] = says
    return listed


@cache
def read_once(kind: str) -> tuple[Reading, dict[str, list[str]]]:
    file = planted(kind)
    return found(file.content, file=file)


def found(content: bytes, *, file: Planted) -> tuple[Reading, dict[str, list[str]]]:
    """Of each planted place whose name the guard finds, whole and for certain, the places that it says."""
    reading = read(f"planted.{file.kind}", content=content)
    names = Names(Term(place, "short_name", mark) for place, mark in file.marks.items())
    told: dict[str, list[str]] = {}
    for sighting in names.sightings(reading.passages, target=""):
        if sighting.strength == STRONG:
            told.setdefault(sighting.finding.client, []).append(sighting.finding.place)
    return reading, told
