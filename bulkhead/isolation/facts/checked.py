"""When the last isolation check ran, and what it found: read from what it left in the practice's own folder."""

import json
from datetime import datetime, timedelta

from bulkhead.base.clock import now
from bulkhead.base.facts import BAD, GOOD, WARN, Fact
from bulkhead.isolation.places import Places

NAME = "Isolation check"
OLD = timedelta(days=92)  # once a quarter, as clients ask for it.
TYPE = "bulkhead check"


def facts(places: Places) -> list[Fact]:
    """One line: never, void, leaks, too long ago, or clean."""
    try:
        last = json.loads((places.data / "checks" / "last.json").read_text(encoding="utf-8"))
        status, headline, began = str(last["status"]), str(last["headline"]), datetime.fromisoformat(last["began"])
    except FileNotFoundError:
        return [Fact(NAME, WARN, "Never", "Nobody has tried yet whether clients are kept apart here.", TYPE)]
    except (ValueError, KeyError, TypeError, OSError):
        return [Fact(NAME, WARN, "Not readable", "What the last check left could not be read. Run it again.", TYPE)]
    days = (now() - began).days
    words = f"{headline}, {'today' if days < 1 else '1 day ago' if days == 1 else f'{days:,} days ago'}."
    if status == "leak":
        fact = Fact(NAME, BAD, "Leak", f"{words} Read its report before anybody works on.", TYPE)
    elif status != "clean":
        fact = Fact(NAME, BAD, "Void", f"{words} Run it again.", TYPE)
    elif now() - began > OLD:
        fact = Fact(NAME, WARN, "Long ago", words, TYPE)
    else:
        fact = Fact(NAME, GOOD, "Clean", words)
    return [fact]
