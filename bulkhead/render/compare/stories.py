"""A file as stories of units: a slide, a sheet, the body or the headers of a letter, each with its texts in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from bulkhead.render.compare.results import Block, Runs
from bulkhead.render.refusals import Refused


@dataclass(frozen=True, eq=False)
class Unit:
    """A block, where it lies in the file, and why it may not be altered if it may not."""

    block: Block
    element: etree._Element | None = None
    cell: tuple[int, int] | None = None
    locked: str = ""

    @property
    def text(self) -> str:
        return self.block.text


@dataclass(eq=False)
class Story:
    """A whole one, such as a slide, comes and goes as one change."""

    key: str
    place: str
    units: list[Unit] = field(default_factory=list)
    is_whole: bool = False
    is_grid: bool = False

    @property
    def text(self) -> str:
        return "\n".join(unit.text for unit in self.units)


@dataclass(frozen=True, eq=False)
class Entry:
    """A unit of the old file, of the new one, or one of each that stand for each other."""

    old: Unit | None
    new: Unit | None


@dataclass(eq=False)
class Meeting:
    """A story of the old file and the one that stands for it in the new one."""

    old: Story | None
    new: Story | None
    entries: list[Entry]

    @property
    def is_whole(self) -> bool:
        return (self.old is None or self.new is None) and (self.old or self.new or Story("", "")).is_whole


Twins = Mapping[Unit, Unit]  # from the old file to the new one.


class Paper:
    """One opened file. A kind that can be altered overrides what it can do; the words say why the rest cannot."""

    cannot_alter = ""
    stories: list[Story]

    def blocks(self) -> list[Block]:
        return [unit.block for story in self.stories for unit in story.units]

    def attached(self) -> Mapping[str, int]:
        """The pictures, charts and attachments, each as a fingerprint and how often it is there."""
        return {}

    def why_not_restored(self, unit: Unit, *, meeting: Meeting, twins: Twins) -> str:
        """Why a unit of the old file cannot be put back; nothing when it can."""
        return self.cannot_alter

    def why_not_taken_out(self, story: Story) -> str:
        """Why a whole story of this file cannot be taken out; nothing when it can."""
        return self.cannot_alter

    def put_back(self, meetings: Sequence[Meeting], *, undone: "Undone") -> bytes:
        raise Refused(self.cannot_alter)


@dataclass(frozen=True)
class Undone:
    """What is to be as it was: entries of every kind, with the words to change, and whole stories to take out."""

    rewritten: Mapping[Entry, Runs]
    dropped: Iterable[Entry]
    restored: Iterable[Entry]
    taken_out: Iterable[Story]
    twins: Twins
    old: Paper
