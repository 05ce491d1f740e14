"""What the practice's store can add, where its key is here and its tables are those of this version."""

from importlib import import_module

from bulkhead.base.facts import BAD, OPEN, UNKNOWN, Fact
from bulkhead.isolation import keys
from bulkhead.isolation.errors import WallError
from bulkhead.isolation.facts.gathered import Group, Said
from bulkhead.isolation.places import Places

STORE = "Practice store"


def store_facts(places: Places) -> list[Said]:
    """Opened and read, never brought up to date: a doctor changes nothing."""
    if not places.practice_db.exists():
        words = f"There is no practice in {places.data}. Start bin/serve, or name its folder with --data."
        return [Said(Group.RUNNING, Fact(STORE, OPEN, UNKNOWN, words))]
    try:
        keys.install(keys.Ring(places, keys.load_master(places)))
        keys.ring().registry.entries()
    except (WallError, OSError) as refusal:
        return [Said(Group.KEYS, Fact("Keys", BAD, "Refused", f"{refusal}"))]
    import_module("bulkhead.cli.opening").set_up()
    return _of_practice()


def _of_practice() -> list[Said]:
    """Models load after Django is set up, so they are reached by name."""
    standing = import_module("bulkhead.practice.soundness.tables").table_fact()
    if standing.kind == BAD:
        return [Said(Group.RUNNING, standing)]
    practice = import_module("bulkhead.practice.accounts.models").Practice.only()
    facts: list[Said] = import_module("bulkhead.practice.soundness.facts").practice_facts(practice)
    return [Said(Group.RUNNING, standing), *facts]
