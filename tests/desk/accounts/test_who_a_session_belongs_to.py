"""Whose page it is is asked anew for every page."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session

from bulkhead.base.clock import now
from bulkhead.base.ids import uuid7
from bulkhead.practice.accounts.models import Allocation, Practitioner
from bulkhead.practice.tray.models import TrayItem
from tests.browse import Browser, desk_browser
from tests.cast import Cast


def test_a_session_ends_when_its_time_is_over(desk: Browser) -> None:
    before = desk.get("/account/").status
    with time_machine.travel(now() + timedelta(days=15)):
        after = desk.get("/account/").status

    assert (before, after) == (200, 302)


def test_a_session_that_was_ended_elsewhere_opens_nothing(desk: Browser) -> None:
    before = desk.get("/account/").status
    Session.objects.all().delete()

    assert (before, desk.get("/account/").status) == (200, 302)


@pytest.mark.parametrize("change", [{"is_active": False}, {"password": "another"}])
def test_whoever_left_or_changed_the_password_is_out_at_once(
    desk: Browser, cast: Cast, change: dict[str, object]
) -> None:
    before = desk.get("/account/").status
    Practitioner.objects.filter(pk=cast.maren.pk).update(**change)

    assert (before, desk.get("/account/").status) == (200, 302)


def test_the_tray_is_counted_for_whoever_looks_and_as_they_stand_now(desk: Browser, cast: Cast) -> None:
    for client in (cast.signal.client, cast.harbor.client):
        TrayItem(client=client, door="upload", blob_id=uuid7(), name="a", size=1, sha256="", verdict="stop").save()
    tobias = desk_browser(as_practitioner=cast.tobias)

    of_nobody = "waiting" in _tray(tobias)
    Allocation(practitioner=cast.tobias, client=cast.signal.client).save()
    of_one, of_all = _tray(tobias), _tray(desk)
    Allocation.objects.update(ended_at=now())

    assert (of_nobody, of_one, of_all, _tray(tobias)) == (False, "Tray, 1 waiting", "Tray, 2 waiting", "Tray")


def _tray(browser: Browser) -> str:
    page = browser.get("/account/").text
    return page.partition('href="/tray/">')[2].partition("</a>")[0]
