"""What a page of the library asks its store stays the same, however much has come together."""

from bulkhead.isolation.counting import counted
from tests.browse import Browser
from tests.desk.library.conftest import Shelf
from tests.desk.library.test_taking_and_skipping_changes import _form

MOST = 12


def _asked(desk: Browser, path: str) -> int:
    desk.get(path)  # builds the queries that are built once, which asks nothing more of a store.
    with counted() as count:
        answer = desk.get(path)
    assert answer.status == 200
    return count.queries


def test_the_list_and_an_item_stay_within_the_budget(desk: Browser, shelf: Shelf) -> None:
    assert _asked(desk, "/library/") <= MOST
    assert _asked(desk, shelf.home) <= MOST
    assert _asked(desk, f"{shelf.home}?for=harbor") <= MOST


def test_a_decision_and_the_one_before_it_cost_nothing_more(desk: Browser, shelf: Shelf) -> None:
    plain = _asked(desk, f"{shelf.home}?for=harbor")
    desk.post(f"{shelf.home}choices/", _form(desk, shelf, **{"change-0": "skip"}))

    assert _asked(desk, f"{shelf.home}?for=harbor") == plain
