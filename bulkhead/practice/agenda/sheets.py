"""Every day of one client in a few letters: a page over all clients and a whole year reads a row for each client.

A line a week: its Monday, then three letters for each thing: the day of the week, its kind, its state.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import models

from bulkhead.base.clock import today
from bulkhead.isolation.models import PracticeModel
from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.agenda.models import CalendarEntry, Series
from bulkhead.practice.clients.models import Client

KINDS = (
    "weekly_update",
    "weekly_call",
    "monthly_report",
    "monthly_recap",
    "board_pack",
    "quarterly_review",
    "plan",
    "audit",
    "brief",
    "critique",
    "budget",
    "playbook",
    "workshop",
    "onsite",
    "invoice",
    "other",
)
KIND_LETTERS = {kind: chr(ord("A") + number) for number, kind in enumerate(KINDS)}
# Delivered is told by the year only; a foreseen thing is a day a rule gives for which nothing was planned yet.
STATE_LETTERS = {"scheduled": "s", "draft": "f", "in_review": "r", "delivered": "d", "foreseen": "x"}
OPEN = "sfrx"
LETTERS = 3
WEEK = timedelta(days=7)
KEPT = timedelta(weeks=110)  # an older week stays only while something in it is open.


class Sheet(PracticeModel):
    """The weeks of one client."""

    client = models.OneToOneField(Client, on_delete=models.CASCADE, related_name="sheet")
    weeks = models.TextField()

    @classmethod
    def draw(cls, client: Client, *, entries: Iterable[CalendarEntry], series: Iterable[Series]) -> None:
        """From all that stands on the calendar; nothing is written where it says so already."""
        weeks = _written(entries, series)
        if not cls._default_manager.filter(client=client, weeks=weeks).exists():
            cls._default_manager.update_or_create(client=client, defaults={"weeks": weeks})

    @classmethod
    def of_clients(cls, clients: Sequence[UUID]) -> dict[UUID, str]:
        """Those that were drawn."""
        return dict(DRAWN.rows("", clients))  # type: ignore[arg-type]  # columns in order.

    @classmethod
    def sketch(cls, clients: Collection[UUID]) -> dict[UUID, str]:
        """The same, kept nowhere: for clients that were not projected since there are sheets."""
        entries: dict[UUID, list[CalendarEntry]] = defaultdict(list)
        series: dict[UUID, list[Series]] = defaultdict(list)
        for entry in CalendarEntry.objects.filter(client__in=clients):
            entries[entry.client_id].append(entry)
        for row in Series.objects.filter(client__in=clients):
            series[row.client_id].append(row)
        return {pk: _written(entries[pk], series[pk]) for pk in clients}


def _written(entries: Iterable[CalendarEntry], series: Iterable[Series]) -> str:
    weeks: dict[date, list[str]] = defaultdict(list)
    for entry in entries:
        if entry.state in STATE_LETTERS:
            weeks[_monday(entry.due_on)].append(_letters(entry.due_on, entry.kind, entry.state))
    for row in series:
        for _, on in row.days_ahead():
            weeks[_monday(on)].append(_letters(on, row.kind, "foreseen"))
    oldest = today("UTC") - KEPT
    lines = ((monday, "".join(sorted(things))) for monday, things in sorted(weeks.items()))
    return "\n".join(f"{monday} {things}" for monday, things in lines if monday >= oldest or set(things) & set(OPEN))


def _letters(on: date, kind: str, state: str) -> str:
    return f"{on.weekday()}{KIND_LETTERS.get(kind, KIND_LETTERS['other'])}{STATE_LETTERS[state]}"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _drawn(_: str, clients: Sequence[UUID]) -> models.QuerySet[Sheet, tuple[object, ...]]:
    return Sheet.objects.filter(client__in=clients).values_list("client_id", "weeks")


DRAWN = Prepared(_drawn, alias=PRACTICE)
