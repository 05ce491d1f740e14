"""The names of all clients, built once, and the search through passages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bulkhead.guard.matching import spotting, structure, views
from bulkhead.guard.matching.folding import Folded, pieces_of
from bulkhead.guard.matching.forms import EVERYDAY, Form, forms_of, initial_forms, initials_of
from bulkhead.guard.matching.index import Index
from bulkhead.guard.matching.near import Near, Neighbours
from bulkhead.guard.matching.same_words import Phrases, SameWord
from bulkhead.guard.matching.spotting import Match
from bulkhead.guard.matching.terms import MEDIUM, NEAR, STRONG, WEAK, Term
from bulkhead.guard.readings import FILE_NAME, Passage
from bulkhead.guard.verdicts import Finding, Seen

SURROUNDINGS = 160  # letters to either side of a name, for whoever decides.
_ORDER = (STRONG, MEDIUM, WEAK)


@dataclass(frozen=True)
class Sighting:
    """A finding with what it is worth; `context` tells a second mention from the same one seen twice."""

    finding: Finding
    strength: str
    weight: int
    context: str


class Names:
    """The names of the clients; `same_words` are phrases in which one of them is an ordinary word."""

    def __init__(self, terms: Iterable[Term], *, same_words: Iterable[SameWord] = ()) -> None:
        forms = list(_forms(list(dict.fromkeys(terms))))
        self._index = Index(forms)
        self._neighbours = Neighbours(forms, known=frozenset(token for form in forms for token in form.tokens))
        self._phrases = Phrases(same_words)
        owners: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for form in forms:
            owners[form.tokens].add(form.term.client)
        self._shared = {tokens: len(clients) for tokens, clients in owners.items() if len(clients) > 1}

    def sightings(self, passages: Iterable[Passage], *, target: str) -> Iterator[Sighting]:
        """Every sign of a client other than the target."""
        for passage in passages:
            for view, (folded, in_file_name) in enumerate(_views(passage)):
                matches = self._matches(folded, target=target, in_file_name=in_file_name)
                for match in _foreign(matches, target):
                    yield from self._weighed(match, folded, passage, in_file_name=in_file_name)
                if view == 0 or in_file_name:
                    yield from self._near(folded, matches, passage, target=target)

    def _matches(self, folded: Folded, *, target: str, in_file_name: bool) -> list[Match]:
        pieces = pieces_of(folded.lower)
        tokens = pieces[1::2]
        found = self._index.found(tokens)
        if found and self._phrases:
            found = [(form, span) for form, span in found if not self._is_same_word(form, pieces, span, target)]
        if not found:
            return []
        ends = list(accumulate(map(len, pieces)))
        matches = (Match(form, ends[2 * first], ends[2 * last + 1]) for form, (first, last) in found)
        return [match for match in matches if spotting.stands(match, folded=folded, in_file_name=in_file_name)]

    def _is_same_word(self, form: Form, pieces: Sequence[str], span: tuple[int, int], target: str) -> bool:
        return self._phrases.cover(form.term.client, pieces=pieces, span=span, target=target)

    def _weighed(self, match: Match, folded: Folded, passage: Passage, *, in_file_name: bool) -> Iterator[Sighting]:
        form, place = match.form, passage.place
        strength, weight = spotting.weigh(match, folded=folded, place=place, in_file_name=in_file_name)
        if not weight or structure.is_baseline(place, tokens=form.tokens):
            return
        rule = form.rule or (EVERYDAY if form.strength == WEAK and not form.initials else form.term.rule)
        if form.term.kind == "domain" and folded.lower[match.start - 1 : match.start] == "@":
            rule = "e-mail address"
        if form.tokens in self._shared:
            rule = f"{rule} that {self._shared[form.tokens]} clients share"
        context = " ".join(folded.lower[max(0, match.start - 15) : match.end + 15].split())
        # Initials that nobody wrote down are one sign, however often they stand.
        context = "" if form.quiet else context
        yield Sighting(_finding(form.term, folded, match, place, rule), strength, weight, context)

    def _near(self, folded: Folded, matches: list[Match], passage: Passage, *, target: str) -> Iterator[Sighting]:
        near = list(self._neighbours.near(folded))
        own = {(one.start, one.end) for one in near if one.form.term.client == target}
        for one in near:
            within = any(match.start < one.end and one.start < match.end and _tells(match) for match in matches)
            if (one.start, one.end) not in own and not within:
                value = one.form.term.value
                rule = f"near name: looks like {value} (spelt differently)"
                yield Sighting(_finding(one.form.term, folded, one, passage.place, rule), NEAR, 1, "")


def _forms(terms: list[Term]) -> Iterator[Form]:
    initials: defaultdict[str, set[str]] = defaultdict(set)
    for term in terms:
        initials[term.client].add(initials_of(term))
    for term in terms:
        yield from forms_of(term, initials=frozenset(initials[term.client] - {""}))
    for term in terms:
        yield from initial_forms(term)


def _tells(match: Match) -> bool:
    """A weak name inside a longer one that is misspelt does not explain the longer one."""
    return match.form.strength != WEAK


def _finding(term: Term, folded: Folded, at: Match | Near, place: str, rule: str) -> Finding:
    seen = Seen(*folded.around(at.start, end=at.end, reach=SURROUNDINGS))
    return Finding(term.client, term.value, place, folded.excerpt(at.start, end=at.end), rule, seen)


def _views(passage: Passage) -> Iterator[tuple[Folded, bool]]:
    folded = Folded(passage.text)
    in_file_name = passage.place == FILE_NAME or passage.place.endswith(f", {FILE_NAME}")
    yield folded, in_file_name
    if in_file_name:
        others = [(views.humps(folded.plain).replace("\n\n", " "), True)]
    else:
        others = [(views.humps(folded.plain), False), *((name, True) for name in views.quoted_files(folded.plain))]
    others.append((views.set_apart(folded.plain), False))
    for text, as_file_name in others:
        if text:
            yield Folded(text), as_file_name


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
    return match.start, -match.end, _ORDER.index(match.form.strength)
