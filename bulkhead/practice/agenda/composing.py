"""What a calendar elsewhere is told of the dates here: label and client, never a title."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from bulkhead.base.almanac import Almanac, Day, Meeting, pattern_of
from bulkhead.base.clock import today
from bulkhead.practice.agenda.models import CalendarEntry, Series
from bulkhead.practice.clients.models import Client

KEPT = timedelta(days=365)  # what was due longer ago leaves the calendars elsewhere.
AHEAD = timedelta(days=400)  # as far as the days of a series are known.


def almanac_of(clients: Sequence[Client], *, name: str) -> Almanac:
    """The dates of several clients, each told by its client's name."""
    return _almanac(name, {client.id: client for client in clients}, tags=True, kinds=None)


def almanac_for_role(client: Client, *, name: str, kinds: frozenset[str] | None) -> Almanac:
    """The dates of one client for its own people: only kinds they may see; None is every kind."""
    return _almanac(name, {client.id: client}, tags=False, kinds=kinds)


def _almanac(name: str, clients: Mapping[UUID, Client], *, tags: bool, kinds: frozenset[str] | None) -> Almanac:
    entries = CalendarEntry.objects.filter(client__in=clients.keys()).exclude(state="cancelled")
    series = Series.objects.filter(client__in=clients.keys(), at__isnull=False)
    if kinds is not None:
        entries, series = entries.filter(kind__in=kinds), series.filter(kind__in=kinds)
    meetings = {row.id: row for row in series}
    of_meeting: dict[UUID | None, list[CalendarEntry]] = defaultdict(list)
    for entry in entries:
        of_meeting[entry.rule_id if entry.rule_id in meetings and entry.at else None].append(entry)
    singles = [entry for entry in of_meeting.pop(None, []) if entry.due_on >= today("UTC") - KEPT]
    told = (_meeting(row, of_meeting[row.id], clients[row.client_id], tags=tags) for row in meetings.values())
    return Almanac(name, _days(singles, clients, tags=tags), tuple(each for each in told if each.days))


def _days(entries: Iterable[CalendarEntry], clients: Mapping[UUID, Client], *, tags: bool) -> tuple[Day, ...]:
    return tuple(_day(entry, clients[entry.client_id], tags=tags) for entry in entries)


def _day(entry: CalendarEntry, client: Client, *, tags: bool) -> Day:
    return Day(
        str(entry.id),
        _label(entry, client, tags=tags),
        entry.due_on,
        client.time_zone,
        entry.changed_at,
        entry.revision,
        entry.at,
        entry.minutes,
        entry.period,
    )


def _meeting(row: Series, entries: list[CalendarEntry], client: Client, *, tags: bool) -> Meeting:
    assert row.at is not None, "only meetings are asked for"
    planned = _days(entries, {client.id: client}, tags=tags)
    ahead = tuple(_ahead(row, period, on, client) for period, on in row.days_ahead())
    return Meeting(
        str(row.id),
        _label(row, client, tags=tags),
        client.time_zone,
        pattern_of(row.pattern),
        row.at,
        today(client.time_zone) + AHEAD,
        row.changed_at,
        row.revision,
        row.minutes,
        (*planned, *ahead),
    )


def _ahead(row: Series, period: str, on: date, client: Client) -> Day:
    """A day the rule gives, for which nothing was planned yet."""
    return Day(
        f"{row.id}-{period}", "", on, client.time_zone, row.changed_at, row.revision, row.at, row.minutes, period
    )


def _label(row: CalendarEntry | Series, client: Client, *, tags: bool) -> str:
    return f"{client.display_name}: {row.label}" if tags else row.label
