"""Does a row of tokens really say the name here, and what is that worth?"""

import re
from dataclasses import dataclass

from bulkhead.guard.matching.folding import Folded
from bulkhead.guard.matching.forms import TITLES, Form
from bulkhead.guard.matching.likeness import Spot, weight_in_file_name, weight_in_text
from bulkhead.guard.matching.terms import MEDIUM, STRONG, WEAK

_BROKEN_DOT = re.compile(r"\s?[\[({]\s?(?:\.|dot)\s?[\])}]\s?")
_GAP = re.compile(r"[\W_]+")
_APART = re.compile(r"[!?;:|•]|\n\s*\n|\w\w\w\w\.\s")
_TITLE = re.compile(r"([^\W\d_]+)\.?[^\S\n]*\n?[^\S\n]*$")
_WIDEST_GAP = 6
_LABEL_PLACES = ("header", "properties")


@dataclass(frozen=True, slots=True)
class Match:
    form: Form
    start: int
    end: int


def stands(match: Match, *, folded: Folded, in_file_name: bool) -> bool:
    """The tokens are there; the signs between them and the capitals must fit too."""
    form, said, written = match.form, folded.lower[match.start : match.end], folded.plain[match.start : match.end]
    if form.exact:
        fits = _is_address(match, folded)
    elif form.comma:
        fits = re.search(r"^\w+,\s", said) is not None and _has_capitals(form, written)
    elif form.titled:
        fits = written[:1].isupper() and _has_title(folded.lower[max(0, match.start - 20) : match.start])
    elif form.shouted:
        first, _, rest = written.partition(" ")
        fits = first.isupper() and len(first) > 2 and rest[:1].isupper()
    else:
        fits = len(form.tokens) == 1 or (
            _APART.search(said) is None and all(_narrow(gap) for gap in _GAP.findall(said))
        )
        fits = fits and (in_file_name or _has_capitals(form, written))
        fits = fits and not (form.capitals and form.term.kind == "person" and _is_shouted(match, folded))
    return fits


def _is_address(match: Match, folded: Folded) -> bool:
    said = _BROKEN_DOT.sub(".", folded.lower[match.start : match.end])
    before = folded.lower[match.start - 1 : match.start]
    whole = before != "-" and folded.lower[match.end : match.end + 1] != "-"
    return said == match.form.exact and (whole or match.form.term.kind == "link")


def _has_title(before: str) -> bool:
    title = _TITLE.search(before)
    return title is not None and title[1] in TITLES


def _is_shouted(match: Match, folded: Folded) -> bool:
    """Verbs and words that make a name only by their capitals make none where all is in capitals."""
    return Spot.of(folded.plain, start=match.start, end=match.end).is_shouted


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
        weight = int(not spot.is_cancelled())
    elif place.startswith(_LABEL_PLACES):
        alone = folded.plain.strip() == spot.word and spot.word[:1].isupper() and not spot.is_month
        weight = 2 if alone else 2 * weight_in_text(spot)
    else:
        weight = weight_in_text(spot)
    return weight
