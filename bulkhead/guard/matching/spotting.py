"""Does a row of tokens really say the name here, and what is that worth?"""

import re
from dataclasses import dataclass

from bulkhead.guard.matching.folding import Folded
from bulkhead.guard.matching.likeness import Spot, weight_in_file_name, weight_in_text
from bulkhead.guard.matching.terms import MEDIUM, STRONG, WEAK, Form

_BROKEN_DOT = re.compile(r"\s?[\[({]\s?(?:\.|dot)\s?[\])}]\s?")
_GAP = re.compile(r"[\W_]+")
_APART = re.compile(r"[!?;:|•]|\n\s*\n|\w\w\w\w\.\s")
_WIDEST_GAP = 6
_LABEL_PLACES = ("header", "properties")


@dataclass(frozen=True, slots=True)
class Match:
    form: Form
    start: int
    end: int


def stands(match: Match, *, folded: Folded, in_file_name: bool) -> bool:
    """The tokens are there; the signs between them and the capitals must fit too."""
    form, said = match.form, folded.lower[match.start : match.end]
    if form.exact:
        fits = _is_address(match, folded)
    elif form.comma:
        fits = re.search(r"^\w+,\s", said) is not None and _has_capitals(form, folded.plain[match.start : match.end])
    else:
        written = folded.plain[match.start : match.end]
        fits = len(form.tokens) == 1 or (
            _APART.search(said) is None and all(_narrow(gap) for gap in _GAP.findall(said))
        )
        fits = fits and (in_file_name or _has_capitals(form, written))
    return fits


def _is_address(match: Match, folded: Folded) -> bool:
    said = _BROKEN_DOT.sub(".", folded.lower[match.start : match.end])
    before = folded.lower[match.start - 1 : match.start]
    return said == match.form.exact and before != "-" and folded.lower[match.end : match.end + 1] != "-"


def _narrow(gap: str) -> bool:
    return len(gap) <= _WIDEST_GAP


def _has_capitals(form: Form, written: str) -> bool:
    if form.initials:
        fits = written.upper() == written
    elif form.capitals:
        fits = all(word[:1].isupper() for word in _GAP.split(written) if word.lower() not in ("", "and"))
    else:
        fits = True
    return fits


def weigh(match: Match, *, folded: Folded, place: str, in_file_name: bool) -> tuple[str, int]:
    form = match.form
    if form.strength != WEAK:
        return form.strength, 1
    weight = _weak_weight(match, folded, place=place, in_file_name=in_file_name)
    return _raised(form), weight


def _raised(form: Form) -> str:
    """An everyday word that is used as a name is worth what the kind of term is worth."""
    if form.term.kind == "code_name":
        strength = STRONG
    elif form.term.kind == "product":
        strength = MEDIUM
    else:
        strength = WEAK
    return strength


def _weak_weight(match: Match, folded: Folded, *, place: str, in_file_name: bool) -> int:
    spot = Spot.of(folded.plain, start=match.start, end=match.end)
    if in_file_name:
        weight = weight_in_file_name(spot)
    elif match.form.initials:
        weight = 1
    elif place.startswith(_LABEL_PLACES):
        alone = folded.plain.strip() == spot.word and spot.word[:1].isupper() and not spot.is_month
        weight = 2 if alone else 2 * weight_in_text(spot)
    else:
        weight = weight_in_text(spot)
    return weight
