"""A first way in: greeted by name, one press, once, within 72 hours."""

from datetime import timedelta

import pytest

from bulkhead.base.clock import now
from bulkhead.isolation import inside
from bulkhead.vault.people.models import Invitation, Person
from tests.browse import Browser
from tests.cast import Cast
from tests.portal.conftest import Portals


@pytest.fixture
def invitation(cast: Cast) -> str:
    with inside(cast.signal.client):
        token = Invitation.objects.get(person=cast.signal.sponsor).mint()
    return f"/invitations/{token}/"


def test_it_greets_by_name_and_lets_in_with_one_press(visitor: Browser, invitation: str) -> None:
    page = visitor.get(invitation)
    answer = visitor.post(invitation)

    assert "<h1>Welcome, Dana Whitfield.</h1>" in page.text
    assert page.text.count("<button") == 1
    assert (answer.status, answer.location) == (303, "/")
    assert visitor.get("/").status == 200


def test_looking_never_uses_it(visitor: Browser, invitation: str) -> None:
    for method in ("GET", "HEAD", "GET"):
        assert visitor.request(method, invitation).status == 200

    assert visitor.post(invitation).status == 303


def test_it_works_once(visitor: Browser, invitation: str, cast: Cast, portal_of: Portals) -> None:
    visitor.post(invitation)
    other = portal_of(cast.signal.client)

    again = other.post(invitation)

    assert again.status == 410
    assert "This invitation was used already." in again.text
    assert "Dana" not in again.text
    assert other.get("/").status == 302


def test_after_72_hours_it_says_so(visitor: Browser, invitation: str, cast: Cast) -> None:
    with inside(cast.signal.client):
        Invitation.objects.update(expires_at=now() - timedelta(seconds=1))

    page, pressed = visitor.get(invitation), visitor.post(invitation)

    assert "This invitation is over." in page.text
    assert "Dana" not in page.text
    assert pressed.status == 410


def test_it_ends_with_the_person(visitor: Browser, invitation: str, cast: Cast) -> None:
    with inside(cast.signal.client):
        Person.objects.get(pk=cast.signal.sponsor).remove(by=cast.maren.actor)

    assert visitor.post(invitation).status == 410


def test_one_that_never_was_is_not_complete(visitor: Browser) -> None:
    assert "This invitation is not complete." in visitor.get("/invitations/made-up/").text


def test_it_opens_no_other_client(invitation: str, cast: Cast, portal_of: Portals) -> None:
    other = portal_of(cast.harbor.client)

    assert other.post(invitation).status == 410
    assert other.get("/").status == 302
