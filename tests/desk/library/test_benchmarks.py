"""Numbers of many clients: none that fewer than five stand behind is kept, shown or pulled."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from tests.browse import Browser
from tests.cast import Cast
from tests.desk.library.conftest import Shelf, lines, rows, text_in

Put = Callable[..., Shelf]
NUMBER: dict[str, object] = {
    "label": "Visitor to lead",
    "value": "2.3",
    "unit": "%",
    "clients": "9",
    "sector": "",
    "source": "Own engagements",
    "as_of": "2026-10-01",
}


@pytest.fixture
def own(put: Put) -> Shelf:
    return put(title="Funnel rates", kind="benchmark")


def _add(desk: Browser, own: Shelf, **changed: object) -> str:
    answer = desk.post(f"{own.home}figures/", {**NUMBER, **changed})
    assert answer.status in (303, 422)
    return answer.text


def test_numbers_are_put_together_and_pulled_as_a_table(desk: Browser, own: Shelf, cast: Cast) -> None:
    _add(desk, own)
    _add(desk, own, sector="Manufacturing", clients="9", value="1.1")
    for _ in range(2):
        assert desk.post(f"{own.home}table/").status == 303
    words = text_in(cast.harbor, own.pull(cast.harbor))

    assert [row["least_clients"] for row in rows("itemversion")] == [9]
    assert "Indicative only" in words
    assert "| Visitor to lead | 2.3 % | All sectors | 9 | Own engagements | October 2026 |" in words


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"clients": "4"}, "4 clients stand behind it and 5 are needed, or the number tells who they are."),
        ({"clients": "1"}, "1 client stands behind it and 5 are needed"),
        ({"clients": "0"}, "0 clients stand behind it"),
        ({"clients": "3", "sector": "Health"}, "3 clients of Health stand behind it and 5 are needed"),
        ({"clients": "-1"}, "greater than or equal to 0"),
        ({"clients": "many"}, "Type a whole number."),
        ({"value": "much"}, "Type a number such as 12.5."),
        ({"value": "NaN"}, "Type a number such as 12.5."),
        ({"source": ""}, "Say where it comes from."),
        ({"source": "Signal Foundry, Inc."}, "name a client"),
        ({"as_of": "soon"}, "Choose its date."),
    ],
)
def test_a_number_that_tells_too_much_is_refused(
    desk: Browser, own: Shelf, changed: dict[str, object], sentence: str
) -> None:
    assert sentence in _add(desk, own, **changed)
    assert rows("figure") == []


def test_what_would_be_left_of_all_sectors_counts_too(desk: Browser, own: Shelf) -> None:
    _add(desk, own, clients="9")
    words = _add(desk, own, clients="6", sector="Health")

    assert "3 clients would be left of all sectors, and 5 are needed" in words
    assert len(rows("figure")) == 1


def test_a_number_said_anew_replaces_itself_and_twice_is_once(desk: Browser, own: Shelf) -> None:
    for value in ("2.3", "2.3", "2.5"):
        _add(desk, own, value=value)

    assert [row["value"] for row in rows("figure")] == [Decimal("2.5")]
    assert len(lines("library.figure")) == 2


def test_a_number_is_taken_out_once(desk: Browser, own: Shelf) -> None:
    _add(desk, own)
    figure = {"figure": rows("figure")[0]["id"]}

    assert [desk.post(f"{own.home}figure-removal/", form).status for form in (figure, figure, {"figure": "x"})] == [
        303
    ] * 3
    assert rows("figure") == []


def test_a_higher_limit_withholds_what_was_put_together_before(desk: Browser, own: Shelf, cast: Cast) -> None:
    from bulkhead.crossings.pull import NotPulled
    from bulkhead.practice.thresholds.defaults import Limit
    from bulkhead.practice.thresholds.models import Threshold

    _add(desk, own, clients="6")
    desk.post(f"{own.home}table/")
    Threshold.put(Limit.BENCHMARK_CLIENTS, value=Decimal(8), by=cast.maren.actor)

    with pytest.raises(NotPulled, match="6 clients stand behind its weakest number and 8 are needed"):
        own.pull(cast.harbor)
    assert "Not shown: six clients stand behind it, eight are needed." in desk.get("/library/").text
    assert "has 6 clients behind it and 8 are needed." in desk.follow(desk.post(f"{own.home}table/")).text


def test_a_benchmark_takes_no_file(desk: Browser, own: Shelf, cast: Cast) -> None:
    answer = desk.post(f"{own.home}versions/", {"note": ""}, files={"file": ("a.md", b"# Numbers\n")})
    new = desk.post("/library/new/", {"title": "N", "kind": "benchmark", "text": "# N"})

    assert "The numbers of a benchmark are typed in" in answer.text
    assert (answer.status, new.status, rows("itemversion")) == (422, 422, [])
    assert desk.post("/library/new/", {"title": "Rates", "kind": "benchmark"}).status == 303


def test_nothing_typed_is_nothing_to_put_together(desk: Browser, own: Shelf) -> None:
    assert "There is no number in it yet." in desk.follow(desk.post(f"{own.home}table/")).text


def test_a_cell_cannot_break_the_table_or_become_a_field(desk: Browser, own: Shelf, cast: Cast) -> None:
    _add(desk, own, label="A | B", source="{{client.name}}")
    desk.post(f"{own.home}table/")

    assert "| A / B | 2.3 % | All sectors | 9 | ((client.name)) |" in text_in(cast.harbor, own.pull(cast.harbor))
