"""A fact about this installation: what, how it stands in a word, and what to do where it does not stand well."""

from typing import NamedTuple

GOOD, WARN, BAD, OPEN = "good", "warn", "bad", "open"
UNKNOWN = "Not known"  # the word of an open fact that nobody could read here and now.


class Fact(NamedTuple):
    """One line of the status page and of `bulkhead doctor`; `kind` is good, warn, bad, or open where neither.

    `remedy` is what to type, where there is one thing to type.
    """

    name: str
    kind: str
    word: str
    words: str
    remedy: str = ""


def joined(*sentences: str) -> str:
    """What is said of one fact, without what is empty."""
    return " ".join(filter(None, sentences))
