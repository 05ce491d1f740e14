"""A sign-in at a portal lasts as long as the practice set it for that client; live ones follow at once."""

from collections.abc import Callable

import time_machine

from bulkhead.isolation import inside
from bulkhead.vault.people.sessions import Session
from tests.browse import Browser
from tests.cast import Cast

MONDAY = "2026-11-23T08:00:00+00:00"
HOUR, DAY = 3600, 86_400
Portal = Callable[..., Browser]


def set_lengths(desk: Browser, client: str, **hours: str) -> int:
    """At the desk, on the page of one client's limits."""
    page = desk.get(f"/clients/{client}/limits/").text
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    return desk.post(f"/clients/{client}/limits/", {"seen": seen, **hours}).status


def is_in(portal: Browser) -> bool:
    return portal.get("/me/").status == 200


def test_the_page_offers_lengths_and_says_what_holds_above(desk: Browser) -> None:
    page = desk.get("/clients/signal/limits/").text

    for words in ("The practice’s: 14 days", ">8 hours<", ">1 day<", ">7 days<", ">30 days<"):
        assert words in page


def test_a_shorter_length_ends_live_sessions_of_that_client_alone(desk: Browser, cast: Cast, portal_of: Portal) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        dana = portal_of(cast.signal.client, as_person=cast.signal.sponsor)
        alan = portal_of(cast.harbor.client, as_person=cast.harbor.sponsor)
        clock.shift(2 * DAY)
        status = set_lengths(desk, "signal", session_hours="24")
        seen = (is_in(dana), is_in(alan))

    assert (status, seen) == (303, (False, True))


def test_a_longer_length_lets_a_live_session_go_on(desk: Browser, cast: Cast, portal_of: Portal) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        dana = portal_of(cast.signal.client, as_person=cast.signal.sponsor)
        set_lengths(desk, "signal", session_hours="720", session_idle_hours="720")
        clock.shift(29 * DAY)
        before = is_in(dana)
        clock.shift(1 * DAY)
        after = is_in(dana)

    assert (before, after) == (True, False)


def test_one_that_nobody_uses_ends_sooner(desk: Browser, cast: Cast, portal_of: Portal) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        dana = portal_of(cast.signal.client, as_person=cast.signal.sponsor)
        set_lengths(desk, "signal", session_idle_hours="8")
        seen = []
        for hours in (7, 7, 7, 8):
            clock.shift(hours * HOUR)
            seen.append(is_in(dana))

    assert seen == [True, True, True, False]


def test_use_puts_the_end_off_and_no_further_than_the_whole(desk: Browser, cast: Cast, portal_of: Portal) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        dana = portal_of(cast.signal.client, as_person=cast.signal.sponsor)
        set_lengths(desk, "signal", session_hours="24", session_idle_hours="8")
        seen = []
        for _ in range(4):
            clock.shift(7 * HOUR)
            seen.append(is_in(dana))
        with inside(cast.signal.client):
            row = Session.objects.get()
            lasted = row.expires_at - row.started_at

    assert (seen, lasted.total_seconds()) == ([True, True, True, False], DAY)
