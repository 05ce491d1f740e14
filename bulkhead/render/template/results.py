"""What reading and filling a template gives back, and the named ways in which either is refused."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_NAMED = 10


@dataclass(frozen=True)
class FieldUse:
    """A field and the place where it stands, in the reader's words."""

    field: str
    place: str


@dataclass(frozen=True)
class FieldProblem:
    """Something that looks like a field and is not one."""

    text: str
    place: str
    reason: str


@dataclass(frozen=True)
class Note:
    """Words meant for the library only; they never leave it."""

    text: str
    place: str


@dataclass(frozen=True)
class Gap:
    """A place left open by hand, such as [Client Name]; `suggests` is a known field or empty."""

    text: str
    place: str
    suggests: str


@dataclass(frozen=True)
class Leftover:
    """What must not reach a client: a field or a gap nobody filled, or a note for the library."""

    text: str
    place: str
    why: str


@dataclass(frozen=True)
class Survey:
    uses: tuple[FieldUse, ...]
    problems: tuple[FieldProblem, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Filled:
    """The copy, the fields filled in it, and the notes for the library that were left out of it."""

    content: bytes
    used: tuple[FieldUse, ...]
    notes: tuple[Note, ...] = ()


class NotATemplate(Exception):
    """The file cannot serve as a template."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TrackedChanges(NotATemplate):
    """The file still carries changes that nobody has accepted or rejected."""

    def __init__(self, place: str) -> None:
        super().__init__(f"accept or reject the tracked changes first; {place}")
        self.place = place


class UnknownField(Exception):
    """The template asks for fields that have no value; all of them, each with its first place."""

    def __init__(self, uses: Iterable[FieldUse]) -> None:
        first: dict[str, FieldUse] = {}
        for use in uses:
            first.setdefault(use.field, use)
        self.uses = tuple(first.values())
        super().__init__(_unknown(self.uses))


def _unknown(uses: tuple[FieldUse, ...]) -> str:
    named = [f"{{{{{use.field}}}}} in {use.place}" for use in uses[:MOST_NAMED]]
    if len(uses) > MOST_NAMED:
        named.append(f"{len(uses) - MOST_NAMED:,} more")
    if len(named) == 1:
        return f"{named[0]} is not a known field"
    return f"{', '.join(named[:-1])} and {named[-1]} are not known fields"


def refuse_unknown(uses: Iterable[FieldUse], *, known: Iterable[str]) -> None:
    unknown = [use for use in uses if use.field not in set(known)]
    if unknown:
        raise UnknownField(unknown)
