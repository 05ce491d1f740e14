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
    """One client's part, in numbers that follow from nobody else's."""

    name: str
    slug: str
    people: int
    asked: int
    documents: int
    leaks: int
    hue: int = 0


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
        return "void" if self.is_void else "leak" if self.leaks else "clean"

    @property
    def headline(self) -> str:
        found = sum(leak.count for leak in self.leaks)
        return {
            "void": "This check is void: it did not see a fault that was planted for it",
            "leak": f"Found {found:,} {'leak' if found == 1 else 'leaks'}",
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
