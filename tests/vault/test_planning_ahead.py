"""Rules make deliverables ahead of time, once a period, and leave alone what somebody touched."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import time_machine

from bulkhead.base.recurrence import NeverFires
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.vault.deliverables.answers import Comment
from bulkhead.vault.deliverables.errors import ChangedMeanwhile
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.deliverables.planning import Planned, instance_id, plan_ahead, plan_all
from bulkhead.vault.deliverables.rules import LeftOut, Rule, Terms
from bulkhead.vault.trail.models import OutboxEntry, VaultLine
from tests.cast import Cast
from tests.vault.conftest import ZONE

MONDAY = datetime(2026, 11, 23, 15, tzinfo=UTC)
MONTHLY = Terms(
    "Monthly report, {period}", "monthly_report", "month", "nth_workday", date(2026, 11, 1), n=4, in_month=2
)


@pytest.fixture(autouse=True)
def _on_a_monday() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield


def drawn_up(cast: Cast, terms: Terms = MONTHLY) -> Rule:
    return Rule.draw_up(terms, by=cast.maren.actor)


def planned(rule: Rule) -> dict[str, date]:
    return dict(rule.deliverables.order_by("period").values_list("period", "due_on"))


def test_a_rule_plans_a_hundred_days_ahead(open_cast: Cast) -> None:
    rule = drawn_up(open_cast)

    made = plan_ahead(rule, zone=ZONE, days=100)

    assert made == Planned(made=3)
    assert planned(rule) == {
        "2026-11": date(2026, 12, 4),
        "2026-12": date(2027, 1, 6),
        "2027-01": date(2027, 2, 4),
    }
    first = rule.deliverables.get(period="2026-11")
    assert (first.title, first.label) == ("Monthly report, November 2026", "Monthly report Nov")


def test_planning_again_changes_nothing_and_says_nothing(open_cast: Cast) -> None:
    rule = drawn_up(open_cast)
    plan_ahead(rule, zone=ZONE, days=100)
    lines = VaultLine.objects.count()

    again = plan_ahead(rule, zone=ZONE, days=100)

    assert again == Planned()
    assert VaultLine.objects.count() == lines


def test_the_same_rule_and_period_have_the_same_id_in_any_year(open_cast: Cast) -> None:
    rule = drawn_up(open_cast)
    plan_ahead(rule, zone=ZONE, days=100)
    ids = {row.period: row.id for row in rule.deliverables.all()}

    assert ids == {period: instance_id(rule.id, period=period) for period in ids}
    assert {(one.version, one.variant) for one in ids.values()} == {(7, "specified in RFC 4122")}
    assert ids["2026-11"].int >> 80 == int(datetime(2026, 11, 1, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize("act", ["finish", "cancel", "leave out"])
def test_a_period_that_was_settled_does_not_come_again(open_cast: Cast, act: str) -> None:
    rule = drawn_up(open_cast)
    plan_ahead(rule, zone=ZONE, days=100)
    first = rule.deliverables.get(period="2026-11")
    if act == "finish":
        first.add_version(vault_blobs().put([b"done"]), name="r.docx", kind="docx", by=open_cast.maren.actor)
    elif act == "cancel":
        first.cancel(because="Not this time", by=open_cast.maren.actor)
    else:
        rule.leave_out("2026-11", because="Holidays", by=open_cast.maren.actor)

    plan_ahead(rule, zone=ZONE, days=100)

    states = list(rule.deliverables.filter(period="2026-11").values_list("state", flat=True))
    assert states == {"finish": ["draft"], "cancel": ["cancelled"], "leave out": []}[act]


def test_a_period_taken_up_again_has_its_old_id(open_cast: Cast) -> None:
    rule = drawn_up(open_cast)
    plan_ahead(rule, zone=ZONE, days=100)
    first = rule.deliverables.get(period="2026-11").id
    rule.leave_out("2026-11", because="Holidays", by=open_cast.maren.actor)
    plan_ahead(rule, zone=ZONE, days=100)

    rule.resume("2026-11", by=open_cast.maren.actor)
    plan_ahead(rule, zone=ZONE, days=100)

    assert rule.deliverables.get(period="2026-11").id == first


def test_leaving_out_twice_stands_once(open_cast: Cast) -> None:
    rule = drawn_up(open_cast)

    rule.leave_out("2026-11", because="Holidays", by=open_cast.maren.actor)
    rule.leave_out("2026-11", because="Something else", by=open_cast.maren.actor)

    assert list(LeftOut.objects.values_list("because", flat=True)) == ["Holidays"]


def test_a_changed_rule_moves_what_is_untouched_and_leaves_the_rest(open_cast: Cast) -> None:
    rule = drawn_up(open_cast)
    plan_ahead(rule, zone=ZONE, days=100)
    moved = rule.deliverables.get(period="2026-12")
    moved.move(date(2027, 1, 11), by=open_cast.maren.actor)
    spoken_of = rule.deliverables.get(period="2027-01")
    Comment.write(spoken_of, words="Early, please.", by=open_cast.maren.actor)

    rule.change(replace(MONTHLY, n=6), by=open_cast.maren.actor, edition=rule.edition)
    plan_ahead(rule, zone=ZONE, days=100)

    assert planned(rule) == {
        "2026-11": date(2026, 12, 8),
        "2026-12": date(2027, 1, 11),
        "2027-01": date(2027, 2, 4),
    }


def test_a_day_that_is_over_is_no_new_day(open_cast: Cast) -> None:
    rule = drawn_up(open_cast, replace(MONTHLY, in_month=0, anchor="date", n=27))
    plan_ahead(rule, zone=ZONE, days=20)

    rule.change(replace(MONTHLY, in_month=0, anchor="date", n=5), by=open_cast.maren.actor, edition=rule.edition)
    plan_ahead(rule, zone=ZONE, days=20)

    assert planned(rule) == {"2026-11": date(2026, 11, 27), "2026-12": date(2026, 12, 7)}


def test_a_rule_that_comes_otherwise_withdraws_its_periods(open_cast: Cast) -> None:
    rule = drawn_up(open_cast)
    plan_ahead(rule, zone=ZONE, days=100)

    quarterly = replace(MONTHLY, every="quarter", in_month=4, n=8)
    rule.change(quarterly, by=open_cast.maren.actor, edition=rule.edition)
    done = plan_ahead(rule, zone=ZONE, days=100)

    assert done == Planned(made=1, withdrawn=3)
    assert planned(rule) == {"2026-Q4": date(2027, 1, 12)}


def test_an_ended_rule_takes_what_is_not_begun_off_the_plan(open_cast: Cast) -> None:
    rule = drawn_up(open_cast)
    plan_ahead(rule, zone=ZONE, days=100)
    begun = rule.deliverables.get(period="2026-11")
    begun.add_version(vault_blobs().put([b"begun"]), name="r.docx", kind="docx", by=open_cast.maren.actor)

    rule.end(by=open_cast.maren.actor)
    rule.end(by=open_cast.maren.actor)
    plan_ahead(rule, zone=ZONE, days=100)

    assert planned(rule) == {"2026-11": date(2026, 12, 4)}
    assert VaultLine.objects.filter(act="rule.ended").count() == 1


def test_nothing_is_planned_after_the_last_day_of_the_engagement(open_cast: Cast) -> None:
    rule = drawn_up(open_cast)
    plan_all(zone=ZONE, days=100, ends_on=None)

    plan_all(zone=ZONE, days=100, ends_on=date(2026, 12, 31))

    assert planned(rule) == {"2026-11": date(2026, 12, 4)}


def test_a_fewer_days_ahead_withdraw_nothing(open_cast: Cast) -> None:
    rule = drawn_up(open_cast)
    plan_ahead(rule, zone=ZONE, days=100)

    assert plan_ahead(rule, zone=ZONE, days=31) == Planned()
    assert len(planned(rule)) == 3


def test_changing_one_of_them_leaves_the_rule_alone(open_cast: Cast) -> None:
    rule = drawn_up(open_cast)
    plan_ahead(rule, zone=ZONE, days=100)

    rule.deliverables.get(period="2026-11").move(date(2026, 12, 9), by=open_cast.maren.actor)
    row = rule.deliverables.get(period="2026-11")

    assert Rule.objects.get().terms == MONTHLY
    assert (row.rule_on, row.due_on, row.promised_on) == (date(2026, 12, 4), date(2026, 12, 9), date(2026, 12, 4))


def test_a_stale_change_of_a_rule_is_refused_with_what_it_says_now(open_cast: Cast) -> None:
    rule = drawn_up(open_cast)
    mine, theirs = Rule.objects.get(), Rule.objects.get()
    theirs.change(replace(MONTHLY, n=6), by=open_cast.tobias.actor, edition=1)

    with pytest.raises(ChangedMeanwhile) as refused:
        mine.change(replace(MONTHLY, n=2), by=open_cast.maren.actor, edition=1)

    assert "Every month on the 6th workday of the month after." in str(refused.value)
    assert Rule.objects.get(pk=rule.pk).n == 6


def test_the_same_change_twice_is_one_change(open_cast: Cast) -> None:
    rule = drawn_up(open_cast)

    for _ in range(2):
        rule.change(replace(MONTHLY, n=6), by=open_cast.maren.actor, edition=1)

    assert Rule.objects.get().edition == 2


def test_a_rule_that_never_fires_is_not_drawn_up(open_cast: Cast) -> None:
    with pytest.raises(NeverFires):
        drawn_up(open_cast, replace(MONTHLY, ends_on=date(2026, 10, 1)))

    assert (Rule.objects.count(), OutboxEntry.objects.filter(kind="plan").count()) == (0, 0)


def test_every_change_of_a_rule_asks_for_planning(open_cast: Cast) -> None:
    rule = drawn_up(open_cast)
    rule.change(replace(MONTHLY, n=6), by=open_cast.maren.actor, edition=1)
    rule.leave_out("2026-12", because="Holidays", by=open_cast.maren.actor)
    rule.resume("2026-12", by=open_cast.maren.actor)
    rule.end(by=open_cast.maren.actor)

    assert OutboxEntry.objects.filter(kind="plan", done_at=None).count() == 5


def test_planning_tells_the_calendar(open_cast: Cast) -> None:
    before = OutboxEntry.objects.filter(kind="project").count()

    plan_ahead(drawn_up(open_cast), zone=ZONE, days=100)

    assert OutboxEntry.objects.filter(kind="project").count() == before + 3
    assert Deliverable.objects.filter(state="scheduled").count() == 3
