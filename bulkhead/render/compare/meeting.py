"""Brings two files together: which story stands for which, and within them which unit for which."""

from collections.abc import Iterator, Sequence

from bulkhead.render.compare import grid
from bulkhead.render.compare.aligning import Pair, aligned
from bulkhead.render.compare.stories import Entry, Meeting, Paper, Story, Unit

FEW_WORDS = 3


def meetings(old: Paper, *, new: Paper) -> list[Meeting]:
    """In the order of the new file; what only the old one has comes after what it followed."""
    if type(old) is not type(new):
        return [_met(_flat(old), _flat(new))]
    pairs = _stories(old.stories, new.stories)
    return [
        _met(old.stories[there] if there is not None else None, new.stories[here] if here is not None else None)
        for there, here in interleaved(pairs, old=len(old.stories), new=len(new.stories))
    ]


def interleaved(pairs: Sequence[Pair], *, old: int, new: int) -> Iterator[tuple[int | None, int | None]]:
    """All places of both sides in the order of the new one; what is gone comes right after what it followed."""
    partner = {here: there for there, here in pairs}
    matched = {there for there, _ in pairs}

    def gone(begin: int) -> Iterator[tuple[int | None, int | None]]:
        for there in range(begin, old):
            if there in matched:
                return
            yield there, None

    yield from gone(0)
    for here in range(new):
        there = partner.get(here)
        yield there, here
        if there is not None:
            yield from gone(there + 1)


def _stories(old: Sequence[Story], new: Sequence[Story]) -> list[Pair]:
    """Slides by what they say; pages of Word and sheets by name, and sheets that are left by what they say."""
    if any(story.is_whole and not story.is_grid for story in (*old, *new)):
        return aligned([story.text for story in old], new=[story.text for story in new], twins=lambda _, __: False)
    places = {story.place: number for number, story in enumerate(new)}
    named = [(number, places[story.place]) for number, story in enumerate(old) if story.place in places]
    rest_old = [number for number in range(len(old)) if number not in dict(named)]
    rest_new = [number for number in range(len(new)) if number not in {here for _, here in named}]
    renamed = aligned(
        [old[number].text for number in rest_old],
        new=[new[number].text for number in rest_new],
        twins=lambda _, __: False,
    )
    return sorted([*named, *((rest_old[there], rest_new[here]) for there, here in renamed)])


def _flat(paper: Paper) -> Story:
    return Story("", "", [unit for story in paper.stories for unit in story.units])


def _met(old: Story | None, new: Story | None) -> Meeting:
    if old is None or new is None:
        return Meeting(old, new, _alone(old, new))
    if old.is_grid and new.is_grid:
        return Meeting(old, new, grid.entries(old.units, new=new.units))
    theirs, ours = old.units, new.units
    pairs = aligned(
        [unit.text for unit in theirs],
        new=[unit.text for unit in ours],
        twins=lambda there, here: _is_twin(theirs[there], ours[here]),
    )
    both = interleaved(pairs, old=len(theirs), new=len(ours))
    return Meeting(old, new, [_entry(theirs, ours, there, here) for there, here in both])


def _entry(theirs: Sequence[Unit], ours: Sequence[Unit], there: int | None, here: int | None) -> Entry:
    return Entry(theirs[there] if there is not None else None, ours[here] if here is not None else None)


def _alone(old: Story | None, new: Story | None) -> list[Entry]:
    theirs = [Entry(unit, None) for unit in old.units] if old else []
    return theirs + ([Entry(None, unit) for unit in new.units] if new else [])


def _is_twin(old: Unit, new: Unit) -> bool:
    """The same heading, cell or field with quite another text: a figure, a name, a date."""
    if old.block.style != new.block.style:
        return False
    in_table = "row " in old.block.place and old.block.place == new.block.place
    return in_table or max(len(old.text.split()), len(new.text.split())) <= FEW_WORDS
