"""What the practice's calendar learns of a vault's dates and rules, and what it never learns."""

from datetime import UTC, date, datetime, time, timedelta

import time_machine

from bulkhead.crossings.project import project
from bulkhead.isolation import inside
from bulkhead.practice.agenda.models import CalendarEntry, Series
from bulkhead.practice.agenda.sheets import KINDS, Sheet
from bulkhead.vault.deliverables.kinds import Kind
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.deliverables.rules import Rule, Terms
from tests.cast import Cast

NOON = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
TERMS = Terms(
    "Call about {period}", "weekly_call", "week", "weekday", date(2026, 11, 24), weekday=1, at=time(9), minutes=45
)


def drawn(cast: Cast, terms: Terms = TERMS) -> Rule:
    with inside(cast.signal.client):
        return Rule.draw_up(terms, by=cast.maren.actor)


def test_a_rule_comes_as_its_pattern_and_its_days_never_as_its_title(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False):
        rule = drawn(cast)
        project(cast.signal.client)

    row = Series.objects.get()
    assert (row.id, row.label, row.kind, row.at, row.minutes) == (rule.id, "Weekly call", "weekly_call", time(9), 45)
    assert row.words == "Every week on Tuesday."
    assert row.days_ahead()[:2] == [("2026-W49", date(2026, 12, 1)), ("2026-W50", date(2026, 12, 8))]
    assert row.days_ahead()[-1][1] > date(2027, 12, 20)
    assert "Call about" not in str(row.__dict__)


def test_a_period_that_is_planned_or_left_out_is_not_ahead(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False):
        rule = drawn(cast)
        with inside(cast.signal.client):
            row = Deliverable.plan("Call", kind="weekly_call", due_on=date(2026, 12, 3), by=cast.maren.actor)
            Deliverable.objects.filter(pk=row.pk).update(rule=rule.id, period="2026-W49", at=time(9))
            Rule.objects.get().leave_out("2026-W50", because="Holiday", by=cast.maren.actor)
        project(cast.signal.client)

    entry = CalendarEntry.objects.get(pk=row.pk)
    assert (entry.rule_id, entry.period, entry.at, entry.due_on) == (rule.id, "2026-W49", time(9), date(2026, 12, 3))
    assert next(period for period, _ in Series.objects.get().days_ahead()) == "2026-W51"


def test_an_ended_rule_that_nothing_came_of_is_gone(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False):
        rule = drawn(cast)
        project(cast.signal.client)
        with inside(cast.signal.client):
            Rule.objects.get(pk=rule.pk).end(by=cast.maren.actor)
        project(cast.signal.client)

    assert Series.objects.count() == 0


def test_a_country_nobody_knows_gives_no_days_and_no_failure(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False):
        rule = drawn(cast)
        with inside(cast.signal.client):
            Rule.objects.filter(pk=rule.pk).update(holidays="QQ", anchor="nth_workday")
        project(cast.signal.client)

    assert Series.objects.get().days_ahead() == []


def test_a_sheet_says_every_day_in_three_letters(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False):
        with inside(cast.signal.client):
            Deliverable.objects.update(due_on=date(2026, 11, 25))
            Deliverable.plan("Pack", kind="board_pack", due_on=date(2026, 11, 27), by=cast.maren.actor)
        project(cast.signal.client)

    assert Sheet.objects.get(client=cast.signal.client).weeks == "2026-11-23 2Gd4Es"


def test_every_kind_has_a_letter_of_its_own() -> None:
    assert tuple(Kind.values) == KINDS


def test_what_did_not_change_is_not_written_again(cast: Cast) -> None:
    from django.db import connections

    project(cast.signal.client)
    written: list[str] = []

    def note(execute: object, sql: str, params: object, many: bool, context: object) -> object:
        written.append(sql)
        return execute(sql, params, many, context)  # type: ignore[operator]  # Django's own.

    with connections["default"].execute_wrapper(note):
        project(cast.signal.client)

    assert [sql for sql in written if "practice_calendarentry" in sql and not sql.startswith("SELECT")] == []


def test_what_is_gone_from_a_vault_is_gone_from_the_calendar(cast: Cast) -> None:
    project(cast.signal.client)
    with inside(cast.signal.client):
        extra = Deliverable.plan("More", kind="plan", due_on=date.today() + timedelta(days=3), by=cast.maren.actor)  # noqa: DTZ011 -- any day.
    project(cast.signal.client)
    with inside(cast.signal.client):
        Deliverable.objects.filter(pk=extra.pk).delete()
    project(cast.signal.client)

    assert CalendarEntry.objects.filter(client=cast.signal.client).count() == 1
