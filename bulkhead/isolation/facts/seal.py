"""How the kernel seals those that serve a client: as each process told of itself, else as the kernel says it would."""

from bulkhead.base.facts import GOOD, OPEN, WARN, Fact, joined
from bulkhead.base.programs import PROGRAMS
from bulkhead.base.sealing import Seal, offered
from bulkhead.isolation import children, control
from bulkhead.isolation.places import Places

PORTALS, READERS = "Seal of portals", "Seal of readers"
OFF = (
    "Kernel seal: OFF. This system cannot lock a portal to its own folder. Portals are separate processes with separate"
    " keys, but a break-in at one could read the encrypted files of others."
)
IN_PART = "Kernel seal: in part. A portal is locked to its own folder, and not every side door is shut."
ON = "Each portal is locked to its own folder before it reads its key."


def facts(places: Places) -> list[Fact]:
    """One line for the portals and one for those that read and render files."""
    return [_portals(places), _readers()]


def _portals(places: Places) -> Fact:
    told = _told(places)
    seal = told or offered()
    since = "" if told else "No portal has woken since Bulkhead started; this is what the kernel says it offers."
    open_to_all = _among_the_programs(places)
    if open_to_all:
        fact = Fact(PORTALS, WARN, "Of no use", open_to_all)
    elif not seal.landlock:
        fact = Fact(PORTALS, WARN, "Off", joined(OFF, seal.words, since))
    elif not seal.is_whole:
        fact = Fact(PORTALS, WARN, "In part", joined(IN_PART, seal.words, since))
    else:
        fact = Fact(PORTALS, GOOD, "On", joined(ON, seal.words, since))
    return fact


def _told(places: Places) -> Seal | None:
    """By the portals, to the supervisor; None where none serves, or nobody has come yet."""
    try:
        said = str(control.ask(places, message={"say": "seal"}).get("seal", ""))
    except control.NotServing:
        said = ""
    return Seal.told(said.encode()) if said else None


def _among_the_programs(places: Places) -> str:
    """A sentence where what every portal may read holds what none should."""
    for kept in (places.data.resolve(), places.keys.resolve()):
        for folder in PROGRAMS:
            if kept.is_relative_to(folder.resolve()):
                return f"{kept} lies inside {folder}, which every portal may read. Move it to a folder of its own."
    return ""


def _readers() -> Fact:
    seal = children.seal()
    if seal is None:
        words = "Those that read files tell theirs while the worker runs and one of them is free."
        fact = Fact(READERS, OPEN, "Not asked", words)
    elif seal.is_whole:
        fact = Fact(READERS, GOOD, "On", f"Those that read files are sealed. {seal.words}")
    else:
        fact = Fact(READERS, WARN, "Off", f"Those that read files are not sealed, or not wholly. {seal.words}")
    return fact
