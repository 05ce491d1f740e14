"""What the guard knows without being told: the portals of all clients, and those who are clients no more."""

import pytest
from django.test import override_settings

from bulkhead.guard.matching import judge_text
from bulkhead.practice.clients import terms
from bulkhead.practice.clients.models import Client, GuardTerm
from bulkhead.practice.clients.terms import names_of_all
from tests.browse import Browser
from tests.cast import Cast


@pytest.fixture(autouse=True)
def forgotten() -> None:
    """Each test has practice rows of its own."""
    terms._Kept.last = None


def verdict(text: str, *, target: Client) -> str:
    return judge_text(text, place="text", names=names_of_all(), target=str(target.id)).verdict


def test_the_address_of_anothers_portal_is_a_stop(cast: Cast) -> None:
    harbor, signal = cast.harbor.client, cast.signal.client
    text = f"Look at http://{harbor.slug}.localhost:8123/delivered/ please."

    assert (verdict(text, target=signal), verdict(text, target=harbor)) == ("stop", "pass")


@override_settings(PORTAL_DOMAIN="portal.maren.example")
def test_a_domain_that_was_set_after_the_client_was_added_counts_too(cast: Cast) -> None:
    harbor, signal = cast.harbor.client, cast.signal.client
    text = f"https://{harbor.slug}.portal.maren.example/delivered/"

    assert (verdict(text, target=signal), verdict(text, target=harbor)) == ("stop", "pass")
    assert verdict("https://portal.maren.example/", target=signal) == "pass"


def test_the_names_of_a_former_client_live_on(cast: Cast) -> None:
    Client.objects.filter(pk=cast.harbor.client.pk).update(state=Client.State.ARCHIVED)

    assert verdict("as Alan Frost wrote from harborclinics.example", target=cast.signal.client) == "stop"


def test_a_link_that_was_typed_at_the_desk_is_a_stop(desk: Browser, cast: Cast) -> None:
    page = desk.get("/clients/harbor/edit/").text
    answer = desk.post(
        "/clients/harbor/edit/",
        {
            "display_name": "Harbor", "legal_name": "Harbor Family Clinics LLC", "portal_name": "Harbor", "hue": "150",
            "time_zone": "UTC", "currency": "USD", "link": "https://drive.google.com/drive/folders/1aB9xYz03kQwErTyUiOp",
        },
    )  # fmt: skip

    assert ("Shared folders and workspaces" in page, answer.status) == (True, 303)
    assert list(GuardTerm.objects.filter(kind="link").values_list("client__slug", flat=True)) == ["harbor"]
    assert verdict("see folder 1aB9xYz03kQwErTyUiOp", target=cast.signal.client) == "stop"


def test_a_link_that_leads_everybody_to_the_same_page_is_refused(desk: Browser, cast: Cast) -> None:
    answer = desk.post("/clients/harbor/edit/", {"display_name": "Harbor", "hue": "150", "link": "https://notion.so/"})

    assert answer.status == 422
    assert "leads everybody to the same page; paste the address of the folder or the workspace." in answer.text
