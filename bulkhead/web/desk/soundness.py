"""What the status page says: the facts of the wall and of the practice, by group, and which of them want somebody."""

from collections.abc import Sequence
from typing import NamedTuple

from bulkhead.base.facts import BAD, UNKNOWN, WARN, Fact
from bulkhead.isolation import keys
from bulkhead.isolation.facts import running
from bulkhead.isolation.facts.gathered import Group, Said, gathered
from bulkhead.practice.accounts.models import Practice
from bulkhead.practice.soundness.facts import practice_facts
from bulkhead.practice.soundness.tables import table_fact
from bulkhead.web.ui.counts import counted, listed

SELF_EVIDENT = frozenset({"Bulkhead", "Worker"})  # this page is served, so its worker should run.
RANK = {BAD: 0, WARN: 1}


class Part(NamedTuple):
    """One group of the page."""

    name: str
    facts: list[Fact]

    @property
    def wanting(self) -> int:
        """How many of it want somebody."""
        return sum(fact.kind in RANK for fact in self.facts)

    @property
    def words(self) -> str:
        """How the group stands, beside its name."""
        if self.wanting:
            words = f"{counted(self.wanting, one='thing')} to look at"
        elif any(fact.word == UNKNOWN for fact in self.facts):
            words = "Not all of it is known"
        else:
            words = "Well"
        return words


def said(practice: Practice) -> list[Said]:
    """Read from the machine, the files and the store now, not remembered."""
    places = keys.ring().places
    found = [one for one in gathered(places) if one.fact.name not in SELF_EVIDENT]
    return [
        Said(Group.RUNNING, running.worker(places)),
        *found,
        Said(Group.RUNNING, table_fact()),
        *practice_facts(practice),
    ]


def parts(every: Sequence[Said]) -> list[Part]:
    """By group, in the order of the groups; what wants somebody stands first in each."""
    found = [Part(group.value, _sorted([one.fact for one in every if one.group == group])) for group in Group]
    return [part for part in found if part.facts]


def headline(shown: Sequence[Fact]) -> str:
    """The worst first: what does not work, then how much is to be looked at, and only then that all is well."""
    broken = [fact.name for fact in shown if fact.kind == BAD]
    doubtful = [fact for fact in shown if fact.kind == WARN]
    if broken:
        words = f"{listed(broken)} {'needs' if len(broken) == 1 else 'need'} you."
    elif doubtful:
        words = f"Running, {counted(len(doubtful), one='thing')} to look at."
    else:
        words = "Everything that should run runs."
    return words


def lead(shown: Sequence[Fact]) -> str:
    """What there is to look at, by name; nothing where all is well."""
    names = [fact.name for fact in shown if fact.kind == WARN]
    return f"To look at: {listed(names)}." if names else ""


def _sorted(shown: list[Fact]) -> list[Fact]:
    return sorted(shown, key=lambda fact: RANK.get(fact.kind, len(RANK)))
