"""A client comes into being from one form, or not at all."""

import pytest

from tests.browse import Browser
from tests.cast import Cast
from tests.desk.practice.conftest import rows

BLOOM = {
    "display_name": "Bloom",
    "legal_name": "Bloom & Barrow Ltd",
    "slug": "bloom",
    "hue": "330",
    "time_zone": "Europe/London",
    "currency": "GBP",
    "domain": "https://www.bloombarrow.example/shop\nrose@gmail.com",
    "person": "Rose Field\n Owen   Barrow ",
    "code_name": "Petal",
}


def test_adding_a_client_leads_to_its_door(desk: Browser, cast: Cast) -> None:
    answer = desk.post("/clients/new/", BLOOM)
    added = rows("client", slug="bloom")[0]

    assert (answer.status, answer.location) == (303, "/in/bloom/")
    assert (added["display_name"], added["hue"], added["state"]) == ("Bloom", 330, "live")
    assert (added["portal_name"], added["time_zone"], added["currency"]) == (
        "Bloom & Barrow Ltd",
        "Europe/London",
        "GBP",
    )


def test_each_line_is_a_name_the_guard_knows(desk: Browser, cast: Cast) -> None:
    desk.post("/clients/new/", BLOOM)
    client = rows("client", slug="bloom")[0]["id"]

    assert {(term["kind"], term["value"]) for term in rows("guardterm", client=client)} == {
        ("short_name", "Bloom"),
        ("legal_name", "Bloom & Barrow Ltd"),
        ("domain", "bloom.localhost"),
        ("domain", "bloombarrow.example"),
        ("email", "rose@gmail.com"),
        ("person", "Rose Field"),
        ("person", "Owen Barrow"),
        ("code_name", "Petal"),
    }


def test_an_empty_address_is_made_from_the_name(desk: Browser, cast: Cast) -> None:
    answer = desk.post("/clients/new/", {**BLOOM, "display_name": "Bloom & Söhne", "slug": ""})

    assert answer.location == "/in/bloom-sohne/"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"display_name": ""}, "Type the name you use for this client."),
        ({"display_name": "  "}, "Type the name you use for this client."),
        ({"display_name": "signal"}, "Another client is called signal already; add a word that tells them apart."),
        ({"display_name": "Blo\u202eom"}, "Take the invisible signs out of this line, or type it anew."),
        ({"slug": "signal"}, "“signal” is Signal’s address already; choose another."),
        ({"slug": "Signal"}, "“signal” is Signal’s address already; choose another."),
        ({"slug": "admin"}, "“admin” is kept for Bulkhead itself; choose another address."),
        ({"slug": "-bloom"}, "Use 1 to 40 small letters, digits and hyphens, with a letter or digit at both ends."),
        ({"slug": "a/b"}, "Use 1 to 40 small letters, digits and hyphens, with a letter or digit at both ends."),
        ({"slug": "b" * 41}, "Use at most 40 letters, digits and hyphens."),
        ({"slug": "", "display_name": "東京"}, "Type an address; the name has no letters or digits to make one from."),
        ({"hue": "30"}, "Choose one of the 21 colours; red ones are kept for late and stopped."),
        ({"hue": "blue"}, "Choose one of the 21 colours; red ones are kept for late and stopped."),
        ({"hue": ""}, "Choose one of the 21 colours; red ones are kept for late and stopped."),
        ({"time_zone": "Mars/Base"}, "Choose a time zone from the list, such as Europe/Berlin."),
        ({"currency": "XXX"}, "Choose a currency from the list."),
        ({"sender": "maren"}, "Write it like maren@example.com."),
        ({"domain": "not a domain"}, "“not a domain” is no domain; write it like example.com."),
        ({"domain": "gmail.com"}, "“gmail.com” is everybody’s; write the whole mail address instead."),
        ({"person": "X"}, "“X” is no name to tell a client by; use two letters or more."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(desk: Browser, cast: Cast, change: dict[str, str], sentence: str) -> None:
    answer = desk.post("/clients/new/", {**BLOOM, **change})

    assert answer.status == 422
    assert '<p class="error" id=' in answer.text
    assert sentence in answer.text
    assert [client["slug"] for client in rows("client")] == ["harbor", "signal"]


def test_the_form_suggests_a_hue_nobody_wears_and_says_whose_the_others_are(desk: Browser, cast: Cast) -> None:
    page = desk.get("/clients/new/").text

    assert '<input type="radio" name="hue" value="15"' not in page
    assert page.count('<input type="radio" name="hue"') == 21
    assert '<input type="radio" name="hue" value="0" checked>' in page
    assert "<span>Sky <small>Signal</small></span>" in page


def test_only_a_principal_adds_clients(associate: Browser, stranger: Browser) -> None:
    assert associate.get("/clients/new/").status == 404
    assert associate.post("/clients/new/", BLOOM).status == 404
    assert stranger.post("/clients/new/", BLOOM).location == "/sign-in/?next=%2F"
    assert rows("client", slug="bloom") == []


def test_a_client_whose_making_breaks_at_the_end_is_taken_back(
    desk: Browser, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bulkhead.crossings import provision
    from bulkhead.isolation import keys

    def break_down(*_: object, **__: object) -> None:
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(provision, "_introduce", break_down)
        assert desk.post("/clients/new/", BLOOM).status == 500
    left = {placement.slug for placement in keys.ring().registry.entries()}

    assert (rows("client", slug="bloom"), left) == ([], {"harbor", "signal"})
    assert desk.post("/clients/new/", BLOOM).status == 303
