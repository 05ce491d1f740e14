"""Which text of one list stands for which of another: equal ones first, then similar ones, then by where they stand."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

Pair = tuple[int, int]
Twins = Callable[[int, int], bool]
WORD = re.compile(r"\w+")
SIMILAR = 0.5
FEW = 40_000  # so many comparisons are cheap enough to be thorough.
FAR = 50
COMMON = 12  # a word in more texts than this tells none of them apart.
CANDIDATES = 3


@dataclass(frozen=True)
class Gap:
    """A stretch of the old list and the stretch of the new one that stands in its place."""

    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def is_open(self) -> bool:
        return self.old < self.old_end and self.new < self.new_end

    def around(self, pairs: Sequence[Pair]) -> Iterator["Gap"]:
        """What is left before, between and after these."""
        edges = [(self.old - 1, self.new - 1), *pairs, (self.old_end, self.new_end)]
        for (old, new), (old_end, new_end) in pairwise(edges):
            yield Gap(old + 1, old_end, new + 1, new_end)


def aligned(old: Sequence[str], *, new: Sequence[str], twins: Twins) -> list[Pair]:
    """Pairs of places, rising on both sides; `twins` says whether two texts without a word in common are the same."""
    everything = Gap(0, len(old), 0, len(new))
    equal = equal_pairs(old, new=new)
    bags = Bags(old, new)
    similar = [pair for gap in everything.around(equal) if gap.is_open for pair in bags.similar(gap)]
    certain = sorted([*equal, *similar])
    return sorted([*certain, *(pair for gap in everything.around(certain) for pair in _in_step(gap, twins))])


def _in_step(gap: Gap, twins: Twins) -> list[Pair]:
    if gap.old_end - gap.old != gap.new_end - gap.new:
        return []
    steps = zip(range(gap.old, gap.old_end), range(gap.new, gap.new_end), strict=True)
    return [(old, new) for old, new in steps if twins(old, new)]


def equal_pairs(old: Sequence[str], *, new: Sequence[str]) -> list[Pair]:
    """Patience: the ends, then what occurs once on both sides, then thoroughly where little is left."""
    found: list[Pair] = []
    waiting = [Gap(0, len(old), 0, len(new))]
    while waiting:
        gap, ends = _trimmed(waiting.pop(), old, new)
        found += ends
        if gap.is_open:
            anchors = _rising(_unique(gap, old, new))
            found += anchors
            if anchors:
                waiting.extend(gap.around(anchors))
            else:
                found += _thoroughly(gap, old, new)
    return sorted(found)


def _trimmed(gap: Gap, old: Sequence[str], new: Sequence[str]) -> tuple[Gap, list[Pair]]:
    begin, begin_new, end, end_new = gap.old, gap.new, gap.old_end, gap.new_end
    while begin < end and begin_new < end_new and old[begin] == new[begin_new]:
        begin, begin_new = begin + 1, begin_new + 1
    while begin < end and begin_new < end_new and old[end - 1] == new[end_new - 1]:
        end, end_new = end - 1, end_new - 1
    ends = [*zip(range(gap.old, begin), range(gap.new, begin_new), strict=True)]
    ends += zip(range(end, gap.old_end), range(end_new, gap.new_end), strict=True)
    return Gap(begin, end, begin_new, end_new), ends


def _unique(gap: Gap, old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Texts that occur once on each side, in the order of the old side."""
    there, here = old[gap.old : gap.old_end], new[gap.new : gap.new_end]
    often, often_here = Counter(there), Counter(here)
    places = {text: place for place, text in enumerate(here, start=gap.new)}
    return [
        (place, places[text])
        for place, text in enumerate(there, start=gap.old)
        if often[text] == 1 and often_here.get(text) == 1
    ]


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest chain that rises on the new side too."""
    tops: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for number, (_, new) in enumerate(pairs):
        place = bisect_right(tops, new)
        before.append(last[place - 1] if place else None)
        tops[place : place + 1] = [new]
        last[place : place + 1] = [number]
    chain: list[Pair] = []
    step = last[-1] if last else None
    while step is not None:
        chain.append(pairs[step])
        step = before[step]
    return chain[::-1]


def _thoroughly(gap: Gap, old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    if (gap.old_end - gap.old) * (gap.new_end - gap.new) > FEW:
        return _in_turn(gap, old, new)
    matcher = SequenceMatcher(None, old[gap.old : gap.old_end], new[gap.new : gap.new_end], autojunk=False)
    return [
        (gap.old + match.a + step, gap.new + match.b + step)
        for match in matcher.get_matching_blocks()
        for step in range(match.size)
    ]


def _in_turn(gap: Gap, old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """One pass, for long stretches of texts that all occur more than once."""
    places: dict[str, list[int]] = defaultdict(list)
    for place in range(gap.new, gap.new_end):
        places[new[place]].append(place)
    found: list[Pair] = []
    last = gap.new - 1
    for place in range(gap.old, gap.old_end):
        following = places.get(old[place], [])
        next_one = bisect_right(following, last)
        if next_one < len(following) and following[next_one] - last <= FAR:
            last = following[next_one]
            found.append((place, last))
    return found


class Bags:
    """The words of each text, to say how alike two are."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._texts = old, new
        self._old: dict[int, frozenset[str]] = {}
        self._new: dict[int, frozenset[str]] = {}

    def similar(self, gap: Gap) -> list[Pair]:
        """The chain of pairs that share the most words, each pair at least half of theirs."""
        for side, begin, end in ((0, gap.old, gap.old_end), (1, gap.new, gap.new_end)):
            bags = (self._old, self._new)[side]
            bags.update(
                (place, frozenset(WORD.findall(self._texts[side][place].lower()))) for place in range(begin, end)
            )
        weighed = {pair: self._alike(pair) for pair in self._candidates(gap)}
        return _heaviest({pair: weight for pair, weight in weighed.items() if weight >= SIMILAR}, gap)

    def _candidates(self, gap: Gap) -> Iterator[Pair]:
        """Those that share rare words, and those that stand in the same spot."""
        holders: dict[str, list[int]] = defaultdict(list)
        for place in range(gap.old, gap.old_end):
            for word in self._old[place]:
                holders[word].append(place)
        for new in range(gap.new, gap.new_end):
            rare = [holders[word] for word in self._new[new] if word in holders and len(holders[word]) <= COMMON]
            shared = Counter(place for places in rare for place in places)
            likely = {place for place, _ in shared.most_common(CANDIDATES)}
            spots = {gap.old + new - gap.new, gap.old_end - (gap.new_end - new)}
            yield from ((old, new) for old in likely | spots if gap.old <= old < gap.old_end)

    def _alike(self, pair: Pair) -> float:
        old, new = self._old[pair[0]], self._new[pair[1]]
        return 2 * len(old & new) / (len(old) + len(new)) if old and new else 0.0


def _heaviest(weighed: dict[Pair, float], gap: Gap) -> list[Pair]:
    """The rising chain of the greatest weight, by a tree of running maxima over the new side."""
    size = gap.new_end - gap.new
    best: list[tuple[float, Pair | None]] = [(0.0, None)] * (size + 1)
    before: dict[Pair, Pair | None] = {}
    # Of pairs that share their old text, the later new one goes first, so that they do not follow each other.
    for pair in sorted(weighed, key=lambda each: (each[0], -each[1])):
        weight, before[pair] = _most(best, pair[1] - gap.new)
        step = pair[1] - gap.new + 1
        while step <= size:
            best[step] = max(best[step], (weight + weighed[pair], pair), key=lambda each: each[0])
            step += step & -step
    chain: list[Pair] = []
    link = _most(best, size)[1]
    while link is not None:
        chain.append(link)
        link = before[link]
    return chain[::-1]


def _most(best: Sequence[tuple[float, Pair | None]], end: int) -> tuple[float, Pair | None]:
    most: tuple[float, Pair | None] = (0.0, None)
    while end:
        most = max(most, best[end], key=lambda each: each[0])
        end -= end & -end
    return most
