"""Made-up words, as often as words of a language are: the same at every run, and no secret among them."""

import random

DICE = random.Random(7)  # noqa: S311 -- the same words at every run.
WORDS = ["".join(DICE.choices("abcdefghijklmnopqrstuvwxyz", k=DICE.randint(2, 10))) for _ in range(4000)]
OFTEN = [1 / (place + 1) for place in range(len(WORDS))]


def some(count: int) -> str:
    """So many words of text."""
    return " ".join(DICE.choices(WORDS, OFTEN, k=count))


def title(count: int) -> str:
    """A few words, begun with a capital."""
    return some(count).capitalize()
