"""How one text became another, word by word."""

import re
from collections.abc import Iterator
from itertools import groupby

from bulkhead.render.compare.aligning import Gap, Pair, equal_pairs
from bulkhead.render.compare.results import Op, Runs

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


def runs(old: str, *, new: str) -> Runs:
    """What stays, goes and comes; the first two together are the old text, the first and last the new one."""
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    stays = _solid(equal_pairs(before, new=after), before, Gap(0, len(before), 0, len(after)))
    pieces: list[tuple[Op, str]] = []
    for gap, kept in _stretches(stays, before, after):
        pieces += [("del", "".join(before[gap.old : gap.old_end])), ("ins", "".join(after[gap.new : gap.new_end]))]
        pieces.append(("same", kept))
    grouped = groupby((piece for piece in pieces if piece[1]), key=lambda piece: piece[0])
    return tuple((op, "".join(text for _, text in group)) for op, group in grouped)


def _stretches(stays: list[Pair], before: list[str], after: list[str]) -> Iterator[tuple[Gap, str]]:
    """Each gap, and the token that stays after it."""
    gaps = Gap(0, len(before), 0, len(after)).around(stays)
    kept = [*(before[old] for old, _ in stays), ""]
    yield from zip(gaps, kept, strict=True)


def _solid(stays: list[Pair], before: list[str], everything: Gap) -> list[Pair]:
    """Without lone spaces and signs between two changes, which would read as confetti."""
    spots = {old: place for place, (old, _) in enumerate(stays)}
    kept = []
    for old, new in stays:
        lone = not before[old][0].isalnum() and not _touches(stays, spots[old])
        at_an_end = (old, new) in ((everything.old, everything.new), (everything.old_end - 1, everything.new_end - 1))
        if not lone or at_an_end:
            kept.append((old, new))
    return kept


def _touches(stays: list[Pair], place: int) -> bool:
    old, new = stays[place]
    return (old - 1, new - 1) in stays[max(place - 1, 0) : place] or (old + 1, new + 1) in stays[place + 1 : place + 2]
