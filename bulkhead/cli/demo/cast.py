"""Who is in the demo: the practice's people, and what is said of a client. Names are chosen as traps for the guard."""

from dataclasses import dataclass

from bulkhead.cli.demo.days import ZONE
from bulkhead.cli.demo.folder import EMAIL, PASSWORD
from bulkhead.cli.demo.stage import Events
from bulkhead.crossings.provision import Wanted
from bulkhead.practice.accounts.founding import Founding

FOUNDED = "2026-01-12 09:00"
PRACTICE = Founding("Northlight Fractional", "Maren Okafor", "CMO", ZONE, "USD", EMAIL, PASSWORD, is_demo=True)


@dataclass(frozen=True)
class Associate:
    """Someone else of the practice, who opens the clients they are allocated to and no other."""

    name: str
    email: str
    role_words: str
    joined: str


TOBIAS = Associate("Tobias Lind", "tobias@northlight.example", "CFO", "2026-01-19 09:00")
INES = Associate("Ines Carvalho", "ines@northlight.example", "CTO", "2026-01-19 10:00")
PRIYA = Associate("Priya Anand", "priya@northlight.example", "COO", "2026-11-02 09:00")
ASSOCIATES = (TOBIAS, INES, PRIYA)


@dataclass(frozen=True)
class Member:
    """Someone at a client: when they were added and last seen; never seen when that is empty."""

    name: str
    email: str
    role: str
    title: str
    added: str
    seen: str = ""


@dataclass(frozen=True)
class Company:
    """A client, since when, with its people and all that happened. An associate may lead it."""

    since: str
    wanted: Wanted
    members: tuple[Member, ...]
    story: Events
    led_by: Associate | None = None
