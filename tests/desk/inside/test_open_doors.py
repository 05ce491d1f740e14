"""Everyone and everything that can open something of a client's, at the desk, and the review of it."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine

from bulkhead.base.clock import now
from bulkhead.crossings.limits import set_limits
from bulkhead.isolation import inside
from bulkhead.practice.thresholds.defaults import Limit
from bulkhead.vault.doors.listing import Doors
from bulkhead.vault.doors.models import AccessReview
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.sessions import Session
from tests.browse import Browser
from tests.cast import Cast

HOME = "/in/signal/doors/"


@pytest.fixture
def maren(desk: Browser) -> Browser:
    """Maren with Signal open."""
    desk.post("/openings/", {"client": "signal", "onward": HOME})
    return desk


def test_it_counts_people_things_and_whoever_is_inside(maren: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        Session.start(Person.objects.get(pk=cast.signal.board), browser="Firefox/130 Windows")

    page = maren.get(HOME).text

    # Dana and Chase, Chase's browser and repeated invitation, and Maren inside.
    assert "<h1>Five doors into Signal are open.</h1>" in page
    assert ("Chase Banks, Firefox on Windows" in page, "open now, until" in page) == (True, True)


def test_the_practice_is_listed_with_who_may_and_who_may_not(maren: Browser) -> None:
    page = maren.get(HOME).text

    assert "Tobias Lind" in page
    assert ("associate, not allocated" in page, "may not open Signal" in page) == (True, True)


def test_removing_a_person_asks_once_and_then_they_are_out(maren: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        token = Session.start(Person.objects.get(pk=cast.signal.board), browser="")
    path = f"{HOME}{cast.signal.board}/closing/"

    question = maren.get(path).text
    answers = [maren.post(path) for _ in range(2)]

    assert "Remove Chase Banks from Signal’s portal?" in question
    assert [answer.location for answer in answers] == [HOME, HOME]
    with inside(cast.signal.client):
        assert Session.of(token) is None


def test_people_are_removed_and_what_they_hold_is_closed(maren: Browser, cast: Cast) -> None:
    from bulkhead.vault.people.feeds import Feed

    with inside(cast.signal.client):
        chase = Person.objects.get(pk=cast.signal.board)
        Session.start(chase, browser="Firefox/130 Windows")
        Feed.begin(chase, instead_of=None)
    page = maren.get(HOME).text
    acts = set(re.findall(r'aria-label="(\w+) (?:the calendar address of |the link of )?(?:Chase|Dana)', page))

    assert (acts, "Revoke" in page) == ({"Remove", "Close"}, False)
    assert 'aria-label="Sign out the browser of Chase Banks, Firefox on Windows"' in page


def test_doors_of_another_client_are_not_there(maren: Browser, cast: Cast) -> None:
    path = f"{HOME}{cast.harbor.board}/closing/"

    assert [maren.get(path).status, maren.post(path).status] == [404, 404]


def test_a_review_is_kept_once_a_day_and_says_when_the_next_is_due(maren: Browser, cast: Cast) -> None:
    assert "Nobody has looked through these doors yet" in maren.get(HOME).text

    for _ in range(3):
        assert maren.post(f"{HOME}reviews/").location == HOME

    with inside(cast.signal.client):
        review = AccessReview.objects.get()
        assert (review.by_name, review.doors) == ("Maren Okafor", 2)
        with time_machine.travel(now() + timedelta(days=89)):
            assert not Doors.of(Profile.only()).is_review_due
        with time_machine.travel(now() + timedelta(days=91)):
            assert Doors.of(Profile.only()).is_review_due
    assert "Looked through last on" in maren.get(HOME).text


def test_the_practices_own_limits_hold_in_the_vault(cast: Cast, maren: Browser) -> None:
    wanted = {Limit.DOOR_UNUSED_DAYS: Decimal(20), Limit.ACCESS_REVIEW_DAYS: Decimal(30)}

    set_limits(wanted, lead=cast.maren, client=cast.signal.client)

    with inside(cast.signal.client):
        profile = Profile.only()
        assert (profile.door_unused_days, profile.access_review_days) == (20, 30)
    with inside(cast.harbor.client):
        assert Profile.only().door_unused_days == 60


def test_behind_the_door_only(stranger: Browser, desk: Browser) -> None:
    assert stranger.get(HOME).location.startswith("/sign-in/")
    assert "Open Signal" in desk.get(HOME).text
    assert desk.post(f"{HOME}reviews/").status == 403
