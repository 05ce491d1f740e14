"""What was read in a file: plain values that cross a pipe. Imports nothing heavy."""

import json
from dataclasses import dataclass

FILE_NAME = "file name"


@dataclass(frozen=True)
class Passage:
    """A piece of text and where it stands, in the words of the person who wrote the file."""

    place: str
    text: str


@dataclass(frozen=True)
class Reading:
    """All text of a file; `hold` is a sentence when a part of it could not be read."""

    kind: str
    passages: tuple[Passage, ...] = ()
    hold: str = ""

    def as_json(self) -> bytes:
        pairs = [[passage.place, passage.text] for passage in self.passages]
        written = json.dumps([self.kind, pairs, self.hold], ensure_ascii=False, separators=(",", ":"))
        # A lone surrogate of a broken file must not break the pipe.
        return written.encode("utf-8", "replace")

    @classmethod
    def from_json(cls, written: bytes) -> "Reading":
        kind, pairs, hold = json.loads(written)
        return cls(kind, tuple(Passage(place, text) for place, text in pairs), hold)
