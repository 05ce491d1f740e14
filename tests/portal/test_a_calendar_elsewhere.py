"""What is due, in a person's own calendar: one secret address, which ends with the person."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time

import pytest
import time_machine

from bulkhead.crossings.project import project
from bulkhead.isolation import inside
from bulkhead.isolation.tokens import digest
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.deliverables.rules import Rule, Terms
from bulkhead.vault.people.feeds import Feed
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.models import OutboxEntry, VaultLine
from bulkhead.work.dispatch import drain
from tests.browse import Browser
from tests.cast import Cast

PAGE = "/me/feed/"
DUE = date(2026, 12, 4)


@pytest.fixture(autouse=True)
def _tuesday() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 24, 18, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def filled(cast: Cast) -> Cast:
    """Work of several kinds at Signal, and a call every Tuesday."""
    by = cast.maren.actor
    with inside(cast.signal.client):
        Deliverable.plan("Secret pack", kind="board_pack", suffix="Nov", due_on=DUE, by=by)
        Deliverable.plan("Secret report", kind="monthly_report", due_on=DUE, by=by)
        Deliverable.plan("Secret invoice", kind="invoice", due_on=DUE, by=by)
        start = date(2026, 11, 24)
        Rule.draw_up(Terms("Call", "weekly_call", "week", "weekday", start, weekday=1, at=time(9), minutes=30), by=by)
    project(cast.signal.client)
    return cast


def made(browser: Browser, *, instead_of: str = "") -> str:
    """The path of an address, as the page shows it."""
    page = browser.post("/me/feed/addresses/", {"instead_of": instead_of}).text
    found = re.search(r'value="http://signal\.localhost:\d+(/feeds/[\w-]{43}\.ics)"', page)
    assert found is not None, page
    return found[1]


def labels(text: str) -> list[str]:
    return sorted(re.findall(r"SUMMARY:(.*)\r\n", text))


def test_the_page_says_what_it_shows_and_who_sees_it(dana: Browser, cast: Cast) -> None:
    page = dana.get(PAGE).text

    assert "what kind of thing is due on which day, never a title or a document" in page
    assert "whoever has the address sees it" in page
    assert 'href="/me/feed/"' in dana.get("/me/").text


def test_the_worker_writes_it_and_the_address_answers(dana: Browser, visitor: Browser, filled: Cast) -> None:
    path = made(dana)
    before = visitor.get(path)
    drain(filled.signal.client.vault_id)
    answer = visitor.get(path)

    assert (before.status, before.header("Retry-After")) == (503, "60")
    assert (answer.status, answer.header("Content-Type")) == (200, "text/calendar; charset=utf-8")
    assert labels(answer.text) == ["Board pack Nov", "Invoice", "Monthly report", "Plan", "Weekly call"]
    assert ("Secret" in answer.text, filled.signal.canary in answer.text) == (False, False)


def test_a_role_is_shown_only_the_kinds_it_may_see(chase: Browser, visitor: Browser, filled: Cast) -> None:
    path = made(chase)
    drain(filled.signal.client.vault_id)

    assert labels(visitor.get(path).text) == ["Board pack Nov"]


def test_another_role_is_shown_other_kinds_from_then_on(dana: Browser, visitor: Browser, filled: Cast) -> None:
    path = made(dana)
    drain(filled.signal.client.vault_id)
    with inside(filled.signal.client):
        person = Person.objects.get(pk=filled.signal.sponsor)
        person.change(role="finance_contact", title="", by=filled.maren.actor)
    at_once = visitor.get(path).status
    from bulkhead.work.feeding import write_all

    write_all()

    assert at_once == 503, "never the calendar of the role before"
    assert labels(visitor.get(path).text) == ["Invoice"]


def test_that_of_a_removed_person_answers_like_any_missing_page(dana: Browser, visitor: Browser, filled: Cast) -> None:
    path = made(dana)
    drain(filled.signal.client.vault_id)
    with inside(filled.signal.client):
        Person.objects.get(pk=filled.signal.sponsor).remove(by=filled.maren.actor)

    answer, missing = visitor.get(path), visitor.get("/no/such/page/")
    assert (answer.status, answer.content, answer.headers) == (404, missing.content, missing.headers)
    assert dana.get("/me/feed/file/").status == 302


def test_somebody_who_comes_back_gets_no_old_address_back(dana: Browser, visitor: Browser, filled: Cast) -> None:
    path = made(dana)
    with inside(filled.signal.client):
        person = Person.objects.get(pk=filled.signal.sponsor)
        person.remove(by=filled.maren.actor)
        Person.add(person.name, email=person.email, role="sponsor", by=filled.maren.actor)
    drain(filled.signal.client.vault_id)

    assert visitor.get(path).status == 404


def test_another_clients_portal_knows_nothing_of_it(
    dana: Browser, portal_of: Callable[..., Browser], stranger: Browser, filled: Cast
) -> None:
    path = made(dana)
    drain(filled.signal.client.vault_id)

    assert portal_of(filled.harbor.client).get(path).status == 404
    assert stranger.get(path).status == 404, "nor does the desk"


def test_it_is_kept_by_its_hash_and_in_the_log(dana: Browser, cast: Cast) -> None:
    token = made(dana).removeprefix("/feeds/").removesuffix(".ics")

    with inside(cast.signal.client):
        assert Feed.objects.get().token_hash == digest(token)
        assert VaultLine.objects.filter(act="feed.made").count() == 1
        assert token not in str(OutboxEntry.objects.latest("written_at").payload)
    assert token not in dana.get(PAGE).text


def test_the_same_form_twice_makes_one_address(dana: Browser, cast: Cast) -> None:
    made(dana)
    again = dana.post("/me/feed/addresses/", {"instead_of": ""})

    assert again.status == 409
    with inside(cast.signal.client):
        assert Feed.objects.count() == 1


def test_making_another_ends_the_first(dana: Browser, visitor: Browser, filled: Cast) -> None:
    first = made(dana)
    with inside(filled.signal.client):
        standing = str(Feed.objects.get().pk)
    second = made(dana, instead_of=standing)
    drain(filled.signal.client.vault_id)

    assert (visitor.get(first).status, visitor.get(second).status) == (404, 200)


def test_ending_it_twice_ends_it_once(dana: Browser, visitor: Browser, filled: Cast) -> None:
    path = made(dana)
    with inside(filled.signal.client):
        standing = str(Feed.objects.get().pk)
    first, second = (dana.post("/me/feed/ending/", {"feed": standing}) for _ in range(2))

    assert (first.status, second.status, visitor.get(path).status) == (303, 303, 404)
    with inside(filled.signal.client):
        assert VaultLine.objects.filter(act="feed.ended").count() == 1


def test_nobody_ends_another_persons(chase: Browser, dana: Browser, visitor: Browser, filled: Cast) -> None:
    path = made(dana)
    drain(filled.signal.client.vault_id)
    with inside(filled.signal.client):
        standing = str(Feed.objects.get().pk)
    chase.post("/me/feed/ending/", {"feed": standing})

    assert visitor.get(path).status == 200


def test_the_dates_can_be_taken_along_as_a_file(dana: Browser, filled: Cast) -> None:
    made(dana)
    drain(filled.signal.client.vault_id)
    answer = dana.get("/me/feed/file/")

    assert answer.header("Content-Disposition") == 'attachment; filename="due.ics"'
    assert "SUMMARY:Board pack Nov\r\n" in answer.text


def test_it_follows_what_changes(dana: Browser, visitor: Browser, filled: Cast) -> None:
    path = made(dana)
    drain(filled.signal.client.vault_id)
    tag = visitor.get(path).header("ETag")
    with time_machine.travel(datetime(2026, 11, 24, 19, 0, tzinfo=UTC), tick=False):
        with inside(filled.signal.client):
            Deliverable.objects.get(kind="board_pack").move(date(2026, 12, 9), by=filled.maren.actor)
        drain(filled.signal.client.vault_id)
        answer = visitor.get(path, IF_NONE_MATCH=tag)

    assert answer.status == 200
    assert "DTSTART;VALUE=DATE:20261209" in answer.text


@pytest.mark.parametrize("token", ["x", "A" * 43, "%00", "A" * 5000])
def test_a_wrong_one_answers_like_any_missing_page(visitor: Browser, cast: Cast, token: str) -> None:
    answer, missing = visitor.get(f"/feeds/{token}.ics"), visitor.get("/no/such/page/")

    assert (answer.status, answer.content, answer.headers) == (404, missing.content, missing.headers)


def test_another_role_has_its_calendar_without_waiting_for_the_clock(
    dana: Browser, visitor: Browser, filled: Cast
) -> None:
    path = made(dana)
    drain(filled.signal.client.vault_id)

    with inside(filled.signal.client):
        Person.objects.get(pk=filled.signal.sponsor).change(role="leader", title="", by=filled.maren.actor)
    drain(filled.signal.client.vault_id)

    assert visitor.get(path).status == 200
