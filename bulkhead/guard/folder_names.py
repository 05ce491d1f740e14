"""What a folder of a client's says of the client's name: `01_Acme Corp (active)` is Acme Corp."""

import re

from bulkhead.base.levels import sounds_like_papers

_NUMBER = re.compile(r"^\s*(?:\d{1,4}(?:[._)]+\s*|\s*[-–]\s+)|0\d{0,3}\s+)+(?=\S)")
_ASIDE = re.compile(r"\s*[(\[{][^()\[\]{}]*[)\]}]\s*")
_PARTS = re.compile(r"\s+[-–—|]+\s+|\s*[,;]\s+(?=(?:19|20)\d\d\b)")
_STATES = frozenset("active inactive former past current live done closed paused prospect client kunde project".split())
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def name_of_folder(folder: str) -> str:
    """The client's name; empty where the folder says what lies in it and not whose it is."""
    plain = folder.strip()
    for pattern in (_NUMBER, re.compile("_"), _ASIDE):
        shorter = " ".join(pattern.sub(" ", plain).split())
        plain = shorter if any(sign.isalpha() for sign in shorter) else plain
    parts = [part.strip(" .-–—") for part in _PARTS.split(plain)]
    telling = [part for part in parts if part and not _says_nothing(part)]
    words = telling[0].split() if telling else []
    while len(words) > 1 and _says_nothing(words[-1]):
        words.pop()
    while len(words) > 1 and words[0].casefold() in ("client", "kunde", "customer"):
        words.pop(0)
    name = " ".join(words)
    return "" if sounds_like_papers(name) else name


def other_spelling(name: str) -> str:
    """`AcmeLabs` may also be written `Acme Labs`; empty for a name that has no such other spelling."""
    spread = _HUMP.sub(" ", name)
    return spread if " " not in name and spread != name and len(min(spread.split(), key=len)) > 2 else ""


def _says_nothing(part: str) -> bool:
    return part.casefold() in _STATES or re.fullmatch(r"(?:19|20)\d\d(?:[-/]\d+)?|[qQhH][1-4]", part) is not None
