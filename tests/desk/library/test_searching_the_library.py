"""Found by words anywhere in an item, by kind, function, tag and state; and what asks for attention."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.browse import Browser
from tests.desk.library.conftest import Shelf, rows
from tests.desk.practice.conftest import queries_of

Put = Callable[..., Shelf]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=launch", True),
        ("q=LAUNCH+pla", True),
        ("q=tourn%C3%A9e", True),
        ("q=tournee", True),
        ("q=l-7", True),
        ("q=what+it+is+for", True),
        ("q=season", True),
        ("q=absent", False),
        ("q=launch+absent", False),
        ("q=%22%29+OR+1%3D1", False),
        ("q=%22%22", False),
        ("q=***", False),
        ("kind=template", True),
        ("kind=clause", False),
        ("kind=nonsense", True),
        ("vertical=cmo", True),
        ("vertical=cto", False),
        ("tag=season", True),
        ("tag=seas", False),
        ("status=active", True),
        ("status=retired", False),
        ("only=review", True),
        ("only=behind", False),
        ("page=99999999&q=launch", True),
    ],
)
def test_an_item_is_found_by_what_it_says(desk: Browser, put: Put, query: str, found: bool) -> None:
    put(
        "# Une tournée\n\nÀ faire.\n".encode(),
        code="L-7",
        tags=["season"],
        verticals=["cmo"],
        note="What it is for",
        review_on=date(2026, 1, 1),
    )

    assert (">Launch plan</a>" in desk.get(f"/library/?{query}").text) == found


def test_the_text_of_the_newest_version_counts_and_older_ones_do_not(desk: Browser, shelf: Shelf) -> None:
    assert ">Board summary</a>" in desk.get("/library/?q=stopped").text
    assert ">Board summary</a>" not in desk.get("/library/?q=metrics").text


def test_a_changed_title_is_found_and_the_text_stays(desk: Browser, shelf: Shelf) -> None:
    desk.post(f"{shelf.home}edit/", {"title": "Pack for directors", "kind": "template", "tags": "", "edition": "1"})

    assert "Pack for directors" in desk.get("/library/?q=directors").text
    assert "Pack for directors" in desk.get("/library/?q=stopped").text
    assert ">Pack for directors</a>" not in desk.get("/library/?q=summary").text


def test_a_removed_item_is_not_found(desk: Browser, put: Put) -> None:
    own = put(b"# A thought\n")
    desk.post(f"{own.home}removal/")

    assert rows("itemwords") == []


def test_only_what_is_behind_or_due_is_shown_when_asked(desk: Browser, shelf: Shelf, put: Put) -> None:
    put(b"# Plan\n", review_on=date(2026, 1, 1))
    behind, due = desk.get("/library/?only=behind").text, desk.get("/library/?only=review").text

    assert (">Board summary</a>" in behind, ">Launch plan</a>" in behind) == (True, False)
    assert (">Board summary</a>" in due, ">Launch plan</a>" in due) == (False, True)
    assert "since Jan 2026" in due


def test_htmx_gets_the_rows_alone(desk: Browser, shelf: Shelf) -> None:
    answer = desk.get("/library/?q=board", hx_request="true").text

    assert "<!doctype" not in answer
    assert ">Board summary</a>" in answer


def test_an_associate_is_told_of_no_client_behind(associate: Browser, shelf: Shelf) -> None:
    page = associate.get("/library/").text

    assert "Nobody works with an older version than you do." in page
    assert "Harbor" not in page


def test_the_pages_ask_little(desk: Browser, shelf: Shelf) -> None:
    counts = {path: len(queries_of(desk, path)) for path in ("/library/", "/library/?q=board", shelf.home)}

    assert {path: count for path, count in counts.items() if count > 13} == {}
