"""Rules are written, looked at, changed, left out and ended at the desk."""

from datetime import date

import pytest

from bulkhead.base.recurrence import period_words
from tests.desk.inside.conftest import Room, soon

MONTHLY = {
    "title": "Monthly report, {period}",
    "kind": "monthly_report",
    "interval": "1",
    "every": "month",
    "anchor": "nth_workday",
    "n": "4",
    "weekday": "4",
    "counted": "after",
    "shift": "next",
    "holidays": "US",
    "starts_on": soon(0),
}


def drawn_up(room: Room, **changed: str) -> str:
    """The address of a rule."""
    room.post("rules/new/", {**MONTHLY, **changed})
    return f"rules/{room.rows('rule')[-1]['id']}/"


def planned(room: Room) -> list[str]:
    return [str(row["title"]) for row in room.rows("deliverable", rule__isnull=False)]


def test_a_rule_stands_in_the_list_and_its_work_on_the_plan(room: Room) -> None:
    answer = room.post("rules/new/", MONTHLY)
    page = room.browser.follow(answer).text

    assert answer.status == 303
    assert "<h1>One thing comes again.</h1>" in page
    assert "Every month on the 4th workday of the month after; holidays of US are no workdays." in page
    assert len(planned(room)) >= 3
    assert all(title.startswith("Monthly report, ") for title in planned(room))


def test_the_same_press_twice_is_one_rule(room: Room) -> None:
    once = room.get("rules/new/").text.partition('name="once" value="')[2].partition('"')[0]

    for _ in range(2):
        room.post("rules/new/", {**MONTHLY, "once": once})

    assert len(room.rows("rule")) == 1


def test_the_next_six_days_are_shown_while_it_is_written(room: Room) -> None:
    query = "&".join(f"{name}={value}" for name, value in MONTHLY.items() if name != "title")

    page = room.get(f"rules/preview/?{query}").text

    assert page.count('<small class="second">for ') == 6
    assert "<html" not in page
    assert room.rows("rule") == []


def test_without_a_script_a_button_shows_the_days_and_keeps_nothing(room: Room) -> None:
    answer = room.post("rules/new/", {**MONTHLY, "look": "yes"})

    assert (answer.status, answer.text.count('<small class="second">for ')) == (200, 6)
    assert room.rows("rule") == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"ends_on": soon(-9)}, "It ends before it starts."),
        ({"anchor": "weekday", "n": "6"}, "There is no such day in any month. Choose another day."),
        ({"holidays": "../../etc/passwd"}, "at most 12 characters"),
        ({"holidays": "Atlantis"}, "No holidays are known for ATLANTIS."),
        ({"interval": "0"}, "greater than or equal to 1"),
        ({"every": "week", "anchor": "date"}, "A week has no day of the month; choose a weekday."),
        ({"title": ""}, "Give it a title; your client will read it."),
        ({"starts_on": "tomorrow"}, "Write the day as 2026-11-25."),
    ],
)
def test_a_rule_that_cannot_be_kept_is_refused_in_words(room: Room, changed: dict[str, str], says: str) -> None:
    answer = room.post("rules/new/", {**MONTHLY, **changed})

    assert (answer.status, says in answer.text) == (422, True)
    assert room.rows("rule") == []


def test_a_title_that_names_another_client_is_stopped(room: Room) -> None:
    answer = room.post("rules/new/", {**MONTHLY, "title": "Report for Brasswinkle, {period}"})

    assert (answer.status, "<mark>Brasswinkle</mark>" in answer.text) == (422, True)
    assert room.rows("rule") == []


def test_a_title_is_never_a_pattern_of_its_own(room: Room) -> None:
    drawn_up(room, title="{period.__class__} {0} %s {period}")

    assert all(title.startswith("{period.__class__} {0} %s ") for title in planned(room))


def test_a_rule_is_changed_in_place(room: Room) -> None:
    one = drawn_up(room)
    answer = room.post(one, {**MONTHLY, "n": "6", "edition": "1"})

    assert answer.status == 303
    assert room.rows("rule")[0]["n"] == 6
    assert "6th workday" in room.get("rules/").text


def test_a_stale_change_is_refused_and_a_second_press_puts_it_in_place(room: Room) -> None:
    one = drawn_up(room)
    room.post(one, {**MONTHLY, "n": "6", "edition": "1"})

    stale = room.post(one, {**MONTHLY, "n": "2", "edition": "1"})
    again = room.post(one, {**MONTHLY, "n": "2", "edition": "2"})

    assert stale.status == 422
    assert "It was changed meanwhile." in stale.text
    assert 'name="edition" value="2"' in stale.text
    assert (again.status, room.rows("rule")[0]["n"]) == (303, 2)


