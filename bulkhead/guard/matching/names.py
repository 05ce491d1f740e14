"""The index of all names, built once, and the search through passages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bulkhead.guard.matching import spotting, views
from bulkhead.guard.matching.folding import JOINERS, Folded, pieces_of
from bulkhead.guard.matching.spotting import Match
from bulkhead.guard.matching.terms import MEDIUM, STRONG, WEAK, Form, Term, forms_of
from bulkhead.guard.readings import FILE_NAME, Passage
from bulkhead.guard.verdicts import Finding


@dataclass(frozen=True)
class Sighting:
    """A finding with what it is worth; `context` tells a second mention from the same one seen twice."""

    finding: Finding
    strength: str
    weight: int
    context: str


def findings_of(sightings: Iterable[Sighting]) -> list[Finding]:
    """One line for each name and place."""
    found: dict[tuple[str, str, str], Finding] = {}
    for sighting in sightings:
        finding = sighting.finding
        found.setdefault((finding.client, finding.name, finding.place), finding)
    return list(found.values())


class _Branch:
    """All forms that begin with one token, by the token that follows."""

    __slots__ = ("alone", "followed")

    def __init__(self) -> None:
        self.alone: list[Form] = []
        self.followed: dict[str, list[Form]] = {}


class Names:
    def __init__(self, terms: Iterable[Term]) -> None:
        self._branches: dict[str, _Branch] = {}
        for form in dict.fromkeys(form for term in terms for form in forms_of(term)):
            branch = self._branches.setdefault(form.tokens[0], _Branch())
            if len(form.tokens) == 1:
                branch.alone.append(form)
            else:
                branch.followed.setdefault(form.tokens[1], []).append(form)
        self._firsts = frozenset(self._branches)

    def sightings(self, passages: Iterable[Passage], *, target: str) -> Iterator[Sighting]:
        """Every sign of a client other than the target."""
        for passage in passages:
            for folded, in_file_name in _views(passage):
                matches = self._matches(folded, in_file_name=in_file_name)
                for match in _foreign(matches, target):
                    yield from _weighed(match, folded, passage, in_file_name=in_file_name)

    def _matches(self, folded: Folded, *, in_file_name: bool) -> list[Match]:
        pieces = pieces_of(folded.lower)
        tokens = pieces[1::2]
        if self._firsts.isdisjoint(tokens):
            return []
        branches = self._branches
        hits = [place for place, token in enumerate(tokens) if token in branches]
        found = [(form, spot) for hit in hits for form, spot in _forms_at(branches[tokens[hit]], tokens, hit)]
        if not found:
            return []
        ends = list(accumulate(map(len, pieces)))
        matches = (Match(form, ends[2 * first], ends[2 * last + 1]) for form, (first, last) in found)
        return [match for match in matches if spotting.stands(match, folded=folded, in_file_name=in_file_name)]


def _views(passage: Passage) -> Iterator[tuple[Folded, bool]]:
    folded = Folded(passage.text)
    in_file_name = passage.place == FILE_NAME or passage.place.endswith(f", {FILE_NAME}")
    yield folded, in_file_name
    if in_file_name:
        others = [(views.humps(folded.plain).replace("\n\n", " "), True)]
    else:
        others = [(views.humps(folded.plain), False), *((name, True) for name in views.quoted_files(folded.plain))]
    others.append((views.set_apart(folded.lower), False))
    for text, as_file_name in others:
        if text:
            yield Folded(text), as_file_name


def _forms_at(branch: _Branch, tokens: Sequence[str], first: int) -> Iterator[tuple[Form, tuple[int, int]]]:
    for form in branch.alone:
        yield form, (first, first)
    if not branch.followed:
        return
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


def _foreign(matches: list[Match], target: str) -> Iterator[Match]:
    """Drop the target's own names and whatever lies inside a longer name, whoever owns that one."""
    own = {(match.start, match.end) for match in matches if match.form.term.client == target}
    said: set[tuple[str, int, int]] = set()
    start = reach = -1
    for match in sorted(matches, key=_longest_then_strongest):
        inside = match.end <= reach and (match.start, match.end) != (start, reach)
        if not inside:
            start, reach = match.start, match.end
            who = (match.form.term.client, match.start, match.end)
            if (match.start, match.end) not in own and who not in said:
                said.add(who)
                yield match


def _longest_then_strongest(match: Match) -> tuple[int, int, int]:
    return match.start, -match.end, (STRONG, MEDIUM, WEAK).index(match.form.strength)


def _weighed(match: Match, folded: Folded, passage: Passage, *, in_file_name: bool) -> Iterator[Sighting]:
    strength, weight = spotting.weigh(match, folded=folded, place=passage.place, in_file_name=in_file_name)
    if weight:
        term = match.form.term
        excerpt = folded.excerpt(match.start, end=match.end)
        rule = "e-mail" if folded.lower[match.start - 1 : match.start] == "@" and term.kind == "domain" else term.rule
        finding = Finding(term.client, term.value, passage.place, excerpt, rule)
        context = " ".join(folded.lower[max(0, match.start - 15) : match.end + 15].split())
        yield Sighting(finding, strength, weight, context)
