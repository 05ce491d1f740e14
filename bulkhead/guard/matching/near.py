"""Names that are spelt a little differently: one letter more, less or other, or two swapped. They may only ask.

Looked up, not compared: of every name the spellings with one letter left out are kept, and of every unknown capitalised
word of a text the same; what meets there is compared letter by letter.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from bulkhead.guard.matching.common import COMMON_WORDS
from bulkhead.guard.matching.folding import Folded
from bulkhead.guard.matching.forms import Form
from bulkhead.guard.matching.terms import MEDIUM, STRONG

SHORTEST_ALONE, SHORTEST_BESIDE, LONGEST = 7, 6, 24
MOST_NAMES, MOST_PLACES = 20, 200
_MORE = f"{{{SHORTEST_BESIDE - 2},{LONGEST}}}"
_CAPITALISED = re.compile(rf"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9]{_MORE}(?![A-Za-z0-9])")
_ANY_CAPITALISED = re.compile(rf"(?<![^\W_])[^\W\d_a-z][^\W_]{_MORE}(?![^\W_])")
_KINDS = frozenset({"legal_name", "short_name", "code_name", "product", "person"})
_AROUND = 60


@dataclass(frozen=True)
class Near:
    """A word of a text that looks like a word of a name, and where."""

    form: Form
    start: int
    end: int


class Neighbours:
    """The words of distinct names, by each spelling that leaves one letter out."""

    def __init__(self, forms: Iterable[Form], *, known: frozenset[str]) -> None:
        self._known = known
        words: dict[str, list[Form]] = {}
        for form in forms:
            for word in _telling(form):
                words.setdefault(word, []).append(form)
        # What stands in many names, as Partners does, tells none of them.
        self._words = {word: named for word, named in words.items() if len(named) <= MOST_NAMES}
        self._spellings: dict[str, list[str]] = {}
        spellings = self._spellings
        for word in self._words:
            for spelling in {word, *_one_less(word)}:
                if spelling in spellings:
                    spellings[spelling].append(word)
                else:
                    spellings[spelling] = [word]

    def near(self, folded: Folded) -> Iterator[Near]:
        if not self._words:
            return
        pattern = _CAPITALISED if folded.plain.isascii() else _ANY_CAPITALISED
        unknown = {word.lower() for word in set(pattern.findall(folded.plain))} - self._known - COMMON_WORDS
        for said, word in sorted((strange, word) for strange in unknown for word in self._like(strange)):
            yield from self._places(said, word, folded)

    def _like(self, said: str) -> list[str]:
        spellings = self._spellings
        met = {word for spelling in (said, *_one_less(said)) for word in spellings.get(spelling, ())}
        # With a letter more at its end it is another word, or the same one in another case.
        return [word for word in met if not said.startswith(word) and is_one_off(said, other=word)]

    def _places(self, said: str, word: str, folded: Folded) -> Iterator[Near]:
        for at in islice(_where(said, folded.lower), MOST_PLACES):
            for form in self._words[word]:
                start, end = _span(form, word, at, at + len(said), folded.lower)
                if end and folded.plain[start].isupper():
                    yield Near(form, start, end)


def _where(said: str, lower: str) -> Iterator[int]:
    """Where the word stands by itself."""
    at = lower.find(said)
    while at >= 0:
        before, after = lower[at - 1 : at], lower[at + len(said) : at + len(said) + 1]
        if not before.isalnum() and not after.isalnum():
            yield at
        at = lower.find(said, at + 1)


def _telling(form: Form) -> Iterator[str]:
    """The words of a name by which it can be told even with a slip of the pen."""
    is_written_so = not (form.exact or form.comma or form.titled or form.shouted or form.initials or form.rule)
    if form.term.kind not in _KINDS or not is_written_so:
        return
    if len(form.tokens) == 1:
        if form.strength in (STRONG, MEDIUM) and len(form.tokens[0]) >= SHORTEST_ALONE and form.term.kind != "person":
            yield form.tokens[0]
    else:
        yield from (word for word in form.tokens if len(word) >= SHORTEST_BESIDE)


def _span(form: Form, word: str, start: int, end: int, lower: str) -> tuple[int, int]:
    """Where the whole name stands, its other words exactly; (0, 0) when they do not stand there."""
    place = form.tokens.index(word)
    before, after = form.tokens[:place], form.tokens[place + 1 :]
    gap = r"(?:[\W_]{1,3}|[\W_]{1,3}and[\W_]{1,3})"
    wanted = "".join(rf"(?<![^\W_]){re.escape(one)}{gap}" for one in before)
    ahead = re.search(rf"{wanted}\Z", lower[max(0, start - _AROUND) : start])
    behind = re.match("".join(rf"{gap}{re.escape(one)}(?![^\W_])" for one in after), lower[end : end + _AROUND])
    if ahead is None or behind is None:
        return 0, 0
    return start - (ahead.end() - ahead.start()), end + behind.end()


def _one_less(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def is_one_off(one: str, *, other: str) -> bool:
    """One letter added, left out or changed, or two beside each other swapped."""
    if len(one) > len(other):
        one, other = other, one
    at = next((place for place, letter in enumerate(one) if letter != other[place]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped
