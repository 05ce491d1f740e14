"""A look at a file that waits: made by a child for this one page, the names in it marked; nothing of it is kept."""

import json
from collections.abc import Callable, Iterable
from html import escape
from typing import NamedTuple

from bulkhead.guard.readings import Passage, Reading
from bulkhead.isolation import children
from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.web.desk.shown.names_marked import text_marked, with_names_marked

LARGEST = 200 * 1024
BEGINNING = "Only the beginning is shown."
Pieces = Callable[[], Iterable[bytes]]


class Leaf(NamedTuple):
    """A page as a picture, and its words, where a name can be marked."""

    number: int
    png: str
    width: int
    height: int
    html: str


class Look(NamedTuple):
    """What there is to see, what is not shown, or why there is nothing."""

    html: str = ""
    leaves: tuple[Leaf, ...] = ()
    cut: tuple[str, ...] = ()
    fault: str = ""


def look(name: str, *, pieces: Pieces, names: Iterable[str]) -> Look:
    """The file as its program would show it; of any other kind the texts that were read, place by place."""
    known = tuple(names)
    try:
        try:
            return _as_shown(children.run("preview", args={"name": name}, payload=pieces()), known)
        except children.ChildFailed as refused:
            return _as_read(children.run("read", args={"name": name}, payload=pieces()), known, str(refused))
    except children.ChildFailed as refused:
        return Look(fault=str(refused))
    except (BlobMissing, BlobDamaged) as fault:
        return Look(fault=f"{str(fault).capitalize()}.")


def _as_shown(made: bytes, names: tuple[str, ...]) -> Look:
    seen = json.loads(made)
    leaves = tuple(
        Leaf(one["number"], one["png"], one["width"], one["height"], text_marked(one["text"], names=names))
        for one in seen["pages"]
    )
    return Look(with_names_marked(seen["html"], names=names), leaves, tuple(seen["cut"]))


def _as_read(made: bytes, names: tuple[str, ...], refused: str) -> Look:
    reading = Reading.from_json(made)
    html, room = "", LARGEST
    for number, passage in enumerate(reading.passages[1:]):  # the first one is the file's name.
        piece = _paragraph(passage, names)
        room -= len(piece)
        if room < 0:
            return Look(html, cut=(BEGINNING,)) if number else Look(fault=refused)
        html += piece
    return Look(html, cut=(reading.hold,) if reading.hold else ()) if html else Look(fault=reading.hold or refused)


def _paragraph(passage: Passage, names: tuple[str, ...]) -> str:
    return f"<p><small>{escape(passage.place)}</small><br>{text_marked(passage.text, names=names)}</p>"
