"""The same word, not the company: phrases in which a practice has said that a client's name means something else."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bulkhead.guard.matching.folding import JOINERS, Folded, tokens_of

# What ends a phrase: behind a full stop the company may begin. A phrase that has one of these itself may hold it.
_ENDS = re.compile(r"[.!?;:,…()\[\]{}|•·\t]|\s[-–—]+\s|[–—]|\n\s*\n")


@dataclass(frozen=True)
class SameWord:
    """Inside this phrase the client's name is an ordinary word; with a target, only in what goes there."""

    client: str
    phrase: str
    target: str = ""


class Phrases:
    """All exceptions by their client; a phrase is looked for only where one of that client's names stands."""

    def __init__(self, same_words: Iterable[SameWord]) -> None:
        self._of: dict[str, list[_Phrase]] = {}
        for same in dict.fromkeys(same_words):
            tokens = tokens_of(same.phrase)
            if tokens:
                phrase = _Phrase(tokens, _ends_in(Folded(same.phrase).lower), same.target)
                self._of.setdefault(same.client, []).append(phrase)

    def __bool__(self) -> bool:
        return bool(self._of)

    def cover(self, client: str, *, pieces: Sequence[str], span: tuple[int, int], target: str) -> bool:
        """Do the tokens of this span lie inside a phrase of the client's that holds for the target?

        `pieces` are gaps and tokens in turn, and the span counts the tokens.
        """
        own = (phrase for phrase in self._of.get(client, ()) if phrase.target in ("", target))
        return any(_holds(phrase, pieces, span) for phrase in own)


@dataclass(frozen=True)
class _Phrase:
    """Its words, what it has between them that would end another phrase, and where it holds."""

    tokens: tuple[str, ...]
    ends: frozenset[str]
    target: str


def _ends_in(text: str) -> frozenset[str]:
    return frozenset(found.strip(" \r") for found in _ENDS.findall(text))


def _holds(phrase: _Phrase, pieces: Sequence[str], span: tuple[int, int]) -> bool:
    first, last = span
    width = len(phrase.tokens)
    tokens = range(max(0, first - 2 * width), min(len(pieces) // 2, last + 2 * width + 1))
    places = [place for place in tokens if pieces[2 * place + 1] not in JOINERS]
    runs = (places[at : at + width] for at in range(len(places) - width + 1))
    return any(
        run[0] <= first
        and last <= run[-1]
        and tuple(pieces[2 * place + 1] for place in run) == phrase.tokens
        and _ends_in("".join(pieces[2 * run[0] + 1 : 2 * run[-1] + 2])) <= phrase.ends
        for run in runs
    )
