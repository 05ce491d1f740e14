"""Before anything starts: what is unsafe is refused, and what is doubtful is said aloud, once, on the error stream."""

import os
import sys

from bulkhead.base.facts import BAD, WARN, Fact
from bulkhead.isolation.errors import WallError
from bulkhead.isolation.facts import front, home, machine
from bulkhead.isolation.places import Places

CLOSED = 0o077
SPOKEN_LATER = frozenset({"Clock", "Python and packages"})  # said by `bulkhead doctor` and the status page.


class UnsafeHome(WallError):
    """Bulkhead does not start like this; each reason is a sentence with what to do."""


def close_to_others() -> None:
    """Whatever this process and its children make is its user's alone, however loose the system's habit is."""
    os.umask(CLOSED)


def refuse_unsafe(places: Places) -> None:
    """UnsafeHome with all that must be mended first."""
    close_to_others()
    unsafe = [_sentence(fact) for fact in _found(places) if fact.kind == BAD]
    if unsafe:
        raise UnsafeHome("\n".join(unsafe))


def say_doubts(places: Places) -> None:
    """What should be mended, aloud; it stops nothing. Said by whoever does serve, and by nobody who was refused."""
    for fact in _found(places):
        if fact.kind == WARN:
            sys.stderr.write(f"bulkhead: WARNING. {_sentence(fact)}\n")


def _found(places: Places) -> list[Fact]:
    every = [*front.facts(places), *home.facts(places), *machine.facts(places)]
    return [fact for fact in every if fact.name not in SPOKEN_LATER]


def _sentence(fact: Fact) -> str:
    return f"{fact.name}: {fact.words}{f' Type: {fact.remedy}' if fact.remedy else ''}"
