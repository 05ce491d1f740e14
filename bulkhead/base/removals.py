"""What can be taken out of a file, or was: plain values that cross a pipe."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Removable:
    """One group of things, in words for the person who decides."""

    key: str
    what: str
    place: str
    count: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cleaned:
    """The cleaned copy; its name ends differently when the file became another kind."""

    content: bytes
    removed: tuple[Removable, ...]
    name: str

    def as_bytes(self) -> bytes:
        """One line of JSON, then the file."""
        removed = [asdict(each) for each in self.removed]
        return json.dumps({"name": self.name, "removed": removed}).encode() + b"\n" + self.content

    @classmethod
    def of_bytes(cls, written: bytes) -> "Cleaned":
        header, _, content = written.partition(b"\n")
        told = json.loads(header)
        return cls(content, tuple(map(_removable, told["removed"])), told["name"])


def as_json(found: Iterable[Removable]) -> bytes:
    return json.dumps([asdict(each) for each in found]).encode()


def of_json(written: bytes) -> list[Removable]:
    return [_removable(each) for each in json.loads(written)]


def _removable(told: dict[str, object]) -> Removable:
    examples = told["examples"]
    assert isinstance(examples, list), "we wrote it ourselves"
    return Removable(
        str(told["key"]),
        str(told["what"]),
        str(told["place"]),
        int(str(told["count"])),
        tuple(str(each) for each in examples),
    )