def test_a_period_is_left_out_with_a_reason_and_taken_up_again(room: Room) -> None:
    one = drawn_up(room)
    period = str(room.rows("deliverable", rule__isnull=False)[0]["period"])

    bare = room.post(f"{one}left-out/", {"period": period, "because": ""})
    room.post(f"{one}left-out/", {"period": period, "because": "The office is closed."})
    without = room.rows("deliverable", period=period)
    page = room.get(one).text
    room.post(f"{one}resumption/", {"period": period})

    assert (bare.status, without) == (422, [])
    assert f"{period_words(period)}" in page
    assert len(room.rows("deliverable", period=period)) == 1


def test_a_reason_that_names_another_client_is_stopped(room: Room) -> None:
    one = drawn_up(room)
    period = str(room.rows("deliverable", rule__isnull=False)[0]["period"])

    answer = room.post(f"{one}left-out/", {"period": period, "because": "Brasswinkle comes first."})

    assert (answer.status, len(room.rows("leftout"))) == (422, 0)


def test_an_ended_rule_leaves_the_list_and_the_plan(room: Room) -> None:
    one = drawn_up(room)
    for _ in range(2):
        answer = room.post(f"{one}ending/")

    assert "Nothing comes again yet." in room.browser.follow(answer).text
    assert planned(room) == []


def test_the_usual_rhythm_is_ticked_and_set_up_once(room: Room) -> None:
    page = room.get("rules/rhythm/").text
    form = {"beats": ["weekly-update", "quarterly-review"], "starts_on": soon(0), "holidays": "us"}
    for _ in range(2):
        room.post("rules/rhythm/", form)

    assert page.count('type="checkbox"') == 10
    assert sorted(str(row["kind"]) for row in room.rows("rule")) == ["quarterly_review", "weekly_update"]
    assert {row["holidays"] for row in room.rows("rule")} == {"US"}


def test_the_same_work_on_two_days_is_offered_once_and_once_instead(room: Room) -> None:
    page = room.get("rules/rhythm/").text
    both = ["quarterly-review", "quarterly-review-early"]
    answer = room.post("rules/rhythm/", {"beats": both, "starts_on": soon(0), "holidays": "us"})

    assert (page.count("Quarterly review. Every"), page.count("Or instead: quarterly review. Every")) == (1, 1)
    assert answer.status == 422
    assert "Tick one quarterly review: after the quarter, or before it ends." in answer.text
    assert room.rows("rule") == []


def test_a_rhythm_with_nothing_ticked_is_refused(room: Room) -> None:
    answer = room.post("rules/rhythm/", {"starts_on": soon(0), "holidays": "Atlantis"})

    assert answer.status == 422
    assert "Tick at least one." in answer.text
    assert "No holidays are known for ATLANTIS." in answer.text


def test_nothing_is_planned_after_the_last_day(room: Room) -> None:
    drawn_up(room)
    count = len(planned(room))
    room.post("rules/last-day/", {"ends_on": soon(1)})
    left = len(planned(room))
    room.post("rules/last-day/", {"ends_on": ""})

    assert (count >= 3, left, len(planned(room)) == count) == (True, 0, True)


def test_a_last_day_that_is_no_day_changes_nothing(room: Room) -> None:
    drawn_up(room)
    count = len(planned(room))

    answer = room.post("rules/last-day/", {"ends_on": "soon"})

    assert "Write the day as 2026-11-25." in room.browser.follow(answer).text
    assert len(planned(room)) == count


def test_one_of_them_leads_back_to_its_rule(room: Room) -> None:
    one = drawn_up(room)
    row = room.rows("deliverable", rule__isnull=False)[0]["id"]

    assert f"/in/signal/{one}" in room.get(f"deliverables/{row}/").text


@pytest.mark.parametrize("path", ["rules/", "rules/new/", "rules/rhythm/", "{one}"])
def test_each_page_stays_within_its_budget(room: Room, path: str) -> None:
    one = drawn_up(room)
    for name in ("monthly_recap", "board_pack", "plan", "audit"):
        drawn_up(room, kind=name)

    assert len(room.queries(path.format(one=one))) <= 12
    assert date.fromisoformat(soon(0))
