"""The sheets of all clients of one person: how much is due when, in which state, and how much is late."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from bulkhead.practice.agenda.sheets import KIND_LETTERS, LETTERS, Sheet
from bulkhead.practice.clients.models import Client
from bulkhead.web.desk.shown.asked import WEEK, Asked, monday
from bulkhead.web.desk.shown.calendar_marks import today_of
from bulkhead.web.desk.shown.entries import Outlook

PACK = KIND_LETTERS["board_pack"]
KINDS_OF = {letter: kind for kind, letter in KIND_LETTERS.items()}
DAY = timedelta(days=1)
FORESEEN, DELIVERED, LATE = "x", "d", "l"
OPEN, WEEKDAYS = "sfr", "0123456"
THINGS = 11  # where they begin in a line, behind its Monday.


class Week(NamedTuple):
    """How much of one week is late and how much is still due, and its things in the order of their days."""

    first: str
    late: int
    due: int
    things: str

    @property
    def oldest(self) -> date:
        """The day of the first thing that is open, which is the first that is late where any is."""
        weekday = next(self.things[at] for at in range(0, len(self.things), LETTERS) if self.things[at + 2] in OPEN)
        return date.fromisoformat(self.first) + int(weekday) * DAY


@dataclass(frozen=True)
class Sheets:
    """By client: its weeks in order, each a line that begins with its Monday, as text, which compares as dates do."""

    lines: Mapping[UUID, Sequence[str]]
    here: Mapping[UUID, date]

    @classmethod
    def of(cls, clients: Mapping[UUID, Client]) -> "Sheets":
        """One query; a client without a sheet is sketched one."""
        found = Sheet.of_clients(list(clients))
        missing = clients.keys() - found.keys()
        if missing:
            found |= Sheet.sketch(missing)
        return cls({pk: written.splitlines() for pk, written in found.items()}, today_of(clients.values()))

    def has_any(self, client: UUID, *, start: date, end: date) -> bool:
        """Whether anything stands in the weeks from one day up to another."""
        return bool(_cut_lines(self.lines[client], monday(start), end))

    def of_weeks(self, client: UUID, *, firsts: Sequence[date], kind: str = "") -> list[str]:
        """A letter for each thing of each of these weeks: its state, or that it is late."""
        here, of_kind = self.here[client], KIND_LETTERS[kind] if kind else ""
        lines = {line[: THINGS - 1]: line[THINGS:] for line in self.lines[client]}
        return [_states(lines.get(f"{first}", ""), (here - first).days, of_kind) for first in firsts]

    @cached_property
    def open_weeks(self) -> Mapping[UUID, list[Week]]:
        """By client: the weeks up to the one of today in which something is open, the oldest first."""
        return {pk: _weeks(self._still_open(pk), here=self.here[pk]) for pk in self.lines}

    def outlook(self, asked: Asked) -> Outlook:
        """What is due by the end of this week, what is late, and what of that from before the weeks shown."""
        this_week, start = asked.this_week.isoformat(), asked.start.isoformat()
        weeks = [week for weeks in self.open_weeks.values() for week in weeks if week.first <= this_week]
        before = sum(week.late for week in weeks if week.first < start)
        return Outlook(sum(week.due for week in weeks), sum(week.late for week in weeks), before)

    def open_since(self, today: date) -> date:
        """Everything before this day is settled, at every client."""
        firsts = [date.fromisoformat(weeks[0].first) for weeks in self.open_weeks.values() if weeks]
        return min([today - DAY, *firsts])

    def late_until(self, most: int) -> date:
        """So many of what is late, if there are as many, are due before this day, the oldest of them."""
        count = 0
        for first, late in sorted((week.first, week.late) for weeks in self.open_weeks.values() for week in weeks):
            count += late
            if count >= most:
                return date.fromisoformat(first) + WEEK
        return date.max

    def _still_open(self, client: UUID) -> list[str]:
        """With the week after this one: it has begun elsewhere by then."""
        lines, end = self.lines[client], (self.here[client] + WEEK).isoformat()
        return [line for line in lines[: bisect_left(lines, end)] if "s" in line or "f" in line or "r" in line]

    def still_due(self, since: date, *, more_than: int, packs_than: int) -> tuple[Counter[date], Counter[date]]:
        """How much is still due each day from one day on, and how many board packs of it.

        Weeks in which not even all of it together is too much are left out.
        """
        due: Counter[date] = Counter()
        packs: Counter[date] = Counter()
        for week, things in self._together(monday(since)).items():
            has_packs = things.count(PACK) > packs_than
            if has_packs or len(things) > more_than * LETTERS:
                first = date.fromisoformat(week)
                _count(first, _open(things), due)
            if has_packs:
                _count(first, _open("".join(_cut(things, PACK))), packs)
        return _from(due, since), _from(packs, since)

    def foreseen(self, day: date) -> list[tuple[UUID, str]]:
        """What rules give for one day and nobody planned yet: whose, and of which kind."""
        first, weekday = monday(day), str(day.weekday())
        found = []
        for client, lines in self.lines.items():
            things = _of(lines, first)
            codes = (things[place : place + LETTERS] for place in range(0, len(things), LETTERS))
            found += [(client, KINDS_OF[code[1]]) for code in codes if code[0] == weekday and code[2] == FORESEEN]
        return found

    def has_foreseen(self, start: date, *, end: date) -> bool:
        """Whether any rule gives a day in these weeks that nobody planned yet."""
        first = monday(start)
        return any(FORESEEN in line for lines in self.lines.values() for line in _cut_lines(lines, first, end))

    def _together(self, since: date) -> dict[str, str]:
        """The weeks of all clients as one, from one week on."""
        first, together = since.isoformat(), defaultdict(list)
        for lines in self.lines.values():
            for line in lines[bisect_left(lines, first) :]:
                together[line[: THINGS - 1]].append(line[THINGS:])
        return {week: "".join(things) for week, things in together.items()}


def _weeks(lines: Sequence[str], *, here: date) -> list[Week]:
    """All that is open is late where its week is over, and nothing where it has not begun."""
    today, over = here.isoformat(), (here - WEEK).isoformat()
    found = []
    for line in lines:
        first, things = line[: THINGS - 1], line[THINGS:]
        states = things[2::LETTERS]
        still = states.count("s") + states.count("f") + states.count("r")
        late = still if first <= over else _late(things, first=first, here=here) if first <= today else 0
        found.append(Week(first, late, still - late, things))
    return found


def _late(things: str, *, first: str, here: date) -> int:
    """What is open of the days that are over, in a week that is not."""
    over = WEEKDAYS[: (here - date.fromisoformat(first)).days]
    days = zip(things[::LETTERS], things[2::LETTERS], strict=True)
    return sum(1 for weekday, state in days if state in OPEN and weekday in over)


def _of(lines: Sequence[str], first: date) -> str:
    """The things of one week."""
    week = first.isoformat()
    place = bisect_left(lines, week)
    return lines[place][THINGS:] if place < len(lines) and lines[place].startswith(week) else ""


def _cut_lines(lines: Sequence[str], first: date, end: date) -> Sequence[str]:
    """The weeks that begin from one day on and before another."""
    return lines[bisect_left(lines, first.isoformat()) : bisect_left(lines, end.isoformat())]


def _cut(things: str, kind: str) -> Iterator[str]:
    for place in range(0, len(things), LETTERS):
        if things[place + 1] == kind:
            yield things[place : place + LETTERS]


def _states(things: str, over: int, kind: str) -> str:
    """A day that is over: what was foreseen never came, and what is open is late. `over` counts a week's days."""
    if kind:
        things = "".join(_cut(things, kind))
    states = things[2::LETTERS]
    if not states or over <= 0:
        return states
    behind = sum(weekday in WEEKDAYS[:over] for weekday in things[::LETTERS])
    return states[:behind].replace(FORESEEN, "").translate(ALL_LATE) + states[behind:]


def _open(things: str) -> str:
    """Without what was delivered before its day."""
    if DELIVERED not in things:
        return things
    codes = (things[place : place + LETTERS] for place in range(0, len(things), LETTERS))
    return "".join(code for code in codes if code[2] != DELIVERED)


def _count(first: date, things: str, counts: Counter[date]) -> None:
    weekdays = things[::LETTERS]
    for number in range(7):
        if count := weekdays.count(str(number)):
            counts[first + number * DAY] = count


def _from(counted: Counter[date], since: date) -> Counter[date]:
    return Counter({day: count for day, count in counted.items() if day >= since})


ALL_LATE = str.maketrans("sfr", LATE * 3)
