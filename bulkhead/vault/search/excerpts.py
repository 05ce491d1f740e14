"""The words around what was found, cut into what is marked and what is not; the page escapes both."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

AROUND = 90
WORD = re.compile(r"[^\W_]+")

Excerpt = tuple[tuple[str, bool], ...]


def excerpt_of(text: str, *, words: Sequence[str]) -> Excerpt:
    """Pieces of the text with whether each is a found word; a long text only where the first of them stands."""
    found = _pattern(tuple(words))
    plain = _folded(text)
    spans = [match.span() for match in found.finditer(plain)] if found else []
    first = spans[0][0] if spans else 0
    start, end = _window(text, first)
    return tuple(_cut(text, [span for span in spans if start <= span[0] and span[1] <= end], start, end))


def _window(text: str, first: int) -> tuple[int, int]:
    """Whole words around a place."""
    start = max(0, first - AROUND)
    end = min(len(text), first + 2 * AROUND)
    if start:
        start = text.find(" ", start, first) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", first, end), 0) or end
    return start, end


def _cut(text: str, spans: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[str, bool]]:
    pieces, at = [("… ", False)] if start else [], start
    for begins, ends in spans:
        pieces += [(text[at:begins], False), (text[begins:ends], True)]
        at = ends
    pieces.append((text[at:end] + (" …" if end < len(text) else ""), False))
    return [(piece, is_hit) for piece, is_hit in pieces if piece]


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Words that begin as one of these do; a single Latin letter has to be a whole word."""
    tokens = [token for word in words for token in WORD.findall(_folded(word, keeps_length=False))]
    if not tokens:
        return None
    either = "|".join(rf"{token}\b" if len(token) == 1 and token.isascii() else rf"{token}[^\W_]*" for token in tokens)
    return re.compile(rf"(?<![^\W_])(?:{either})")


def _folded(text: str, *, keeps_length: bool = True) -> str:
    """Without case and accents, sign for sign, so that a place in it is the same place in the text."""
    if text.isascii():
        return text.lower()
    if keeps_length:
        return "".join(unicodedata.normalize("NFD", sign)[0].lower()[0] for sign in text)
    return "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(sign))
