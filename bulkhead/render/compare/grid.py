"""Cells of two sheets: rows are brought together first, then columns, so that an inserted row moves nothing else."""

from collections import defaultdict
from collections.abc import Sequence

from bulkhead.render.compare.aligning import aligned
from bulkhead.render.compare.stories import Entry, Unit

Lines = dict[int, list[Unit]]


class Standing:
    """Which cell of the new sheet stands for which of the old one."""

    def __init__(self, old: Sequence[Unit], *, new: Sequence[Unit]) -> None:
        self._rows, self._columns = _standing(old, new, axis=0), _standing(old, new, axis=1)

    def row(self, number: int) -> int | None:
        return self._rows.get(number)

    def of(self, cell: tuple[int, int]) -> tuple[int, int] | None:
        """Nowhere when its row or column is gone."""
        row, column = self._rows.get(cell[0]), self._columns.get(cell[1])
        return (row, column) if row is not None and column is not None else None


def entries(old: Sequence[Unit], *, new: Sequence[Unit]) -> list[Entry]:
    """In the order of the new sheet, with what is gone after the row it followed."""
    standing = Standing(old, new=new)
    ours = {place_of(unit): unit for unit in new}
    found: dict[Unit, Entry] = {}
    gone: list[tuple[tuple[float, float], Entry]] = []
    last = 0.0
    for unit in old:
        row = standing.row(place_of(unit)[0])
        last = float(row) if row is not None else last
        here = standing.of(place_of(unit))
        twin = ours.get(here) if here else None
        if twin is not None:
            found[twin] = Entry(unit, twin)
        else:
            after = 0.5 if row is None else 0.0
            gone.append(((last + after, float(place_of(unit)[1])), Entry(unit, None)))
    there = [((float(row), float(column)), unit) for unit in new for row, column in [place_of(unit)]]
    placed = [(place, found.get(unit) or Entry(None, unit)) for place, unit in there]
    return [entry for _, entry in sorted([*placed, *gone], key=lambda each: each[0])]


def _standing(old: Sequence[Unit], new: Sequence[Unit], *, axis: int) -> dict[int, int]:
    """For each row (or column) of the old sheet the one of the new that stands for it."""
    theirs, ours = _lines(old, axis), _lines(new, axis)
    numbers, our_numbers = sorted(theirs), sorted(ours)
    pairs = aligned(
        [_said(theirs[number]) for number in numbers],
        new=[_said(ours[number]) for number in our_numbers],
        # Rows between two that stayed are the same rows when there are as many of them.
        twins=lambda _, __: True,
    )
    return _with_neighbours({numbers[there]: our_numbers[here] for there, here in pairs}, numbers)


def _with_neighbours(known: dict[int, int], numbers: Sequence[int]) -> dict[int, int]:
    """A line that says something else now, or nothing, stands where its neighbours on both sides say."""
    taken = set(known.values())
    shift, before = 0, dict[int, int]()
    for number in numbers:
        shift = before[number] = known[number] - number if number in known else shift
    for number in reversed(numbers):
        shift = known[number] - number if number in known else shift
        if number not in known and before[number] == shift and number + shift not in taken:
            known[number] = number + shift
    return known


def _lines(units: Sequence[Unit], axis: int) -> Lines:
    lines: Lines = defaultdict(list)
    for unit in units:
        lines[place_of(unit)[axis]].append(unit)
    return lines


def _said(units: Sequence[Unit]) -> str:
    return "\x1f".join(unit.text for unit in units)


def place_of(unit: Unit) -> tuple[int, int]:
    assert unit.cell is not None, "a grid is made of cells"
    return unit.cell
