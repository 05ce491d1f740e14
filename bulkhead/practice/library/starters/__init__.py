"""Six items to begin with, written for this product. Their files lie here; the manifest says what they are."""

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import TypedDict

from bulkhead.practice.library.about import About


class Written(TypedDict):
    """One entry of the manifest."""

    file: str
    title: str
    code: str
    kind: str
    verticals: list[str]
    tags: list[str]
    note: str
    version_note: str


@dataclass(frozen=True)
class Starter:
    """A file to begin with, and what is said about it."""

    file: str
    about: About
    version_note: str

    def content(self) -> bytes:
        return (files(__package__) / self.file).read_bytes()


LICENCE = "Came with Bulkhead; change it and use it as your own."


def starters() -> list[Starter]:
    """In the order of the manifest."""
    written: list[Written] = json.loads((files(__package__) / "manifest.json").read_text())
    return [_starter(one) for one in written]


def _starter(one: Written) -> Starter:
    about = About(
        title=one["title"],
        kind=one["kind"],
        code=one["code"],
        verticals=tuple(one["verticals"]),
        tags=tuple(one["tags"]),
        note=one["note"],
        licence_note=LICENCE,
    )
    return Starter(one["file"], about, one["version_note"])
