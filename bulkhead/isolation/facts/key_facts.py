"""Where the master key lies, how it is protected, and whether its recovery sheet was ever proved."""

import os
from datetime import datetime, timedelta

from bulkhead.base.clock import now
from bulkhead.base.facts import BAD, GOOD, OPEN, WARN, Fact
from bulkhead.isolation import keyring, master
from bulkhead.isolation.errors import UnsafeKey
from bulkhead.isolation.keyring import Slot
from bulkhead.isolation.places import Places
from bulkhead.isolation.proof import last_proof

KEY, SHEET = "Key file", "Recovery sheet"
COPY = "Without it nothing here can be read again, by anyone: keep a copy of it away from this machine."
PROOF_HOLDS = timedelta(days=365)
PROVE, PRINT = "bulkhead keys test", "bulkhead keys sheet FILE.pdf"


def facts(places: Places) -> list[Fact]:
    """Read now; no key is opened."""
    if not any(path.exists() for path in (places.keyring, places.registry, places.practice_db, places.keys)):
        return [Fact(KEY, OPEN, "None yet", "It is made together with the practice.")]
    return [_key(places), _sheet(places)]


def in_force(places: Places) -> Slot | None:
    """The mark of the master key in force and since when; None where that cannot be read."""
    try:
        held = keyring.slots(places.keyring)
    except UnsafeKey:
        return None
    return held[-1] if held else None


def since(slot: Slot) -> datetime:
    """When a master key came into force."""
    return datetime.fromisoformat(slot.since)


def is_beside_stores(places: Places) -> bool:
    """Whether the keys lie in the data folder, where a careless copy takes both; wherever links lead."""
    folder, data = os.path.realpath(places.keys), os.path.realpath(places.data)
    return os.path.commonpath([folder, data]) == data


def _key(places: Places) -> Fact:
    path = master.master_file(places)
    if not os.path.lexists(path):
        words = f"{path} is not there; what runs now still has its keys. Put it back before anything is restarted."
        return Fact(KEY, BAD, "Missing", words, "bulkhead keys restore")
    try:
        is_locked = master.is_locked(places)
    except UnsafeKey as refusal:
        return Fact(KEY, BAD, "Unsafe", f"{refusal}")
    protected = "A passphrase protects it." if is_locked else "Only you can read it."
    if is_beside_stores(places):
        words = f"{path} lies in the data folder: whoever copies all of it has both. {protected} {COPY}"
        fact = Fact(KEY, WARN, "With the data", words, f"mv {places.keys} ELSEWHERE, then set BULKHEAD_KEYS=ELSEWHERE")
    else:
        word = "By passphrase" if is_locked else "Closed"
        fact = Fact(KEY, GOOD, word, f"{path}. {protected} {COPY}")
    return fact


def _sheet(places: Places) -> Fact:
    proof, slot = last_proof(places), in_force(places)
    if proof is None:
        words = "Nobody has typed a sheet back yet. Print it, lock it away, and prove it once."
        fact = Fact(SHEET, WARN, "Never proved", words, PRINT)
    elif slot is not None and proof.mark != slot.fingerprint:
        words = f"The sheet proved on {proof.at:%d %B %Y} is of an earlier master key. Print the new one and prove it."
        fact = Fact(SHEET, WARN, "Out of date", words, PRINT)
    elif now() - proof.at > PROOF_HOLDS:
        words = f"It was proved last on {proof.at:%d %B %Y}. Is the paper still where you think it is?"
        fact = Fact(SHEET, WARN, "A year old", words, PROVE)
    else:
        fact = Fact(SHEET, GOOD, "Proved", f"It was typed back on {proof.at:%d %B %Y} and opened this folder.")
    return fact
