"""Is an everyday word used as a name here? Answers with its weight: 0 no, 1 yes, 2 as good as a label."""

import re
from dataclasses import dataclass

from bulkhead.guard.matching import phrases
from bulkhead.guard.matching.common import MONTHS
from bulkhead.guard.matching.words import (
    ACTING,
    ARTICLES,
    BEFORE_NAME,
    GERMAN,
    HELPING,
    LABELS,
    LANDSCAPE,
    MATERIAL,
    ORGANISATION,
    SAYING,
    SIGHTS,
)

_MONTH_NAMES = MONTHS | frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
_FILE_KINDS = MATERIAL | frozenset(
    "monthly weekly quarterly annual board final draft pack data export copy contacts pricing model photos".split()
)
_FILE_DATE = re.compile(r"(?:\d{1,2}|\d{4}|\d{6}|\d{8}|q[1-4]|v\d+|[qh][1-4]fy\d+|fy\d+|w\d{1,2})")
_LAST_WORD = re.compile(r"([^\W_]+)[^\w\n]*\n?[^\w\n]*$")
_NEXT_WORD = re.compile(r"(?:'s)?[^\w\n]{0,3}\n?([^\W_]+)")
_BESIDE_AFTER, _BESIDE_BEFORE = re.compile(r" ([A-Z][a-z]+)\b"), re.compile(r"\b([A-Z][a-z]+) $")
_HELPED = re.compile(r" ([a-z]+)(?:'t| not| already| now| just| also)? ([a-z]+)")
_FOLDER = re.compile(r"(?:clients?|customers?|kunden|mandanten|accounts?)[\\/]$", re.IGNORECASE)
_FILE_LAST = re.compile(r"([^\W_]+)[\W_]*$")
_FILE_NEXT = re.compile(r"[\W_]*([^\W_]+)")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?:;\n|•…\t]")
_SENTENCE = re.compile(r"[.!?\n]")
# Where a calendar or a card says which program wrote it.
_MADE_BY = re.compile(r"PRODID:[-+]?//$")
_SEES = 90


@dataclass(frozen=True)
class Spot:
    """A word in its surroundings; `before` and `after` keep the capitals."""

    before: str
    word: str
    after: str

    @classmethod
    def of(cls, plain: str, *, start: int, end: int) -> "Spot":
        return cls(plain[max(0, start - _SEES) : start], plain[start:end], plain[end : end + _SEES])

    @property
    def is_month(self) -> bool:
        return self.word.lower() in MONTHS

    @property
    def sentence(self) -> str:
        return _SENTENCE.split(self.before)[-1] + self.word + _SENTENCE.split(self.after, maxsplit=1)[0]

    @property
    def is_shouted(self) -> bool:
        """Among words that are all in capitals, capitals say nothing."""
        around = _WORD.findall(self.sentence.replace(self.word, " ", 1))
        return len(around) > 1 and all(word.isupper() for word in around)

    def is_cancelled(self) -> bool:
        if _MADE_BY.search(self.before):
            return True
        before, word, after = self.before.lower(), "".join(_WORD.findall(self.word.lower())), self.after.lower()
        return (
            phrases.is_set_phrase(word, before=before, after=after)
            or phrases.is_on_topic(word, sentence=self.sentence.lower())
            or self._is_a_sight()
        )

    def _is_a_sight(self) -> bool:
        """Beacon Hill, Lake Summit: both words with their capital, neither of them in a shout."""
        after, before = _BESIDE_AFTER.match(self.after), _BESIDE_BEFORE.search(self.before)
        named = (after and after[1].lower() in SIGHTS) or (before and before[1].lower() in LANDSCAPE)
        return self.word.istitle() and bool(named)


def weight_in_text(spot: Spot) -> int:
    capital = spot.word[:1].isupper()
    if spot.is_cancelled():
        weight = 0
    elif not capital:
        weight = int(spot.before.endswith(("@", "#")) or _FOLDER.search(spot.before) is not None)
    elif _is_said_as_a_name(spot):
        weight = 1
    elif spot.is_month:
        weight = 0
    else:
        weight = int(_capital_is_evidence(spot))
    return weight


def _is_said_as_a_name(spot: Spot) -> bool:
    following = _NEXT_WORD.match(spot.after)
    word = following.group(1) if following else ""
    verb = word.lower() if spot.word.isupper() else word
    if spot.is_month:
        evident = verb in SAYING or word.lower() in ("team", "ceo", "portal", "clinic", "inc", "ltd", "llc")
    else:
        evident = (
            spot.after.startswith("'s")
            or word.lower() in ORGANISATION
            or word.lower() in MATERIAL
            or verb in SAYING
            or _is_helped(spot)
            or re.match(r"\s(?:and|&|nor|und|et|y)\s[A-Z]", spot.after) is not None
            or _previous_word(spot) in BEFORE_NAME
        )
    return evident


def _is_helped(spot: Spot) -> bool:
    """`Pilot has signed`, `Mint did not reply`."""
    helped = _HELPED.match(spot.after)
    return helped is not None and helped[1] in HELPING and helped[2] in ACTING


def _previous_word(spot: Spot) -> str:
    previous = _LAST_WORD.search(spot.before)
    if previous is None:
        return ""
    word, gap = previous.group(1).lower(), spot.before[previous.end(1) :]
    ends = bool(_SENTENCE_END.search(gap.replace("\n", " ")))
    labels = any(sign in gap for sign in ":\t|") and word in LABELS
    return word if not ends or labels else ""


def _capital_is_evidence(spot: Spot) -> bool:
    start = max((hit.end() for hit in _SENTENCE_END.finditer(spot.before)), default=0)
    opening = spot.before[start:]
    closing = _SENTENCE_END.split(spot.after, maxsplit=1)[0]
    words = f"{opening} {closing}"
    if not re.search(r"[^\W_]", opening) or _is_titled(words) or _is_german(words):
        evidence = False
    else:
        article = _previous_word(spot) in ARTICLES
        evidence = not (article and re.match(r"\s[a-z]", spot.after))
    return evidence


def _is_titled(words: str) -> bool:
    """In a heading where every word has its capital, a capital says nothing."""
    long = _LONG_WORD.findall(words)
    return len(long) >= 2 and sum(word[0].isupper() for word in long) >= 0.6 * len(long)


def _is_german(words: str) -> bool:
    return sum(word in GERMAN for word in _WORD.findall(words)) > 1


def weight_in_file_name(spot: Spot) -> int:
    before, after = _FILE_LAST.search(spot.before), _FILE_NEXT.match(spot.after)
    beside = {match.group(1).lower() for match in (before, after) if match}
    capital = spot.word[:1].isupper()
    if spot.is_cancelled() or (spot.is_month and not beside & ORGANISATION):
        weight = 0
    elif spot.before.endswith("(") and spot.after.startswith(")"):
        weight = 1
    elif any(_FILE_DATE.fullmatch(word) or word in _MONTH_NAMES for word in beside):
        weight = 2
    elif beside & (_FILE_KINDS | ORGANISATION):
        weight = 2 if capital else 1
    else:
        weight = int(capital or _is_whole_name(before, after))
    return weight


def _is_whole_name(before: re.Match[str] | None, after: re.Match[str] | None) -> bool:
    """In small letters a word says a name only when nothing but the ending of the file is beside it."""
    return before is None and (after is None or after.end() == len(after.string))
