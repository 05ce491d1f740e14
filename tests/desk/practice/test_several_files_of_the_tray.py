"""Several files at once: thrown away, filed each with the client it names, or let in for one reason."""

import re

import pytest

from tests.browse import Browser
from tests.cast import Cast
from tests.desk.practice.conftest import files_in_tray, opened, queries_of, rows, waiting

OF_SIGNAL = b"# Plan\n\nAs Dana Whitfield of signalfoundry.example wants it, number %d.\n"
OF_HARBOR = b"# Plan\n\nAs Alan Frost of harborclinics.example wants it, number %d.\n"
REASON = "The client itself named them"
LET_IN = {"reason": REASON, "confirm": "Harbor"}


def several(cast: Cast, count: int) -> list[str]:
    return [waiting(cast, OF_SIGNAL % number, name=f"plan-{number}.md") for number in range(count)]


def states() -> list[object]:
    return sorted(str(row["state"]) for row in rows("trayitem"))


def lines(page: str) -> list[str]:
    return re.findall(r'<span class="flash-words">([^<]*)</span>', page)


def test_every_file_has_a_box_and_a_place_for_the_keys(desk: Browser, cast: Cast) -> None:
    items = several(cast, 3)
    page = desk.get("/tray/").text
    boxes = re.findall(r'<input type="checkbox" name="items" value="([^"]+)" form="several" data-keys-tick>', page)

    assert sorted(boxes) == sorted(items)
    assert page.count("data-keys-item") == page.count("<summary data-keys-place>") == 3


def test_what_is_ticked_is_thrown_away_and_nothing_else(desk: Browser, cast: Cast) -> None:
    items = several(cast, 3)
    answer = desk.post("/tray/removals/", {"items": items[:2]})

    assert lines(desk.follow(answer).text) == ["plan-1.md is deleted.", "plan-0.md is deleted."]
    assert (states(), files_in_tray()) == (["thrown", "thrown", "waiting"], 1)


def test_each_is_filed_with_the_client_it_names(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.signal)
    opened(cast, cast.harbor)
    items = [*several(cast, 1), waiting(cast, OF_HARBOR % 1, name="other.md", member=cast.signal)]
    answer = desk.post("/tray/filings/", {"items": items})

    assert lines(desk.follow(answer).text) == [
        "other.md is a draft at Harbor now.",
        "plan-0.md is a draft at Signal now.",
    ]
    assert (states(), files_in_tray()) == (["let_in", "let_in"], 0)


def test_each_has_its_own_line_of_why_it_stays(desk: Browser, cast: Cast) -> None:
    items = [*several(cast, 1), waiting(cast, b"%PDF-1.7\nnot much of one", name="plan.pdf")]
    answer = desk.post("/tray/filings/", {"items": items})

    assert lines(desk.follow(answer).text) == [
        "plan.pdf stays: it names no client alone that you may open.",
        "plan-0.md stays: open Signal first.",
    ]
    assert states() == ["waiting", "waiting"]


def test_all_of_one_client_are_let_in_for_one_reason(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    answer = desk.post("/tray/passages/", {"items": several(cast, 3), **LET_IN})
    overrides = rows("guardevent", verdict="override")

    assert len(lines(desk.follow(answer).text)) == 3
    assert (states(), [event["reason"] for event in overrides]) == (["let_in"] * 3, [REASON] * 3)


def test_two_clients_are_not_let_in_together(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    opened(cast, cast.signal)
    items = [*several(cast, 1), waiting(cast, OF_HARBOR % 1, member=cast.signal)]
    answer = desk.post("/tray/passages/", {"items": items, **LET_IN})

    assert (answer.status, "Let them in client by client." in answer.text) == (422, True)
    assert (states(), rows("guardevent", verdict="override")) == (["waiting", "waiting"], [])
    assert answer.text.count("data-keys-tick checked") == 2


@pytest.mark.parametrize("said", [{}, {**LET_IN, "confirm": "Signal"}, {**LET_IN, "reason": "Because"}])
def test_a_wrong_name_or_no_reason_lets_none_in(desk: Browser, cast: Cast, said: dict[str, str]) -> None:
    opened(cast, cast.harbor)
    items = several(cast, 2)
    answer = desk.post("/tray/passages/", {"items": items, **said})

    assert (answer.status, answer.text.count("data-keys-tick checked")) == (422, 2)
    assert (states(), rows("guardevent", verdict="override")) == (["waiting", "waiting"], [])


def test_a_client_that_is_not_open_takes_none(desk: Browser, cast: Cast) -> None:
    answer = desk.post("/tray/passages/", {"items": several(cast, 2), **LET_IN})

    said = lines(desk.follow(answer).text)

    assert said == [f"plan-{number}.md stays: open Harbor first." for number in (1, 0)]
    assert states() == ["waiting", "waiting"]


@pytest.mark.parametrize("way", ["removals", "filings", "passages"])
def test_pressed_twice_is_done_once(desk: Browser, cast: Cast, way: str) -> None:
    opened(cast, cast.harbor)
    opened(cast, cast.signal)
    form = {"items": several(cast, 2), **LET_IN}
    desk.post(f"/tray/{way}/", form)
    once = (rows("trayitem"), rows("practiceline"), rows("guardevent"))
    answer = desk.post(f"/tray/{way}/", form)

    assert lines(desk.follow(answer).text)[-1] == "Tick what it is about."
    assert (rows("trayitem"), rows("practiceline"), rows("guardevent")) == once


@pytest.mark.parametrize("way", ["removals", "filings", "passages"])
def test_nobody_settles_what_waits_for_a_client_they_may_not_open(
    desk: Browser, associate: Browser, stranger: Browser, cast: Cast, way: str
) -> None:
    items = several(cast, 2)
    answer = associate.post(f"/tray/{way}/", {"items": [*items, "nonsense"], **LET_IN})

    assert (answer.status, lines(associate.follow(answer).text)) == (303, ["Tick what it is about."])
    assert stranger.post(f"/tray/{way}/", {"items": items}).location == "/sign-in/?next=%2F"
    assert desk.get(f"/tray/{way}/").status == 405
    assert states() == ["waiting", "waiting"]


def test_at_most_a_page_is_settled_at_once(desk: Browser, cast: Cast) -> None:
    from bulkhead.web.desk.shown.tray import ROWS

    desk.post("/tray/removals/", {"items": several(cast, ROWS + 2)})

    assert states() == ["thrown"] * ROWS + ["waiting"] * 2


def test_forty_files_cost_no_more_than_a_page_may(desk: Browser, cast: Cast) -> None:
    several(cast, 40)
    asked = queries_of(desk, "/tray/")
    page = desk.get("/tray/")

    assert len(asked) <= 12
    assert len(page.content) <= 60_000
