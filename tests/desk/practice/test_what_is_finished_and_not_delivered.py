"""Delivery debt over all clients: labels, dates, and the limit of each client."""

from datetime import timedelta
from decimal import Decimal

import time_machine

from bulkhead.base.clock import now
from bulkhead.crossings.project import project
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.practice.thresholds.defaults import Limit
from bulkhead.practice.thresholds.models import Threshold
from bulkhead.vault.deliverables.models import Deliverable
from tests.browse import Browser, desk_browser
from tests.cast import SIGNAL_CANARY, Cast, Member

LATER = timedelta(hours=25)


def in_review(member: Member, cast: Cast) -> None:
    with inside(member.client):
        work = Deliverable.objects.get(pk=member.deliverable)
        kept = vault_blobs().put([b"newer"])
        work.add_version(kept, name="r.docx", kind="docx", by=cast.maren.actor, reissued_because="a typing error")
        work.send_for_review(by=cast.maren.actor)
    project(member.client)


def test_what_lies_longer_than_the_limit_is_listed_by_label(desk: Browser, cast: Cast) -> None:
    in_review(cast.signal, cast)
    fresh = desk.get("/debts/").text
    with time_machine.travel(now() + LATER):
        later = desk.get("/debts/").text

    assert "Everything finished is delivered." in fresh
    assert "Finished, and not delivered." in later
    assert f"/in/signal/deliverables/{cast.signal.deliverable}/" in later
    assert SIGNAL_CANARY not in later


def test_a_client_may_have_a_limit_of_its_own(desk: Browser, cast: Cast) -> None:
    for member in (cast.signal, cast.harbor):
        in_review(member, cast)
    Threshold.put(Limit.DEBT_HOURS, value=Decimal(100), by=cast.maren.actor, client=cast.harbor.client)
    with time_machine.travel(now() + LATER):
        page = desk.get("/debts/").text

    assert ("/in/signal/" in page, f"/in/harbor/deliverables/{cast.harbor.deliverable}/" in page) == (True, False)


def test_nobody_sees_the_debts_of_clients_they_may_not_open(cast: Cast) -> None:
    in_review(cast.signal, cast)
    with time_machine.travel(now() + LATER):
        page = desk_browser(as_practitioner=cast.tobias).get("/debts/").text

    assert "Everything finished is delivered." in page


def test_a_stranger_is_sent_to_sign_in(stranger: Browser) -> None:
    assert [stranger.get(path).status for path in ("/debts/", "/reviews/")] == [302, 302]
