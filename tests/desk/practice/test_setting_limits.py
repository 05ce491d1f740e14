"""The numbers at which pages turn amber or red, for the practice and for one client."""

import re
from decimal import Decimal

import pytest

from bulkhead.practice.thresholds.defaults import DEFAULTS, Limit
from bulkhead.practice.thresholds.models import Limits
from bulkhead.practice.trail.models import PracticeLine
from tests.browse import Answer, Browser
from tests.cast import Cast

OF_SIGNAL = "/clients/signal/limits/"


def save(browser: Browser, *, page: str = "/limits/", seen: str = "", **limits: str) -> Answer:
    return browser.post(page, {"seen": seen or mark(browser, page=page), **limits})


def mark(browser: Browser, *, page: str = "/limits/") -> str:
    found = re.search(r'name="seen" value="([^"]+)"', browser.get(page).text)
    assert found
    return found[1]


def logged() -> list[str]:
    return list(PracticeLine.objects.filter(act="threshold.set").order_by("number").values_list("words", flat=True))


def test_a_limit_of_the_practice_holds_for_every_client(desk: Browser, cast: Cast) -> None:
    answer = save(desk, response_hours="8")

    assert (answer.status, answer.location) == (303, "/limits/")
    assert Limits().of(Limit.RESPONSE_HOURS, client=cast.signal.client) == 8
    assert logged() == ["Maren Okafor set “A request is answered within” to 8 hours."]


def test_a_client_may_have_its_own_and_gives_it_back(desk: Browser, cast: Cast) -> None:
    save(desk, response_hours="8")
    save(desk, page=OF_SIGNAL, response_hours="4")

    assert Limits().of(Limit.RESPONSE_HOURS, client=cast.signal.client) == 4
    assert Limits().of(Limit.RESPONSE_HOURS, client=cast.harbor.client) == 8

    save(desk, page=OF_SIGNAL, response_hours="")

    assert Limits().of(Limit.RESPONSE_HOURS, client=cast.signal.client) == 8


def test_the_default_typed_out_is_no_own_value(desk: Browser) -> None:
    save(desk, response_hours="24")

    assert logged() == []


def test_saving_twice_is_one_line_of_the_log(desk: Browser) -> None:
    seen = mark(desk)
    save(desk, seen=seen, response_hours="8")
    again = save(desk, response_hours="8")

    assert (again.status, len(logged())) == (303, 1)


def test_a_page_that_stood_open_overwrites_nothing(desk: Browser) -> None:
    seen = mark(desk)
    save(desk, response_hours="8")
    answer = save(desk, seen=seen, response_hours="48")

    assert answer.status == 422
    assert "Someone changed a limit while this page was open." in answer.text
    assert Limits().of(Limit.RESPONSE_HOURS) == 8


@pytest.mark.parametrize("typed", ["0", "-3", "1000000", "NaN", "1.5", "soon"])
def test_a_number_out_of_bounds_is_refused_in_words(desk: Browser, typed: str) -> None:
    answer = save(desk, response_hours=typed)

    assert answer.status == 422
    assert ("Type a number from 1 to 336." in answer.text) or ("Type a whole number." in answer.text)
    assert Limits().of(Limit.RESPONSE_HOURS) == DEFAULTS[Limit.RESPONSE_HOURS].value


def test_a_benchmark_never_stands_on_fewer_than_five(desk: Browser) -> None:
    answer = save(desk, benchmark_clients="4")

    assert answer.status == 422
    assert Limits().of(Limit.BENCHMARK_CLIENTS) == Decimal(5)


def test_an_associate_sets_no_limits(associate: Browser) -> None:
    assert associate.get("/limits/").status == 404
    assert associate.post(OF_SIGNAL, {"seen": "x", "response_hours": "1"}).status == 404
