"""The calendar as lanes: a row a client, a column a week."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest

from bulkhead.practice.agenda.models import CalendarEntry
from bulkhead.practice.clients.models import Client
from bulkhead.web.desk.shown.asked import WEEK, Asked
from bulkhead.web.desk.shown.entries import entries_for, with_clients
from bulkhead.web.desk.shown.pages import Page, page_of
from bulkhead.web.desk.shown.words import STATES, shape
from bulkhead.web.ui.addresses import address_of
from bulkhead.web.ui.formats import in_words

WEEKS = 8
LANES = 16
LANES_OF_MANY = 8
CHIPS = 3

Chip = tuple[str, str, bool, str]
Lane = tuple[str, int, str, list[list[Chip]]]


@dataclass(frozen=True)
class Calendar:
    """Eight weeks of some clients."""

    weeks: list[tuple[str, bool]]
    lanes: list[Lane]
    page: Page[Client]
    is_empty: bool


def lanes_of(clients: QuerySet[Client], *, asked: Asked, request: HttpRequest) -> Calendar:
    """The lanes of one page; clients with something in these weeks come first."""
    end = asked.start + WEEKS * WEEK
    entries = entries_for(clients, asked=asked).filter(due_on__gte=asked.start, due_on__lt=end)
    busy = set(entries.order_by().values_list("client", flat=True).distinct())
    chosen = [client for client in clients if asked.is_about(client)]
    size = LANES if len(chosen) <= LANES else LANES_OF_MANY
    page = page_of(sorted(chosen, key=lambda client: client.id not in busy), size=size, request=request, unit="Clients")
    return Calendar(_weeks(asked), _lanes(page.rows, entries, asked), page, not busy)


def _weeks(asked: Asked) -> list[tuple[str, bool]]:
    starts = [asked.start + number * WEEK for number in range(WEEKS)]
    return [(_week_words(start, asked), start == asked.this_week) for start in starts]


def _week_words(start: date, asked: Asked) -> str:
    words = in_words(start, pattern="d MMM")
    return f"{words}, this week" if start == asked.this_week else words


def _lanes(clients: Sequence[Client], entries: QuerySet[CalendarEntry], asked: Asked) -> list[Lane]:
    due: dict[UUID, list[CalendarEntry]] = defaultdict(list)
    for entry in with_clients(entries.filter(client__in=[client.id for client in clients]), clients=clients):
        due[entry.client_id].append(entry)
    return [_lane(client, due[client.id], asked) for client in clients]


def _lane(client: Client, entries: list[CalendarEntry], asked: Asked) -> Lane:
    cells: list[list[CalendarEntry]] = [[] for _ in range(WEEKS)]
    for entry in entries:
        cells[(entry.due_on - asked.start).days // 7].append(entry)
    door = address_of("client", client.slug)
    chips = [_cell(cell, client, asked, number) for number, cell in enumerate(cells)]
    return client.display_name, client.hue, door, chips


def _cell(entries: list[CalendarEntry], client: Client, asked: Asked, number: int) -> list[Chip]:
    chips = [_chip(entry) for entry in entries[:CHIPS]]
    if len(entries) > CHIPS:
        more = replace(asked, start=asked.start + number * WEEK, client=client.slug)
        chips.append((f"{len(entries) - CHIPS} more", "more", False, more.address("agenda")))
    return chips


def _chip(entry: CalendarEntry) -> Chip:
    """A mark whose words say the state too, for whoever does not see it."""
    url = address_of("deliverable", entry.client.slug, entry.id)
    return f"{entry.label}, {STATES[entry.state]}", shape(entry.state), entry.is_late, url
