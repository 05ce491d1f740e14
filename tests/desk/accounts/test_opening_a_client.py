"""Going into a client is deliberate, logged on both sides, and over after eight hours."""

from datetime import timedelta

import pytest
import time_machine

from bulkhead.base.clock import now
from bulkhead.isolation import inside
from bulkhead.practice.accounts.models import Allocation
from bulkhead.practice.clients.models import Opening
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.trail.models import VaultLine
from tests.browse import Browser, desk_browser
from tests.cast import Cast


def test_a_client_that_is_not_open_shows_its_door(desk: Browser) -> None:
    page = desk.get("/in/signal/people/?q=1")

    assert page.status == 200
    assert "<title>Signal · Not open</title>" in page.text
    assert "<body>" in page.text  # still the practice, in graphite.
    assert '<div class="stack-l" data-hue="225">' in page.text
    assert 'name="onward" value="/in/signal/people/?q=1"' in page.text
    assert "Dana" not in page.text


def test_opening_leads_on_to_the_page_that_was_asked_for(desk: Browser) -> None:
    answer = desk.post("/openings/", {"client": "signal", "onward": "/in/signal/people/"})

    assert (answer.status, answer.location) == (303, "/in/signal/people/")
    assert "<title>Signal · " in desk.follow(answer).text


def test_both_logs_say_who_opened(desk: Browser, cast: Cast) -> None:
    desk.post("/openings/", {"client": "signal"})

    with inside(cast.signal.client):
        line = VaultLine.objects.latest("number")
        kept = (line.act, line.words, line.actor_kind, line.actor_id)
    assert kept == ("opened", "Maren Okafor opened Signal.", "practitioner", cast.maren.id)
    assert PracticeLine.objects.latest("number").words == "Maren Okafor opened Signal."


def test_nothing_of_it_stands_in_another_client(desk: Browser, cast: Cast) -> None:
    desk.post("/openings/", {"client": "signal"})

    with inside(cast.harbor.client):
        assert VaultLine.objects.filter(act="opened").count() == 0


@pytest.mark.parametrize(
    "onward",
    [
        "",
        "https://elsewhere.example/",
        "//elsewhere.example/in/signal/",
        "/library/",
        "/in/harbor/people/",
        "/in/signalx/",
        "/in/signal/../harbor/",
        "/in/signal/%2e%2e/%2e%2e/library/",
        "/in/signal/..\\harbor",
        "/in/signal/\r\nSet-Cookie: a=b",
    ],
)
def test_opening_leads_nowhere_but_into_this_client(desk: Browser, onward: str) -> None:
    answer = desk.post("/openings/", {"client": "signal", "onward": onward})

    assert (answer.status, answer.location) == (303, "/in/signal/")


def test_two_clients_stand_open_beside_each_other(desk: Browser) -> None:
    desk.post("/openings/", {"client": "signal"})
    desk.post("/openings/", {"client": "harbor"})

    titles = [desk.get(f"/in/{slug}/people/").text for slug in ("signal", "harbor")]

    assert [f"<title>{name} · " in page for name, page in zip(("Signal", "Harbor"), titles, strict=True)] == [
        True,
        True,
    ]


def test_it_is_over_after_eight_hours(desk: Browser) -> None:
    desk.post("/openings/", {"client": "signal"})

    with time_machine.travel(now() + timedelta(hours=8, seconds=1), tick=False):
        assert "Signal is not open." in desk.get("/in/signal/people/").text


def test_leaving_shuts_the_door_and_is_logged(desk: Browser, cast: Cast) -> None:
    desk.post("/openings/", {"client": "signal"})
    desk.post("/openings/", {"client": "signal"})

    answer = desk.post("/in/signal/leaving/")

    with inside(cast.signal.client):
        left = list(VaultLine.objects.filter(act="left").values_list("words", flat=True))
    assert (answer.status, answer.location) == (303, "/")
    assert left == ["Maren Okafor left Signal."]
    assert PracticeLine.objects.filter(act="client.left").count() == 1
    assert "Signal is not open." in desk.get("/in/signal/people/").text


def test_leaving_what_is_shut_already_only_leads_home(desk: Browser) -> None:
    answer = desk.post("/in/signal/leaving/")

    assert answer.location == "/"
    assert PracticeLine.objects.filter(act="client.left").count() == 0


def test_an_associate_opens_what_is_allocated_and_nothing_else(cast: Cast) -> None:
    Allocation(practitioner=cast.tobias, client=cast.signal.client).save()
    tobias = desk_browser(as_practitioner=cast.tobias)

    answers = [tobias.post("/openings/", {"client": slug}).status for slug in ("signal", "harbor")]

    assert answers == [303, 404]
    assert Opening.objects.count() == 1


def test_foreign_and_missing_clients_answer_the_same(cast: Cast) -> None:
    tobias = desk_browser(as_practitioner=cast.tobias)

    foreign = tobias.post("/openings/", {"client": "signal"})
    missing = tobias.post("/openings/", {"client": "nobody"})
    left = tobias.post("/in/signal/leaving/")

    assert foreign == missing == left
    assert foreign.status == 404


def test_a_stranger_opens_nothing(stranger: Browser) -> None:
    assert stranger.post("/openings/", {"client": "signal"}).status == 302
    assert Opening.objects.count() == 0


def test_a_link_opens_nothing(desk: Browser) -> None:
    assert [desk.get(path).status for path in ("/openings/?client=signal", "/in/signal/leaving/")] == [405, 405]
    assert Opening.objects.count() == 0


def test_a_page_of_another_site_opens_nothing(desk: Browser) -> None:
    answer = desk.post("/openings/", {"client": "signal"}, SEC_FETCH_SITE="cross-site")

    assert answer.status == 403
    assert Opening.objects.count() == 0
