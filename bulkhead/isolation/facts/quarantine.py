"""How many clients' stores were set apart because they cannot be opened."""

from bulkhead.base.facts import BAD, GOOD, OPEN, UNKNOWN, Fact
from bulkhead.isolation import keys
from bulkhead.isolation.places import Places
from bulkhead.isolation.rests import Rest

NAME = "Clients' stores"
TYPE = "bulkhead restore BACKUPS --client SLUG"


def facts(places: Places) -> list[Fact]:
    """One line; which client it is says its own door."""
    holder = keys.holder() if keys.is_held() else None
    if not isinstance(holder, keys.Ring) or holder.places != places:
        return [Fact(NAME, OPEN, UNKNOWN, "Only a process that holds the keys sees it.")]
    apart = [why for why in holder.registry.resting().values() if why == Rest.DAMAGED]
    if apart:
        noun = "client" if len(apart) == 1 else "clients"
        words = f"The file of {len(apart)} {noun} is damaged, gone, or not its own. Nothing is written to it."
        fact = Fact(NAME, BAD, f"{len(apart)} set apart", words, TYPE)
    else:
        fact = Fact(NAME, GOOD, "Open", "Every store that was opened since the start could be.")
    return [fact]
