"""Counts as a sentence says them."""

from collections.abc import Sequence

from bulkhead.web.ui.formats import number

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number_words(count: int) -> str:
    """Up to twelve in words."""
    return SMALL[count] if count < len(SMALL) else number(count)


def counted(count: int, *, one: str, many: str = "") -> str:
    """Two things, 13 things."""
    return f"{number_words(count)} {one if count == 1 else many or one + 's'}"


def sentence(words: str) -> str:
    """With a capital at its start and a full stop at its end."""
    plain = words.strip().rstrip(".")
    return f"{plain[:1].upper()}{plain[1:]}."


def listed(parts: Sequence[str]) -> str:
    """One, two and three."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
