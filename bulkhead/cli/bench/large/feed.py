"""A calendar address over 2,000 dates, 400 of them coming again: what a read of it costs, and what the making.

`python -m bulkhead.cli.bench.large.feed FOLDER`
"""

import os
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "bulkhead.config.desk"

from bulkhead.cli.opening import opened, set_up

set_up()

from bulkhead.base.almanac import plain_pattern
from bulkhead.base.clock import now, today
from bulkhead.base.recurrence import Pattern, occurrences
from bulkhead.cli.bench.figures import Figure, hand_over
from bulkhead.cli.bench.pages import Visitor
from bulkhead.practice.accounts.founding import Founding, found
from bulkhead.practice.agenda.feeds import Feed
from bulkhead.practice.agenda.models import CalendarEntry, Series
from bulkhead.practice.agenda.writing import write
from bulkhead.practice.clients.models import Client

SINGLE, RECURRING, CLIENTS = 1600, 400, 10
TIMES, READ = 5, 20.0
YEAR = timedelta(days=400)
PRACTICE = Founding("Feeds", "Maren Okafor", "CMO", "America/Chicago", "USD", "maren@feeds.example", "four words do it")


class NotTheFeed(RuntimeError):
    """The address did not answer with all its dates, so there is nothing to measure."""


def main() -> None:
    with opened(Path(sys.argv[1]), create=True):
        lead = found(PRACTICE)
        _fill(today("UTC"))
        token = Feed.begin(lead, instead_of=None)
        feed = Feed.standing(lead)
        assert feed is not None, "it was begun"
        begun = time.perf_counter()
        here = _spent(lambda: write(feed))
        name, whole = f"feed of {SINGLE + RECURRING:,} dates", round((time.perf_counter() - begun) * 1000, 2)
        made = [Figure(f"{name}, made, CPU", here, "ms"), Figure(f"{name}, made and rendered, all in all", whole, "ms")]
        application = import_module("bulkhead.config.desk_wsgi").make_application()
        read = _read(Visitor(application, "desk.localhost:8000", ""), f"/feeds/{token}.ics")
        hand_over([Figure(f"{name}, read, CPU", read, "ms", READ, TIMES), *made])


def _fill(day: date) -> None:
    clients = [_client(number) for number in range(CLIENTS)]
    CalendarEntry.objects.bulk_create(_due(clients[number % CLIENTS], number, day) for number in range(SINGLE))
    Series.objects.bulk_create(_weekly(clients[number % CLIENTS], number, day) for number in range(RECURRING))


def _client(number: int) -> Client:
    """A row is enough: a feed asks no vault."""
    row = Client(display_name=f"Client {number}", slug=f"client-{number}", hue=225, portal_name="Portal", state="live")
    row.time_zone = ("America/Chicago", "Europe/Berlin", "UTC")[number % 3]
    row.save()
    return row


def _due(client: Client, number: int, day: date) -> CalendarEntry:
    due = day + timedelta(days=number % 300)
    return CalendarEntry(client=client, label="Monthly report", kind="monthly_report", due_on=due, state="scheduled")


def _weekly(client: Client, number: int, day: date) -> Series:
    """A weekly call, with the days it gives for a year but for one that is left out."""
    pattern = Pattern("week", "weekday", day, weekday=number % 5, shift="none")
    given = [each for each in occurrences(pattern, after=day, until=day + YEAR) if each.period[-1] != str(number % 10)]
    row = Series(client=client, label="Weekly call", kind="weekly_call", pattern=plain_pattern(pattern), minutes=30)
    row.at = now().replace(hour=9 + number % 8, minute=0, second=0, microsecond=0, tzinfo=None).time()
    row.ahead = " ".join(f"{each.period}={each.on}" for each in given)
    return row


def _read(visitor: Visitor, path: str) -> float:
    content = visitor.get(path)
    if (content.count(b"BEGIN:VEVENT"), content.count(b"RRULE:")) != (SINGLE + RECURRING, RECURRING):
        raise NotTheFeed(f"The address answered with {content.count(b'BEGIN:VEVENT')} dates.")
    return min(_spent(lambda: visitor.get(path)) for _ in range(TIMES))


def _spent(do: Callable[[], object]) -> float:
    """Milliseconds of this process."""
    began = time.process_time()
    do()
    return round((time.process_time() - began) * 1000, 2)


if __name__ == "__main__":
    main()
