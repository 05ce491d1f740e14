"""The first page: where things stand, what waits, what was delivered, what comes; to each role its own."""

from datetime import timedelta

import pytest

from bulkhead.base.clock import now, today
from bulkhead.isolation import inside
from bulkhead.isolation.connection import vault_connection
from bulkhead.isolation.errors import NoClientOpen
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.handed import FIRST, SHOWN, Handed, newest_for
from bulkhead.vault.deliverables.home import Home
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.engagement.models import StatusSentence
from bulkhead.vault.people.models import Person
from tests.browse import Browser
from tests.cast import Cast
from tests.portal.conftest import person


def test_it_opens_with_the_sentence_its_writer_and_age(dana: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        StatusSentence.objects.update(written_at=now() - timedelta(days=40))

    page = dana.get("/")

    assert page.status == 200
    assert "<h1>Mostly on track, says Quillfeather.</h1>" in page.text
    assert "Next step: Decide on Quillfeather" in page.text
    assert "Maren Okafor, wrote this on " in page.text.replace(", your CMO,", ",")


def test_what_waits_can_be_answered_without_opening_it(dana: Browser, signal_plan: str) -> None:
    page = dana.get("/")

    assert f'action="{signal_plan}approvals/"' in page.text
    assert f'href="{signal_plan}changes/"' in page.text


def test_work_to_come_shows_label_and_date_but_never_its_title(dana: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        Deliverable.plan("Layoff scenario", kind="board_pack", suffix="Q1", due_on=today("UTC"), by=cast.maren.actor)

    page = dana.get("/")

    assert "Board pack Q1" in page.text
    assert "Layoff" not in page.text


def test_a_board_viewer_sees_neither_plan_nor_sentence(chase: Browser) -> None:
    page = chase.get("/")

    assert page.status == 200
    assert "Quillfeather" not in page.text
    assert "Nothing has been delivered to you yet." in page.text


def test_a_board_viewer_hears_only_of_packs_to_come(chase: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        Deliverable.plan("One", kind="board_pack", due_on=today("UTC"), by=cast.maren.actor)
        Deliverable.plan("Two", kind="budget", due_on=today("UTC"), by=cast.maren.actor)

    page = chase.get("/")

    assert "Board pack" in page.text
    assert "Budget" not in page.text


def test_without_a_sentence_it_says_so(dana: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        StatusSentence.objects.all().delete()

    page = dana.get("/")

    assert "Maren Okafor has not written yet where things stand." in page.text


def test_nobody_signed_in_is_led_to_the_door(visitor: Browser) -> None:
    assert (visitor.get("/").status, visitor.get("/").location) == (302, "/sign-in/")


def test_other_methods_are_refused(dana: Browser) -> None:
    assert dana.post("/").status == 405


def test_it_takes_four_queries_and_two_for_the_visitor(dana: Browser, cast: Cast) -> None:
    dana.get("/")
    asked = []
    wrapper = vault_connection()
    wrapper.execute_wrappers.append(lambda run, *rest: (asked.append(rest[0]), run(*rest))[1])
    try:
        dana.get("/")
    finally:
        wrapper.execute_wrappers.pop()

    assert len(asked) == 6


@pytest.mark.parametrize("member", ["signal", "harbor"])
def test_a_query_built_in_one_vault_answers_for_the_one_that_is_open(cast: Cast, member: str) -> None:
    one = getattr(cast, member)
    with inside(cast.signal.client):
        Home.of(Person.objects.get(pk=cast.signal.sponsor), zone="UTC")

    with inside(one.client):
        home = Home.of(Person.objects.get(pk=one.sponsor), zone="UTC")

    assert [row.id for row in home.waiting] == [one.delivery]


def test_a_prepared_query_needs_an_open_client(cast: Cast) -> None:
    with inside(cast.signal.client):
        FIRST.rows("sponsor", cast.signal.sponsor)

    with pytest.raises(NoClientOpen):
        FIRST.rows("sponsor", cast.signal.sponsor)


def test_prepared_rows_equal_those_of_the_plain_query(cast: Cast) -> None:
    leader = person(cast.signal, role="leader")
    with inside(cast.signal.client):
        for who in (cast.signal.sponsor, leader):
            reader = Person.objects.get(pk=who)
            plain = [row.pk for row in Delivery.seen_by(reader)]
            assert [row[0] for row in FIRST.rows(reader.role, reader.pk)] == plain


def test_what_waits_comes_before_what_is_newest_and_nothing_twice(cast: Cast) -> None:
    leader = person(cast.signal, role="leader")
    with inside(cast.signal.client):
        for who in (cast.signal.sponsor, leader):
            reader = Person.objects.get(pk=who)
            plain = newest_for(reader).order_by("-waits", "-delivered_at")

            shown = [one.id for one in Handed.first_for(reader)]

            assert shown == [row.pk for row in plain[:SHOWN]]
