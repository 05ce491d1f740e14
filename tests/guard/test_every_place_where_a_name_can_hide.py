"""A made-up name in each place of a file: the reading finds it, and says where in words that its user knows."""

import re
from collections.abc import Callable
from itertools import combinations

import pytest
from rapidfuzz.distance import DamerauLevenshtein

from tests.guard.planting.kinds import HELD, MADE, places, planted, read_once

EVERY = [(kind, place) for kind, listed in places().items() for place in listed]


@pytest.mark.parametrize(("kind", "place"), EVERY, ids=lambda said: str(said))
def test_a_name_in_this_place_is_found_and_the_place_is_said(kind: str, place: str) -> None:
    says = places()[kind][place]
    reading, told = read_once(kind)

    if says.startswith(HELD):
        assert says.removeprefix(HELD) in reading.hold
    else:
        assert [where for where in told.get(place, []) if re.search(says, where)] != [], told.get(place, "not found")


@pytest.mark.parametrize("kind", MADE)
def test_the_recall_of_each_kind_is_reported(kind: str, record_property: Callable[[str, object], None]) -> None:
    _, told = read_once(kind)
    listed = [place for place, says in places()[kind].items() if not says.startswith(HELD)]

    record_property("measured", f"Guard, {kind}: {len(told)} of {len(listed)} places found")
    record_property("recall", {place: told.get(place, []) for place in listed})
    assert sorted(set(told) - set(listed)) == []


@pytest.mark.parametrize("kind", MADE)
def test_every_place_that_is_listed_was_planted(kind: str) -> None:
    assert sorted(planted(kind).marks) == sorted(places()[kind])


def test_the_office_and_pdf_files_hold_as_many_places_as_are_known() -> None:
    known = {"docx": 70, "pptx": 44, "xlsx": 51, "pdf": 37, "jpg": 7, "png": 3, "svg": 7, "md": 8}

    assert {kind: len(listed) for kind, listed in places().items()} == known


@pytest.mark.parametrize("kind", ["docx", "pptx", "xlsx"])
def test_what_can_be_read_holds_nothing_back(kind: str) -> None:
    reading, _ = read_once(kind)

    assert (reading.kind, reading.hold) == (kind, "")


@pytest.mark.parametrize("kind", MADE)
def test_no_two_names_are_alike(kind: str) -> None:
    marks = planted(kind).marks.values()

    assert min(DamerauLevenshtein.distance(one, other) for one, other in combinations(marks, 2)) > 2
