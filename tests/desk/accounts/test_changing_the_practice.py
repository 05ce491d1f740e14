"""The practice gets another name, time zone or currency; each client reads the name at once."""

from collections.abc import Callable

from django.db import connections

from bulkhead.isolation import inside
from bulkhead.practice.accounts.models import Practice
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.trail.models import VaultLine
from tests.browse import Answer, Browser, desk_browser
from tests.cast import Cast, Member

STANDING = {"name": "Northlight Fractional", "time_zone": "America/Chicago", "currency": "USD"}


def change(browser: Browser, **form: str) -> Answer:
    return browser.post("/practice/", {**STANDING, **form})


def profile_of(member: Member) -> tuple[str, int]:
    """How its people read the practice, and how often its log says that the profile was written."""
    with inside(member.client):
        return Profile.only().practice_name, VaultLine.objects.filter(act="profile.written").count()


def logged() -> list[str]:
    return list(PracticeLine.objects.filter(act="practice.changed").order_by("number").values_list("words", flat=True))


def test_another_name_reaches_every_client(desk: Browser, cast: Cast) -> None:
    answer = change(desk, name="Northlight & Daughters")

    assert (answer.status, answer.location) == (303, "/practice/")
    assert [profile_of(member) for member in (cast.signal, cast.harbor)] == [("Northlight & Daughters", 2)] * 2
    words = "Maren Okafor changed the practice’s name from Northlight Fractional to Northlight & Daughters."
    assert logged() == [words]


def test_each_change_is_a_line_of_the_log(desk: Browser, cast: Cast) -> None:
    change(desk, time_zone="Europe/Berlin", currency="EUR")

    practice = Practice.only()
    assert practice is not None
    assert (practice.time_zone, practice.currency) == ("Europe/Berlin", "EUR")
    assert logged() == [
        "Maren Okafor changed the practice’s time zone from America/Chicago to Europe/Berlin.",
        "Maren Okafor changed the practice’s currency from USD to EUR.",
    ]


def test_a_client_whose_people_read_nothing_new_is_not_written_to(desk: Browser, cast: Cast) -> None:
    change(desk, time_zone="Europe/Berlin")
    change(desk, time_zone="Europe/Berlin")

    assert [profile_of(member) for member in (cast.signal, cast.harbor)] == [("Northlight Fractional", 1)] * 2
    assert len(logged()) == 1


def test_a_client_that_missed_the_change_is_told_when_it_is_saved_again(desk: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        Profile.objects.update(practice_name="As it was before")

    change(desk)

    assert profile_of(cast.signal) == ("Northlight Fractional", 2)


def test_each_client_costs_no_question_to_the_practice(desk: Browser, cast: Cast) -> None:
    asked: list[str] = []

    def note(execute: Callable[..., object], sql: str, params: object, many: bool, context: object) -> object:
        asked.append(sql)
        return execute(sql, params, many, context)

    with connections["default"].execute_wrapper(note):
        change(desk, name="Southlight")

    assert [sql.count('FROM "practice_client"') for sql in asked if "practice_client" in sql] == [1]


def test_a_practice_has_a_name_and_a_zone_from_the_list(desk: Browser, cast: Cast) -> None:
    answer = change(desk, name="", time_zone="Mars/Olympus", currency="XXX")

    assert answer.status == 422
    assert "Name the practice." in answer.text
    assert "Choose a time zone from the list" in answer.text
    assert "Choose a currency from the list." in answer.text
    assert logged() == []


def test_the_page_shows_what_stands(desk: Browser) -> None:
    page = desk.get("/practice/").text

    assert 'value="Northlight Fractional"' in page
    assert '<option value="America/Chicago" selected>' in page
    assert '<option value="USD" selected>' in page


def test_the_menu_and_the_account_page_lead_there(desk: Browser) -> None:
    page = desk.get("/account/").text

    assert page.count('<li><a href="/practice/">Practice</a></li>') == 2  # the bar, and its menu on a phone.
    assert 'aria-label="Change the practice"' in page
    assert "Time zone America/Chicago, books in USD" in page


def test_an_associate_changes_nothing_of_it(cast: Cast) -> None:
    tobias = desk_browser(as_practitioner=cast.tobias)

    answers = [tobias.get("/practice/").status, change(tobias, name="Tobias & Co").status]

    assert answers == [404, 404]
    assert "/practice/" not in tobias.get("/account/").text
    assert logged() == []


def test_a_stranger_is_led_to_sign_in(stranger: Browser) -> None:
    answer = stranger.get("/practice/")

    assert (answer.status, answer.location) == (302, "/sign-in/?next=%2Fpractice%2F")


def test_a_save_that_was_overtaken_is_refused_and_says_what_stands_there(desk: Browser, cast: Cast) -> None:
    seen = Practice.objects.get().mark
    change(desk, name="Northlight & Daughters", seen=seen)

    stale = change(desk, name="Northlight & Sons", seen=seen)
    again = change(desk, name="Northlight & Sons", seen=Practice.objects.get().mark)
    same = change(desk, name="Northlight & Sons", seen=seen)

    assert f'name="seen" value="{Practice.objects.get().mark}"' in desk.get("/practice/").text
    assert stale.status == 422
    assert "It was changed meanwhile and reads now: Northlight &amp; Daughters, its days in" in stale.text
    assert 'value="Northlight &amp; Sons"' in stale.text
    assert [again.status, same.status] == [303, 303]
