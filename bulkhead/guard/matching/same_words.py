"""The same word, not the company: phrases in which a practice has said that a client's name means something else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bulkhead.guard.matching.folding import JOINERS, tokens_of


@dataclass(frozen=True)
class SameWord:
    """Inside this phrase the client's name is an ordinary word; with a target, only in what goes there."""

    client: str
    phrase: str
    target: str = ""


class Phrases:
    """All exceptions by their client; a phrase is looked for only where one of that client's names stands."""

    def __init__(self, same_words: Iterable[SameWord]) -> None:
        self._of: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for same in dict.fromkeys(same_words):
            tokens = tokens_of(same.phrase)
            if tokens:
                self._of.setdefault(same.client, []).append((tokens, same.target))

    def __bool__(self) -> bool:
        return bool(self._of)

    def cover(self, client: str, *, tokens: Sequence[str], span: tuple[int, int], target: str) -> bool:
        """Do the tokens of this span lie inside a phrase of the client's that holds for the target?"""
        return any(only in ("", target) and _holds(phrase, tokens, span) for phrase, only in self._of.get(client, ()))


def _holds(phrase: tuple[str, ...], tokens: Sequence[str], span: tuple[int, int]) -> bool:
    first, last = span
    spread = 2 * len(phrase)
    around = [(place, tokens[place]) for place in range(max(0, first - spread), min(len(tokens), last + spread + 1))]
    places = [place for place, token in around if token not in JOINERS]
    width = len(phrase)
    return any(
        places[at] <= first
        and last <= places[at + width - 1]
        and tuple(tokens[place] for place in places[at : at + width]) == phrase
        for at in range(len(places) - width + 1)
    )
