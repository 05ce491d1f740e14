"""Days on which too much comes together over all clients, told as long before as rules can see."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.agenda.models import CalendarEntry
from bulkhead.practice.clients.models import Client
from bulkhead.practice.thresholds.defaults import Limit
from bulkhead.practice.thresholds.models import Limits
from bulkhead.web.desk.shown.asked import KINDS, WEEK, WEEKS, monday
from bulkhead.web.desk.shown.calendar_sheets import Sheets
from bulkhead.web.desk.shown.entries import SETTLED
from bulkhead.web.desk.shown.words import counted

PACK = "board_pack"
TOLD = 5
NAMED = 8


class Clash(NamedTuple):
    """One day with more on it than one person carries."""

    on: date
    due: int
    packs: int
    is_packs: bool
    is_full: bool

    @property
    def short(self) -> str:
        """2 board packs, 5 due: for a cell."""
        reasons = [f"{self.packs} board packs"] * self.is_packs + [f"{self.due} due"] * self.is_full
        return ", ".join(reasons)

    @property
    def words(self) -> str:
        """Two board packs; five things due."""
        reasons = [counted(self.packs, one="board pack")] * self.is_packs
        reasons += [f"{counted(self.due, one='thing')} due"] * self.is_full
        return ", ".join(reasons)


@dataclass(frozen=True)
class Clashes:
    """Every clash from today on, in order; what is told of them and counted is the year that begins with this week."""

    days: Mapping[date, Clash]
    since: date

    @classmethod
    def of(cls, sheets: Sheets, *, since: date, limits: Limits | None = None) -> "Clashes":
        """Over all clients, whatever a page shows of them."""
        limits = limits or Limits()
        most, most_packs = limits.whole(Limit.ITEMS_A_DAY), limits.whole(Limit.BOARD_PACKS_A_DAY)
        due, packs = sheets.still_due(since, more_than=most, packs_than=most_packs)
        over = sorted(day for day, count in due.items() if count > most or packs[day] > most_packs)
        found = (Clash(day, due[day], packs[day], packs[day] > most_packs, due[day] > most) for day in over)
        return cls({clash.on: clash for clash in found}, since)

    @cached_property
    def ahead(self) -> list[Clash]:
        """Those that the sheet of this year shows."""
        end = monday(self.since) + WEEKS * WEEK
        return [clash for clash in self.days.values() if clash.on < end]

    def of_week(self, first: date) -> list[Clash]:
        """Those of the week that begins on this Monday."""
        return self._by_week.get(first, [])

    @cached_property
    def _by_week(self) -> dict[date, list[Clash]]:
        weeks: dict[date, list[Clash]] = defaultdict(list)
        for clash in self.days.values():
            weeks[monday(clash.on)].append(clash)
        return weeks


def told(clashes: Clashes, *, clients: Mapping[UUID, Client], sheets: Sheets) -> list[tuple[Clash, str]]:
    """The first few in words: what it is that comes together."""
    first = clashes.ahead[:TOLD]
    things: dict[date, list[tuple[str, str]]] = defaultdict(list)
    if first:
        days = [clash.on for clash in first]
        rows: list[tuple[UUID, str, str, date]]
        rows = DUE_ON.rows("", list(clients), *days)  # type: ignore[assignment]  # columns in order.
        for client, label, kind, on in rows:
            things[on].append((f"{clients[client]} {label}", kind))
        for day in days:
            things[day] += [(f"{clients[pk]} {KINDS[kind]}", kind) for pk, kind in sheets.foreseen(day)]
    return [(clash, _named(things[clash.on], only_packs=not clash.is_full)) for clash in first]


def _named(things: list[tuple[str, str]], *, only_packs: bool) -> str:
    shown = [words for words, kind in things if kind == PACK or not only_packs]
    rest = f" and {len(shown) - NAMED} more" if len(shown) > NAMED else ""
    return ", ".join(shown[:NAMED]) + rest


def _due_on(_: str, clients: Sequence[UUID], *days: date) -> QuerySet[CalendarEntry, tuple[object, ...]]:
    rows = CalendarEntry.objects.filter(client__in=clients, due_on__in=days).exclude(state__in=SETTLED)
    return rows.values_list("client_id", "label", "kind", "due_on")


DUE_ON = Prepared(_due_on, alias=PRACTICE)
