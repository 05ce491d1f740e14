"""All forms of all names by their first two tokens: a text is gone through once, however many names there are."""

from collections.abc import Iterable, Iterator, Sequence

from bulkhead.guard.matching.folding import JOINERS
from bulkhead.guard.matching.forms import Form


class _Branch:
    """All forms that begin with one token, by the token that follows."""

    __slots__ = ("alone", "followed")

    def __init__(self) -> None:
        self.alone: list[Form] = []
        self.followed: dict[str, list[Form]] = {}


class Index:
    def __init__(self, forms: Iterable[Form]) -> None:
        self._branches: dict[str, _Branch] = {}
        for form in forms:
            branch = self._branches.setdefault(form.tokens[0], _Branch())
            if len(form.tokens) == 1:
                branch.alone.append(form)
            else:
                branch.followed.setdefault(form.tokens[1], []).append(form)
        self._firsts = frozenset(self._branches)

    def found(self, tokens: Sequence[str]) -> list[tuple[Form, tuple[int, int]]]:
        """Forms whose tokens stand in a row, with the places of the first and the last."""
        branches = self._branches
        if self._firsts.isdisjoint(tokens):
            return []
        found: list[tuple[Form, tuple[int, int]]] = []
        for place in [place for place, token in enumerate(tokens) if token in branches]:
            branch = branches[tokens[place]]
            if branch.alone:
                found += [(form, (place, place)) for form in branch.alone]
            after = tokens[place + 1] if branch.followed and place + 1 < len(tokens) else ""
            if after in branch.followed or after in JOINERS:
                found += _followed(branch, tokens, place)
        return found


def _followed(branch: _Branch, tokens: Sequence[str], first: int) -> Iterator[tuple[Form, tuple[int, int]]]:
    second = _next_token(tokens, first)
    for form in branch.followed.get(tokens[second] if second < len(tokens) else "", ()):
        last = second
        for token in form.tokens[2:]:
            last = _next_token(tokens, last)
            if last >= len(tokens) or tokens[last] != token:
                break
        else:
            yield form, (first, last)


def _next_token(tokens: Sequence[str], place: int) -> int:
    place += 1
    while place < len(tokens) and tokens[place] in JOINERS:
        place += 1
    return place
