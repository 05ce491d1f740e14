"""The jobs of recurring work: planned ahead in every live client, and one reminder of what nobody opened."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine

from bulkhead.base.clock import now
from bulkhead.crossings.plan_ahead import end_engagement
from bulkhead.crossings.project import project
from bulkhead.isolation import inside
from bulkhead.practice.agenda.models import CalendarEntry, Standing
from bulkhead.practice.clients.models import Client
from bulkhead.practice.inbox.models import Waiting
from bulkhead.practice.thresholds.defaults import Limit
from bulkhead.practice.thresholds.models import Threshold
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.rules import Rule, Terms
from bulkhead.vault.people.models import Person
from bulkhead.vault.requests.models import Request
from bulkhead.vault.requests.wanted import Need, Wanted
from bulkhead.vault.trail.models import OutboxEntry
from bulkhead.work import recurring
from tests.cast import HARBOR_CANARY, SIGNAL_CANARY, Cast, Member
from tests.work.conftest import Post, UseServer
from tests.work.letters import drained, link_in, plain

MONDAY = datetime(2026, 11, 23, 15, tzinfo=UTC)
LATER = timedelta(days=8)


def ruled(member: Member, cast: Cast) -> None:
    terms = Terms(f"Report on {member.canary}, {{period}}", "monthly_report", "month", "date", date(2026, 11, 1), n=5)
    with inside(member.client):
        Rule.draw_up(terms, by=cast.maren.actor)


def kinds(client: Client) -> list[str]:
    return sorted(CalendarEntry.objects.filter(client=client, state="scheduled").values_list("label", flat=True))


def test_a_rule_is_planned_by_the_outbox_and_shows_on_the_calendar(cast: Cast) -> None:
    with time_machine.travel(MONDAY, tick=False):
        ruled(cast.signal, cast)

        drained(cast.signal)
        project(cast.signal.client)

    assert kinds(cast.signal.client) == ["Monthly report Dec", "Monthly report Feb", "Monthly report Jan"]
    assert not any(SIGNAL_CANARY in label for label in kinds(cast.signal.client))


def test_the_job_plans_every_live_client_and_again_changes_nothing(cast: Cast) -> None:
    with time_machine.travel(MONDAY, tick=False):
        for member in (cast.signal, cast.harbor):
            ruled(member, cast)
        Client.objects.filter(pk=cast.harbor.client.pk).update(state=Client.State.ARCHIVED)
        for _ in range(2):
            recurring.plan_all_ahead()

    with inside(cast.signal.client):
        assert Rule.objects.get().deliverables.count() == 3
    with inside(cast.harbor.client):
        assert Rule.objects.get().deliverables.count() == 0


def test_the_practice_says_how_far_ahead(cast: Cast) -> None:
    Threshold.put(Limit.DAYS_AHEAD, value=Decimal(31), by=cast.maren.actor)
    with time_machine.travel(MONDAY, tick=False):
        ruled(cast.signal, cast)
        recurring.plan_all_ahead()

    with inside(cast.signal.client):
        assert Rule.objects.get().deliverables.count() == 1


def test_the_last_day_of_an_engagement_is_kept_in_the_log_once(cast: Cast) -> None:
    from bulkhead.practice.trail.models import PracticeLine

    with time_machine.travel(MONDAY, tick=False):
        ruled(cast.signal, cast)
        for _ in range(2):
            end_engagement(cast.signal.client, on=date(2026, 12, 31), lead=cast.maren)

    with inside(cast.signal.client):
        assert list(Rule.objects.get().deliverables.values_list("period", flat=True)) == ["2026-12"]
    assert PracticeLine.objects.filter(act="client.last_day").count() == 1


def test_one_client_that_does_not_open_does_not_stop_the_others(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    planned: list[str] = []

    def plan(client: Client) -> None:
        if client.slug == "harbor":
            raise ValueError("a damaged rule")
        planned.append(client.slug)

    monkeypatch.setattr(recurring, "plan_ahead", plan)
    recurring.plan_all_ahead()

    assert planned == ["signal"]


def lying(cast: Cast) -> None:
    """What Signal's sponsor was given days ago, and nobody opened."""
    with inside(cast.signal.client):
        Delivery.objects.update(delivered_at=now() - LATER)


def test_one_reminder_goes_out_without_a_word_of_the_work(cast: Cast, post: Post, use_server: UseServer) -> None:
    use_server(post.port)
    lying(cast)

    for _ in range(3):
        recurring.nudge_all()
        drained(cast.signal)

    message = post.only()
    assert message["To"] == "dana@signalfoundry.example"
    assert link_in(message) == f"{cast.signal.client.portal_address}delivered/{cast.signal.delivery}/"
    assert [word for word in (SIGNAL_CANARY, HARBOR_CANARY, "Plan") if word in plain(message)] == []


def test_a_reminder_that_is_overtaken_is_not_sent(cast: Cast, post: Post, use_server: UseServer) -> None:
    use_server(post.port)
    lying(cast)
    recurring.nudge_all()
    with inside(cast.signal.client):
        Reader.objects.update(opened_at=now())

    drained(cast.signal)

    assert post.received == []


def test_a_removed_person_is_not_reminded(cast: Cast, post: Post, use_server: UseServer) -> None:
    use_server(post.port)
    lying(cast)
    with inside(cast.signal.client):
        Person.objects.get(pk=cast.signal.sponsor).remove(by=cast.maren.actor)

    recurring.nudge_all()
    drained(cast.signal)

    assert post.received == []


def test_who_was_reminded_in_vain_is_flagged_to_the_practice(cast: Cast) -> None:
    lying(cast)
    recurring.nudge_all()
    project(cast.signal.client)

    assert Standing.objects.get(client=cast.signal.client).unopened == 1


def test_a_client_may_have_more_patience(cast: Cast) -> None:
    lying(cast)
    Threshold.put(Limit.NUDGE_WORKDAYS, value=Decimal(30), by=cast.maren.actor, client=cast.signal.client)

    recurring.nudge_all()

    with inside(cast.signal.client):
        assert Reader.objects.filter(nudged_at__isnull=False).count() == 0


def test_a_parked_request_wakes_by_the_clock_alone_and_is_promised_anew(cast: Cast) -> None:
    with time_machine.travel(MONDAY, tick=False), inside(cast.signal.client):
        asked = Request.ask("Later?", kind="work", person=Person.objects.get(pk=cast.signal.sponsor))
        asked.move("parked", by=cast.maren.actor, until=date(2026, 12, 2))
    drained(cast.signal)

    with time_machine.travel(datetime(2026, 12, 2, 15, tzinfo=UTC), tick=False):
        recurring.project_all()
        row = Waiting.objects.get(pk=asked.pk)

        assert (row.state, row.is_late) == ("open", False)
        assert row.promised_until == datetime(2026, 12, 3, 6, tzinfo=UTC)  # a day after its midnight in Chicago.


def test_the_mail_of_the_day_is_no_mail_that_waits_before_its_morning(
    cast: Cast, post: Post, use_server: UseServer
) -> None:
    use_server(post.port)
    with inside(cast.signal.client):
        Person.objects.get(pk=cast.signal.sponsor).choose_news("daily")
        Wanted.ask(Need("Numbers"), by=cast.maren.actor)
    drained(cast.signal)

    project(cast.signal.client)

    assert Standing.objects.get(client=cast.signal.client).mail_waiting == 0
    with inside(cast.signal.client):
        OutboxEntry.objects.filter(kind="mail.daily").update(attempts=1)
    project(cast.signal.client)
    assert Standing.objects.get(client=cast.signal.client).mail_waiting == 1
