"""How much room the disk of the data folder has, and what that stops."""

import os

from bulkhead.base.facts import BAD, GOOD, WARN, Fact
from bulkhead.isolation import room
from bulkhead.isolation.places import Places

NAME = "Room on disk"
NEAR = 10.0  # so many per cent before nothing is taken in, it is said.
UNITS = ("bytes", "KB", "MB", "GB", "TB")


def facts(places: Places) -> list[Fact]:
    """One fact: how full it is, and what to do where that is too full; another where the setting is no number."""
    found, most = room.measured(places.data), room.most()
    word = f"{found.used:.0f} % used"
    left = f"{_large(found.free)} are free on the disk that holds {places.data}."
    if most < 100 and found.used >= most:
        words = f"{left} Nothing new is taken in from {most:g} % on; reading and signing in go on. Make room on it."
        shown = Fact(NAME, BAD, word, words)
    elif found.used >= most - NEAR:
        words = f"{left} From {most:g} % on nothing new is taken in. Make room before that."
        shown = Fact(NAME, WARN, word, words)
    else:
        shown = Fact(NAME, GOOD, word, left)
    return [shown, *_setting(most)]


def _setting(most: float) -> list[Fact]:
    wanted = os.environ.get(room.SETTING, "")
    try:
        is_heard = not wanted or float(wanted) == most
    except ValueError:
        is_heard = False
    words = f"{room.SETTING} is not a number from 50 to 100, so {most:g} is used. Correct it or take it out."
    return [] if is_heard else [Fact("Setting of the disk's limit", WARN, "Not understood", words)]


def _large(size: float) -> str:
    unit = 0
    while size >= 1000 and unit < len(UNITS) - 1:
        size, unit = size / 1000, unit + 1
    return f"{size:.3g} {UNITS[unit]}"
