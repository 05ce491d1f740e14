"""Folding: one spelling for all disguises of a name, with a way back to the place in the original."""

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

from bulkhead.guard.matching.confusables import CONFUSABLES

# Scripts without spaces are cut into single characters, so that a name is found inside a sentence.
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
TOKEN = re.compile(f"([{_SPACELESS}]|[^\\W_{_SPACELESS}]+)")
ASCII_TOKEN = re.compile("([a-z0-9]+)")
_CHUNK = 2048
_GAPS = re.compile(r"\s+")
JOINERS = frozenset({"and"})


# The soft hyphen, and the stroke that draws an Arabic word out.
_UNSEEN = "\u00ad\u0640"


class _Folds(dict[int, str]):
    """A translation table that learns each character when it meets it."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    if unicodedata.category(character) in ("Cf", "Mn", "Me", "Cs") or character in _UNSEEN:
        return ""
    plain = "".join(CONFUSABLES.get(part, part) for part in unicodedata.normalize("NFKC", character))
    parts = unicodedata.normalize("NFKD", plain)
    kept = "".join(part for part in parts if not unicodedata.combining(part))
    return "".join(CONFUSABLES.get(part, part) for part in kept)


_FOLDS = _Folds({code: chr(code) for code in range(128)})


class Folded:
    """A text in its folded spelling: `plain` keeps the capitals, `lower` does not; both have the same length."""

    def __init__(self, text: str) -> None:
        self.original = text
        self._ends: list[int] | None = None
        self.plain = text if text.isascii() else text.translate(_FOLDS)
        # A sigma at the end of a word is the same letter.
        self.lower = self.plain.lower() if self.plain.isascii() else self.plain.lower().replace("ς", "σ")
        if len(self.lower) != len(self.plain):
            self.plain = self.lower

    def excerpt(self, start: int, *, end: int, around: int = 40) -> str:
        if self.plain is not self.original:
            start, end = self._position(start), self._position(end)
        before, after = max(0, start - around), min(len(self.original), end + around)
        cut = " ".join(self.original[before:after].split())
        return ("…" if before else "") + cut + ("…" if after < len(self.original) else "")

    def around(self, start: int, *, end: int, reach: int) -> tuple[str, str, str]:
        """What stands before a place, in it and after it, as it is written."""
        if self.plain is not self.original:
            start, end = self._position(start), self._position(end)
        first, last = max(0, start - reach), min(len(self.original), end + reach)
        before, after = self.original[first:start], self.original[end:last]
        cut = ("…" if first else "", "…" if last < len(self.original) else "")
        said = _in_a_line(self.original[start:end])
        return cut[0] + _in_a_line(before), said, _in_a_line(after) + cut[1]

    def _position(self, offset: int) -> int:
        """Where a folded offset lies in the original: by whole chunks first, then letter by letter."""
        ends = self._chunk_ends()
        chunk = bisect_right(ends, offset)
        start = chunk * _CHUNK
        folded = ends[chunk - 1] if chunk else 0
        for position, character in enumerate(self.original[start : start + _CHUNK], start):
            folded += len(_FOLDS[ord(character)])
            if folded > offset:
                return position
        return len(self.original)

    def _chunk_ends(self) -> list[int]:
        if self._ends is None:
            chunks = (self.original[at : at + _CHUNK] for at in range(0, len(self.original), _CHUNK))
            self._ends = list(accumulate(len(chunk.translate(_FOLDS)) for chunk in chunks))
        return self._ends


def _in_a_line(text: str) -> str:
    """Without line breaks; a space at either end stays, because words go on there."""
    return _GAPS.sub(" ", text)


def pieces_of(lower: str) -> list[str]:
    """Gaps and tokens in turn: the tokens are at the odd places."""
    return (ASCII_TOKEN if lower.isascii() else TOKEN).split(lower)


def tokens_of(text: str) -> tuple[str, ...]:
    tokens = pieces_of(Folded(text).lower)[1::2]
    return tuple(token for token in tokens if token not in JOINERS)
