"""Who is in the demo: one principal and two clients with their people. Names are chosen as traps for the guard."""

from dataclasses import dataclass

from bulkhead.cli.demo.days import ZONE
from bulkhead.cli.demo.folder import EMAIL, PASSWORD
from bulkhead.crossings.provision import Wanted
from bulkhead.practice.accounts.founding import Founding

FOUNDED = "2026-03-02 09:00"
PRACTICE = Founding("Northlight Fractional", "Maren Okafor", "CMO", ZONE, "USD", EMAIL, PASSWORD, is_demo=True)


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
class Joining:
    """A client, since when, with its people."""

    added: str
    wanted: Wanted
    members: tuple[Member, ...]


SIGNAL = Joining(
    "2026-07-01 09:00",
    Wanted(
        "Signal",
        "signal",
        225,
        "Signal Foundry",
        "Signal Foundry, Inc.",
        "America/Chicago",
        terms=(
            ("domain", "signalfoundry.example"),
            ("person", "Dana Whitfield"),
            ("person", "Rune Sales"),
            ("person", "Priya Rao"),
            ("person", "Chase Banks"),
        ),
    ),
    (
        Member(
            "Dana Whitfield", "dana@signalfoundry.example", "sponsor", "CEO", "2026-07-01 09:20", "2026-11-20 16:55"
        ),
        Member(
            "Rune Sales", "rune@signalfoundry.example", "leader", "VP Revenue", "2026-07-01 09:25", "2026-11-19 11:30"
        ),
        Member("Priya Rao", "priya@signalfoundry.example", "leader", "Product", "2026-07-06 10:00", "2026-11-11 09:10"),
        Member(
            "Chase Banks", "chase@tallgrass.example", "board_viewer", "Board", "2026-09-07 15:00", "2026-10-21 07:40"
        ),
    ),
)
HARBOR = Joining(
    "2026-04-06 09:00",
    Wanted(
        "Harbor",
        "harbor",
        165,
        "Harbor Family Clinics",
        "Harbor Family Clinics LLC",
        "America/New_York",
        terms=(
            ("domain", "harborclinics.example"),
            ("person", "Alan Frost"),
            ("person", "Grace Long"),
            ("person", "Dana Ruiz"),
            ("person", "May Chen"),
        ),
    ),
    (
        Member(
            "Dr. Alan Frost", "alan@harborclinics.example", "sponsor", "CEO", "2026-04-06 09:30", "2026-11-18 08:15"
        ),
        Member("Grace Long", "grace@harborclinics.example", "leader", "COO", "2026-04-06 09:35", "2026-11-20 12:20"),
        Member(
            "Dana Ruiz",
            "dana@harborclinics.example",
            "team_member",
            "Call-centre lead",
            "2026-04-20 10:00",
            "2026-11-05 13:00",
        ),
        Member("May Chen", "may@harborclinics.example", "finance_contact", "Compliance", "2026-11-20 10:30"),
    ),
)
CLIENTS = (HARBOR, SIGNAL)
