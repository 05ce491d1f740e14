"""Whether every client's store has the schema of this code: how many are behind, and why."""

from bulkhead.base.facts import BAD, GOOD, OPEN, UNKNOWN, WARN, Fact
from bulkhead.isolation import upgrades
from bulkhead.isolation.places import Places
from bulkhead.isolation.upgrades import Upgrade

NAME = "Upgrade of the clients' stores"
NOBODY = "Nobody has looked yet; the next start does."
DONE = "Every client's store is up to date."


def facts(places: Places) -> list[Fact]:
    """One line: current, going on, or which were left out. Clients are named by the page that shows it, not here."""
    last = upgrades.last(places)
    if last is None or not last.is_of_today:
        fact = Fact(NAME, OPEN, UNKNOWN, NOBODY)
    elif not last.finished:
        fact = Fact(NAME, WARN, f"{last.done} of {last.vaults}", _left(last))
    elif last.broken:
        fact = Fact(NAME, BAD, f"Left out: {len(last.broken)}", _why(last))
    else:
        fact = Fact(NAME, GOOD, "Current", DONE)
    return [fact]


def _left(last: Upgrade) -> str:
    left = last.vaults - last.done
    noun = "client is" if left == 1 else "clients are"
    return f"{left} {noun} still being brought up to date; all others can be opened."


def _why(last: Upgrade) -> str:
    """Each reason once, with how many it keeps out."""
    reasons = list(last.broken.values())
    counted = [f"{reasons.count(why)} × {why}" for why in dict.fromkeys(reasons)]
    return f"These cannot be opened until they are brought up to date: {' '.join(counted)}"
