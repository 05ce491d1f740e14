"""What comes again and again is agreed, planned ahead, and ends."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from bulkhead.base.workdays import workday_test
from bulkhead.cli.demo.acts.work import Answer, Bring, Deliver, LetPass, Review
from bulkhead.cli.demo.days import Days
from bulkhead.cli.demo.stage import Act, Of, Stage
from bulkhead.crossings.plan_ahead import end_engagement, plan_ahead
from bulkhead.isolation import inside
from bulkhead.practice.clients.models import Client
from bulkhead.vault.deliverables.rules import Rule, Terms

MANY = 15  # workdays: further from the start of a month they are counted from its end, as not every month has so many.
HOLIDAYS = "US"


@dataclass(frozen=True)
class Beat:
    """Recurring work, told by one day it falls on. A month's report is about the month before that day."""

    title: str
    kind: str
    every: str
    on: str
    since: str
    interval: int = 1
    is_about_before: bool = False
    at: str = ""
    minutes: int | None = None
    lead_days: int = 0

    def terms(self, days: Days) -> Terms:
        on, begins = days.day(self.on), days.day(self.since)
        at = time.fromisoformat(self.at) if self.at else None
        title = f"{self.title}, {{period}}"
        if self.every == "week":
            said = Terms(title, self.kind, "week", "weekday", begins, interval=self.interval, weekday=on.weekday())
        else:
            said = self._workday(title, on=on, begins=begins)
        return replace(said, at=at, minutes=self.minutes, lead_days=self.lead_days)

    def _workday(self, title: str, *, on: date, begins: date) -> Terms:
        """A day that is a holiday in a moved demo is counted as the workday it is elsewhere."""
        holidays = HOLIDAYS if workday_test(HOLIDAYS)(on) else ""
        month = (on.month - 1) % 3 + 1 if self.every == "quarter" else 2 * self.is_about_before
        return Terms(
            title, self.kind, self.every, "nth_workday", begins, n=_nth(on, holidays), in_month=month, holidays=holidays
        )


def _nth(day: date, holidays: str) -> int:
    is_workday, first = workday_test(holidays), day.replace(day=1)
    count = sum(is_workday(first + timedelta(days=ahead)) for ahead in range((day - first).days + 1))
    if count <= MANY:
        return count
    rest = (day + timedelta(days=ahead) for ahead in range(31))
    return -sum(is_workday(later) for later in rest if later.month == day.month)


@dataclass(frozen=True)
class Agree:
    """The rhythm of the work is agreed, and what it gives is planned ahead."""

    beats: tuple[Beat, ...]

    def play(self, stage: Stage, *, client: Client) -> None:
        for beat in self.beats:
            stage.refuse(beat.title, place="title", client=client)
        with inside(client):
            for beat in self.beats:
                Rule.draw_up(beat.terms(stage.days), by=stage.lead.actor)
        plan_ahead(client)


@dataclass(frozen=True)
class LeaveOut:
    """One day of it is left out, for a reason."""

    what: Of
    because: str

    def play(self, stage: Stage, *, client: Client) -> None:
        with stage.at(client, what=self.what) as deliverable:
            rule, period = deliverable.rule, deliverable.period
            assert rule is not None, "it came from one"
            rule.leave_out(period, because=stage.told(self.because), by=stage.lead.actor)
        plan_ahead(client)


@dataclass(frozen=True)
class Leaves:
    """The client gives notice; nothing recurring is planned after the last day."""

    on: str

    def play(self, stage: Stage, *, client: Client) -> None:
        end_engagement(client, on=stage.day(self.on), lead=stage.principal)


@dataclass(frozen=True)
class Run:
    """A beat that was kept, again and again, from one paper with a part for each day."""

    beat: str
    paper: str
    days: tuple[str, ...]
    to: tuple[str, ...]
    unopened: tuple[str, ...] = ()
    is_passed: bool = False

    def events(self) -> Iterator[tuple[str, Act]]:
        """`unopened` are days on which only the first reader looked into it; an associate's has to be let pass."""
        for day in self.days:
            what = Of(self.beat, day)
            yield f"{day} 10:40", Bring(what, f"{self.paper}#{day}")
            if self.is_passed:
                yield f"{day} 10:45", Review(what)
                yield f"{day} 11:00", LetPass(what)
            yield f"{day} 11:05", Deliver(what, self.to)
            for number, who in enumerate(self.to[:1] if day in self.unopened else self.to):
                yield f"{day} {13 + number}:{20 + 7 * number}", Answer(what, who)
