"""A calendar file (RFC 5545) from an almanac. The same almanac gives the same bytes."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vRecur

from bulkhead.base.almanac import Almanac, Day, Meeting
from bulkhead.render.recurring import Recurring

PRODUCT = "-//Bulkhead//Bulkhead//EN"
MINUTES = 30  # of a meeting nobody gave a length.
YEARS_AHEAD = 10  # so far a zone's summer time is written out; a rule may go on longer.


def feed(almanac: Almanac) -> bytes:
    """All of it as one file: folded lines, CRLF."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", almanac.name)
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for zone in _zones(almanac):
        calendar.add_component(zone)
    for event in _events(almanac):
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _events(almanac: Almanac) -> Iterator[Event]:
    for day in sorted(almanac.days, key=lambda each: each.id):
        yield _single(day, uid=day.id, label=day.label)
    for meeting in sorted(almanac.meetings, key=lambda each: each.id):
        yield from _series(meeting)


def _series(meeting: Meeting) -> Iterator[Event]:
    """The rule, then what differs from it; what no rule can say stands alone."""
    told = Recurring.of(meeting)
    if told.rule is not None:
        yield _rule(meeting, told, told.rule)
    for nominal, day in told.moved:
        event = _single(day, uid=meeting.id, label=meeting.label)
        event.add("recurrence-id", _begins(nominal, meeting.at, meeting.zone))
        yield event
    for day in told.alone:
        yield _single(day, uid=f"{meeting.id}-{day.period}", label=meeting.label)


def _rule(meeting: Meeting, told: Recurring, rule: str) -> Event:
    first = Day(meeting.id, meeting.label, told.first, meeting.zone, meeting.changed_at, meeting.revision, meeting.at)
    event = _single(first, uid=meeting.id, label=meeting.label, minutes=meeting.minutes)
    recurs = vRecur.from_ical(rule)
    if meeting.pattern.ends_on is not None:
        last = datetime.combine(meeting.pattern.ends_on, time(23, 59, 59), ZoneInfo(meeting.zone))
        recurs["UNTIL"] = [last.astimezone(UTC)]
    event.add("rrule", recurs)
    if told.left_out:
        event.add("exdate", [_begins(day, meeting.at, meeting.zone) for day in told.left_out])
    return event


def _single(day: Day, *, uid: str, label: str, minutes: int | None = None) -> Event:
    event = Event()
    event.add("uid", f"{uid}@bulkhead")
    event.add("summary", label)
    event.add("dtstamp", day.changed_at)
    event.add("last-modified", day.changed_at)
    event.add("sequence", day.revision)
    if day.at is None:
        event.add("dtstart", day.on)
        event.add("dtend", day.on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        begins = _begins(day.on, day.at, day.zone)
        event.add("dtstart", begins)
        event.add("duration", timedelta(minutes=minutes or day.minutes or MINUTES))
    return event


def _begins(on: date, at: time, zone: str) -> datetime:
    return datetime.combine(on, at, ZoneInfo(zone))


def _zones(almanac: Almanac) -> Iterator[Timezone]:
    """Each zone once, from the first meeting in it on."""
    timed = [day for day in almanac.days if day.at is not None]
    pairs = [(day.zone, day.on) for day in timed]
    pairs += [(meeting.zone, day.on) for meeting in almanac.meetings for day in meeting.days]
    for name in sorted({zone for zone, _ in pairs} - {"UTC"}):
        first, last = _span(on for zone, on in pairs if zone == name)
        yield Timezone.from_tzid(name, first_date=first, last_date=last)


def _span(days: Iterable[date]) -> tuple[date, date]:
    """Whole years, so that a zone reads the same from one day to the next."""
    years = {day.year for day in days}
    return date(min(years) - 1, 1, 1), date(max(years) + YEARS_AHEAD, 1, 1)
