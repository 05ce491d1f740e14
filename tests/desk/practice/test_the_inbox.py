"""Who waits, over all clients, with the clocks; what they wrote opens inside the client."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import time_machine

from bulkhead.isolation import inside
from tests.desk.practice.conftest import queries_of

if TYPE_CHECKING:
    from tests.browse import Browser
    from tests.cast import Cast, Member

MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
INSIDE_MAIN = ("<main", "</main")


@pytest.fixture(autouse=True)
def monday() -> object:
    with time_machine.travel(MONDAY, tick=False) as travel:
        yield travel


def ask(member: "Member", words: str = "Where is it?", kind: str = "question") -> str:
    """Somebody asks, and the worker has told the practice."""
    from bulkhead.crossings.project import project
    from bulkhead.vault.models import Person, Request

    with inside(member.client):
        asked = Request.ask(words, kind=kind, person=Person.objects.get(pk=member.sponsor)).pk
    project(member.client)
    return str(asked)


def main_of(page: str) -> str:
    return page.partition("<main")[2].partition("</main")[0]


def test_an_empty_inbox_is_one_sentence_and_one_way_on(desk: "Browser") -> None:
    page = desk.get("/inbox/").text

    assert "<h1>Nobody waits for you.</h1>" in page
    assert "No question, change or file waits for an answer." in page


def test_the_heading_says_how_many_wait_and_when_the_first_clock_ends(desk: "Browser", cast: "Cast") -> None:
    ask(cast.signal)
    ask(cast.signal, "And when?")
    ask(cast.harbor)

    page = desk.get("/inbox/").text

    assert "<h1>Two people wait for you. The first clock runs out tomorrow 09:00.</h1>" in page
    assert "Dana Whitfield asks a question" in page
    assert "Alan Frost asks a question" in page


def test_no_word_and_no_title_stands_in_the_inbox(desk: "Browser", cast: "Cast") -> None:
    ask(cast.signal, f"All about {cast.signal.canary}")
    ask(cast.harbor, f"All about {cast.harbor.canary}", kind="work")

    page = desk.get("/inbox/").text

    assert [word for word in (cast.signal.canary, cast.harbor.canary, "All about") if word in page] == []


def test_a_clock_that_ran_out_says_so(desk: "Browser", cast: "Cast", monday: time_machine.Traveller) -> None:
    ask(cast.signal)
    monday.shift(timedelta(hours=27))

    page = desk.get("/inbox/").text

    assert "The first clock ran out today 09:00." in page
    assert '<span class="status bad">3 h late</span>' in page


def test_opening_the_client_leads_to_the_request(desk: "Browser", cast: "Cast") -> None:
    asked = ask(cast.signal)

    answer = desk.post("/openings/", {"client": "signal", "onward": f"/in/signal/requests/{asked}/"})

    assert f'name="onward" value="/in/signal/requests/{asked}/"' in desk.get("/inbox/").text
    assert (answer.status, answer.location) == (303, f"/in/signal/requests/{asked}/")


def test_it_is_filtered_by_client_and_by_kind(desk: "Browser", cast: "Cast") -> None:
    ask(cast.signal)
    ask(cast.harbor, kind="work")

    of_signal, of_work = desk.get("/inbox/?client=signal").text, desk.get("/inbox/?kind=work").text
    of_neither = desk.get("/inbox/?client=signal&kind=work").text

    assert ("Dana Whitfield asks" in of_signal, "Alan Frost asks" in of_signal) == (True, False)
    assert ("Dana Whitfield asks" in of_work, "Alan Frost asks" in of_work) == (False, True)
    assert "Nothing that waits fits this filter." in of_neither


@pytest.mark.parametrize("query", ["?kind=nonsense", "?client=<script>", "?page=x", "?page=99999999999", "?client=%00"])
def test_nonsense_in_the_address_is_no_error(desk: "Browser", cast: "Cast", query: str) -> None:
    ask(cast.signal)

    page = desk.get(f"/inbox/{query}")

    assert (page.status, "<script>" in main_of(page.text)) == (200, False)


def test_a_request_is_put_on_the_agenda_from_the_inbox_when_the_client_is_open(desk: "Browser", cast: "Cast") -> None:
    from bulkhead.vault.models import Move, Request

    asked = ask(cast.signal)
    desk.post("/openings/", {"client": "signal"})
    answers = [desk.post(f"/in/signal/inbox/{asked}/", {"state": "next_agenda"}) for _ in range(2)]

    with inside(cast.signal.client):
        kept = (Request.objects.get().state, Move.objects.count())
    assert [(answer.status, answer.location) for answer in answers] == [(303, "/inbox/")] * 2
    assert kept == ("next_agenda", 1)


def test_nothing_is_put_off_while_the_client_is_shut(desk: "Browser", cast: "Cast") -> None:
    from bulkhead.vault.models import Request

    asked = ask(cast.signal)

    answer = desk.post(f"/in/signal/inbox/{asked}/", {"state": "scope"})

    with inside(cast.signal.client):
        assert (answer.status, Request.objects.get().state) == (403, "open")
    assert f'href="/in/signal/inbox/{asked}/?state=scope"' in desk.get("/inbox/").text


@pytest.mark.parametrize(
    ("until", "words"),
    [("", "Choose the day on which it wakes."), ("2026-11-23", "after today"), ("soon", "Write the day as")],
)
def test_parking_takes_a_day_to_come(desk: "Browser", cast: "Cast", until: str, words: str) -> None:
    asked = ask(cast.signal)
    desk.post("/openings/", {"client": "signal"})

    page = desk.post(f"/in/signal/inbox/{asked}/", {"state": "parked", "until": until})

    assert (page.status, words in page.text) == (422, True)


def test_a_note_that_names_another_client_is_stopped(desk: "Browser", cast: "Cast") -> None:
    asked = ask(cast.signal)
    desk.post("/openings/", {"client": "signal"})

    page = desk.post(f"/in/signal/inbox/{asked}/", {"state": "scope", "note": f"As for {cast.harbor.canary}"})

    assert page.status == 422
    assert "do not go into Signal" in page.text


def test_a_request_of_another_client_is_missing(desk: "Browser", cast: "Cast") -> None:
    asked = ask(cast.harbor)
    desk.post("/openings/", {"client": "signal"})

    assert desk.get(f"/in/signal/inbox/{asked}/").status == 404


def test_an_associate_sees_the_allocated_clients_only(associate: "Browser", cast: "Cast") -> None:
    from bulkhead.practice.models import Allocation

    ask(cast.signal)
    ask(cast.harbor)
    before = associate.get("/inbox/").text
    Allocation(practitioner=cast.tobias, client=cast.harbor.client).save()
    after = associate.get("/inbox/").text

    assert "No client is yours to open yet" in before
    assert ("Dana Whitfield" in after, "Alan Frost asks a question" in after) == (False, True)


def test_the_promise_kept_and_what_was_outside_the_plan_are_counted(
    desk: "Browser", cast: "Cast", monday: time_machine.Traveller
) -> None:
    from bulkhead.crossings.project import project
    from bulkhead.vault.models import Request

    first, second = ask(cast.signal), ask(cast.signal, "And when?", kind="work")
    for asked, hours in ((first, 2), (second, 40)):
        monday.shift(timedelta(hours=hours))
        with inside(cast.signal.client):
            Request.objects.get(pk=asked).answer("Here.", by=cast.maren.actor)
    project(cast.signal.client)

    page = desk.get("/inbox/").text

    assert "of 2 answered in time" in page
    assert '<div class="figure num">1 <small>' in page
    assert "Promise kept in November" in page
    assert '<span class="num">2</span>' in page


def test_two_hundred_clients_cost_no_more_queries(desk: "Browser", cast: "Cast") -> None:
    from bulkhead.practice.models import Client, Owed, Waiting

    few = len(queries_of(desk, "/inbox/"))
    clients = [
        Client(display_name=f"Company {n:03}", slug=f"company-{n:03}", hue=240, state="live", port=20000 + n)
        for n in range(200)
    ]
    Client.objects.bulk_create(clients)
    Waiting.objects.bulk_create(
        Waiting(
            id=uuid4(), client=client, kind="question", place=uuid4(), who="Somebody", arrived_at=MONDAY,
            promised_until=MONDAY + timedelta(days=1),
        )
        for client in clients
    )  # fmt: skip
    Owed.objects.bulk_create(Owed(client=client, kind="item", count=2, since=MONDAY) for client in clients)

    assert len(queries_of(desk, "/inbox/")) <= max(few, 12)
    page = desk.get("/inbox/")
    assert len(page.content) <= 60 * 1024
    assert "Rows 1 to 20 of 200" in page.text


def test_a_request_that_is_put_off_leaves_the_inbox_at_once(desk: "Browser", cast: "Cast") -> None:
    asked = ask(cast.signal)
    desk.post("/openings/", {"client": "signal", "onward": ""})

    answer = desk.post(f"/in/signal/inbox/{asked}/", {"state": "next_agenda"})
    page = main_of(desk.follow(answer).text)

    assert answer.location == "/inbox/"
    assert "<h1>Nobody waits for you.</h1>" in page


def test_a_page_that_was_opened_before_puts_off_nothing_that_was_moved_meanwhile(desk: "Browser", cast: "Cast") -> None:
    from bulkhead.vault.models import Request

    asked = ask(cast.signal)
    desk.post("/openings/", {"client": "signal", "onward": ""})
    page = desk.get(f"/in/signal/inbox/{asked}/").text
    with inside(cast.signal.client):
        Request.objects.get(pk=asked).move("scope", by=cast.maren.actor)

    answer = desk.post(f"/in/signal/inbox/{asked}/", {"state": "next_agenda", "seen": "open"})

    assert 'name="seen" value="open"' in page
    assert "It was moved meanwhile: looked at as new work." in desk.follow(answer).text
    with inside(cast.signal.client):
        assert Request.objects.get(pk=asked).state == "scope"
