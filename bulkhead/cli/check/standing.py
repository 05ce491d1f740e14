"""How this installation stands beside the check: seal, keys, backups, as each of them says of itself."""

from importlib import import_module
from importlib.util import find_spec

from bulkhead.isolation.places import Places

OFFERED = (("Kernel seal", "seal"), ("Keys", "key_facts"), ("Backups", "backups"), ("Upgrades", "upgrades"))
FACTS = "bulkhead.isolation.facts"
Standing = tuple[tuple[str, str, str], ...]


def standing(places: Places) -> Standing:
    """Name and words of every fact that is offered here."""
    told = []
    for name, module in OFFERED:
        if find_spec(f"{FACTS}.{module}") is None:
            continue
        for fact in import_module(f"{FACTS}.{module}").facts(places):
            told.append((fact.name or name, fact.word, fact.words))
    return tuple(told)
