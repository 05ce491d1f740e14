"""What reading and filling a template gives back, and the named ways in which either is refused."""

from dataclasses import dataclass


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
class Survey:
    uses: tuple[FieldUse, ...]
    problems: tuple[FieldProblem, ...]


@dataclass(frozen=True)
class Filled:
    content: bytes
    used: tuple[FieldUse, ...]


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
    """The template asks for a field that has no value."""

    def __init__(self, field: str, place: str) -> None:
        super().__init__(f"{{{{{field}}}}} in {place} is not a known field")
        self.field = field
        self.place = place
