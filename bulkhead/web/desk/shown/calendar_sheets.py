"""The sheets of all clients of one person: how much is due when, in which state, and how much is late."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
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
SETTLED = "dx"  # of a week that is over: what was foreseen never came.


@dataclass(frozen=True)
class Sheets:
    """By client: its weeks by their Monday, as text, which compares as dates do."""

    weeks: Mapping[UUID, Mapping[str, str]]
    here: Mapping[UUID, date]

    @classmethod
    def of(cls, clients: Mapping[UUID, Client]) -> "Sheets":
        """One query; a client without a sheet is sketched one."""
        found = dict(Sheet.objects.filter(client__in=clients.keys()).values_list("client_id", "weeks"))
        missing = clients.keys() - found.keys()
        if missing:
            found |= Sheet.sketch(missing)
        return cls({pk: _weeks(written) for pk, written in found.items()}, today_of(clients.values()))

    def of_week(self, client: UUID, *, first: date, kind: str = "") -> str:
        """A letter for each thing of a week: its state, or that it is late."""
        things = self.weeks[client].get(first.isoformat(), "")
        if kind:
            things = "".join(_cut(things, KIND_LETTERS[kind]))
        here, states = self.here[client], things[2::LETTERS]
        if first + WEEK <= here:
            return _late(states)
        if first <= here:
            return _partly_late(things, str(here.weekday()))
        return states

    def outlook(self, asked: Asked) -> Outlook:
        """What is due by the end of this week, what is late, and what of that from before the weeks shown."""
        due = late = before = 0
        this_week, start = asked.this_week.isoformat(), asked.start.isoformat()
        for client, weeks in self.weeks.items():
            for first, things in weeks.items():
                if first > this_week or not things[2::LETTERS].strip(SETTLED):
                    continue
                still = len(things[2::LETTERS].replace(DELIVERED, "").replace(FORESEEN, ""))
                is_late = self.of_week(client, first=date.fromisoformat(first)).count(LATE)
                due, late = due + still - is_late, late + is_late
                before += is_late if first < start else 0
        return Outlook(due, late, before)

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
        first, weekday = monday(day).isoformat(), str(day.weekday())
        found = []
        for client, weeks in self.weeks.items():
            things = weeks.get(first, "")
            codes = (things[place : place + LETTERS] for place in range(0, len(things), LETTERS))
            found += [(client, KINDS_OF[code[1]]) for code in codes if code[0] == weekday and code[2] == FORESEEN]
        return found

    def has_foreseen(self, start: date, *, end: date) -> bool:
        """Whether any rule gives a day in these weeks that nobody planned yet."""
        first, last = monday(start).isoformat(), end.isoformat()
        lines = (things for weeks in self.weeks.values() for week, things in weeks.items() if first <= week < last)
        return any(FORESEEN in things for things in lines)

    def _together(self, since: date) -> dict[str, str]:
        """The weeks of all clients as one, from one week on."""
        first, together = since.isoformat(), defaultdict(list)
        for weeks in self.weeks.values():
            for week, things in weeks.items():
                if week >= first:
                    together[week].append(things)
        return {week: "".join(things) for week, things in together.items()}


def _weeks(written: str) -> dict[str, str]:
    return {line[:10]: line[11:] for line in written.splitlines()}


def _cut(things: str, kind: str) -> Iterator[str]:
    for place in range(0, len(things), LETTERS):
        if things[place + 1] == kind:
            yield things[place : place + LETTERS]


def _late(states: str) -> str:
    """A day that is over: what was foreseen never came, and what is open is late."""
    return states.replace("x", "").translate(ALL_LATE)


def _partly_late(things: str, today: str) -> str:
    """Within a week the days before today are over."""
    over = "".join(things[place + 2] for place in range(0, len(things), LETTERS) if things[place] < today)
    still = "".join(things[place + 2] for place in range(0, len(things), LETTERS) if things[place] >= today)
    return _late(over) + still


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
