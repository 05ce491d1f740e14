"""What a check tried and found: plain values, for the terminal, a certificate and machines alike."""

import json
from dataclasses import asdict, dataclass, field
from typing import Self

CANNOT = (
    "A check is a trial, not a proof: it speaks of what it tried, and what it tried is counted here.",
    "It ran on a copy, on this machine and as the program stood that day. A change of either asks for another check.",
    "Whoever holds the practice’s machine and its master key can open every client. The practice itself is trusted.",
    "What a person copies by hand, says aloud or sends by other means is outside of what a program can keep apart.",
    "Words that are drawn in pictures were not read.",
)

BLIND = "it did not see a fault that was planted for it"


@dataclass(frozen=True)
class Spy:
    """A fault that was planted on purpose, and whether the check saw it."""

    what: str
    is_found: bool


@dataclass(frozen=True)
class Leak:
    """Something of one client that stood where it must not. `whose` and `where` are names, for the practice's eyes."""

    kind: str
    whose: str
    seen_by: str
    where: str
    address: str
    what: str
    count: int = 1


@dataclass(frozen=True)
class Portal:
    """One client's part, in numbers that follow from nobody else's.

    `client` is its id in hex; `unseen` counts those who were never shown anything of this client's, `failed` the
    answers from its rooms that were none.
    """

    name: str
    slug: str
    people: int
    asked: int
    documents: int
    leaks: int
    hue: int = 0
    client: str = ""
    unseen: int = 0
    failed: int = 0

    @property
    def gap(self) -> str:
        """Why what was not found here means nothing; empty when everybody was let in and every answer was one."""
        if self.unseen or not self.people:
            words = "not everybody was let in and shown what is theirs"
        elif self.failed:
            words = f"{_counted(self.failed, 'answer')} failed"
        else:
            words = ""
        return words

    def status_in(self, report: "Report") -> str:
        """How the check went for this one client: a leak is one whatever else was not seen."""
        if report.is_void:
            return "void"
        return "leak" if self.leaks else "void" if self.gap else "clean"


@dataclass(frozen=True)
class Report:
    """A whole check."""

    practice: str
    version: str
    began: str
    seconds: float
    sittings: int = 1
    counts: dict[str, int] = field(default_factory=dict)
    addresses: dict[str, int] = field(default_factory=dict)
    spies: tuple[Spy, ...] = ()
    leaks: tuple[Leak, ...] = ()
    failed: tuple[str, ...] = ()
    portals: tuple[Portal, ...] = ()
    not_served: tuple[str, ...] = ()
    standing: tuple[tuple[str, str, str], ...] = ()

    @property
    def is_void(self) -> bool:
        """It did not see what was planted for it to see, so what it did not see means nothing."""
        return not self.spies or not all(spy.is_found for spy in self.spies)

    @property
    def status(self) -> str:
        if self.is_void:
            return "void"
        return "leak" if self.leaks else "void" if self.gap else "clean"

    @property
    def gap(self) -> str:
        """What was not tried although it had to be; empty for a whole check."""
        unseen = [one for one in self.portals if one.unseen or not one.people]
        if unseen:
            words = f"at {_counted(len(unseen), 'client')} not everybody was let in and shown what is theirs"
        elif self.not_served:
            words = f"{_counted(len(self.not_served), 'store')} could not be opened"
        elif self.failed:
            words = f"{_counted(len(self.failed), 'kind')} of answers failed"
        else:
            words = ""
        return words

    @property
    def headline(self) -> str:
        found = sum(leak.count for leak in self.leaks)
        return {
            "void": f"This check is void: {BLIND if self.is_void else self.gap}",
            "leak": f"Found {_counted(found, 'leak')}",
            "clean": f"Nothing crossed, in {self.counts.get('requests', 0):,} answers",
        }[self.status]

    def as_json(self) -> str:
        return json.dumps({"status": self.status, "headline": self.headline, **asdict(self)}, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """As it was written."""
        given = json.loads(text)
        return cls(
            practice=given["practice"],
            version=given["version"],
            began=given["began"],
            seconds=given["seconds"],
            sittings=given["sittings"],
            counts=given["counts"],
            addresses=given["addresses"],
            spies=tuple(Spy(**one) for one in given["spies"]),
            leaks=tuple(Leak(**one) for one in given["leaks"]),
            failed=tuple(given["failed"]),
            portals=tuple(Portal(**one) for one in given["portals"]),
            not_served=tuple(given["not_served"]),
            standing=tuple((name, word, words) for name, word, words in given["standing"]),
        )


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
