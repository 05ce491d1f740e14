"""All that the wall says of its own state, in the order of the status page. A side that speaks is named here."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from bulkhead.base.facts import OPEN, UNKNOWN, Fact
from bulkhead.isolation.errors import WallError
from bulkhead.isolation.facts import (
    backups,
    checked,
    front,
    home,
    key_facts,
    machine,
    quarantine,
    room,
    running,
    seal,
    upgrades,
)
from bulkhead.isolation.places import Places


class Group(StrEnum):
    """A part of the page."""

    RUNNING = "Running"
    KEYS = "Keys"
    BACKUPS = "Backups"
    ISOLATION = "Isolation"
    ROOM = "Room"
    ACCESS = "Access"


class Said(NamedTuple):
    """A fact, and under which heading it stands."""

    group: Group
    fact: Fact


Side = tuple[Group, Callable[[Places], list[Fact]]]
SIDES: Sequence[Side] = (
    (Group.RUNNING, running.facts),
    (Group.RUNNING, machine.facts),
    (Group.RUNNING, quarantine.facts),
    (Group.RUNNING, upgrades.facts),
    (Group.KEYS, key_facts.facts),
    (Group.BACKUPS, backups.facts),
    (Group.ISOLATION, seal.facts),
    (Group.ISOLATION, checked.facts),
    (Group.ROOM, room.facts),
    (Group.ACCESS, front.facts),
    (Group.ACCESS, home.facts),
)


def gathered(places: Places) -> list[Said]:
    """Read now. A side that cannot be read says so, and does not keep the others from speaking."""
    return [Said(group, fact) for group, facts in SIDES for fact in _spoken(facts, group=group, places=places)]


def _spoken(facts: Callable[[Places], list[Fact]], *, group: Group, places: Places) -> list[Fact]:
    try:
        return facts(places)
    except (OSError, WallError) as error:
        return [Fact(group.value, OPEN, UNKNOWN, f"It could not be read: {error}.")]
