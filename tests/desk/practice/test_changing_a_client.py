"""Other names and another hue; the address stays."""

from bulkhead.isolation import inside
from tests.browse import Browser
from tests.cast import HARBOR_CANARY, SIGNAL_CANARY, Cast
from tests.desk.practice.conftest import rows

CHANGED = {
    "display_name": "Signal",
    "legal_name": "Signal Foundry GmbH",
    "portal_name": "Signal Foundry",
    "slug": "elsewhere",
    "hue": "90",
    "time_zone": "Europe/Berlin",
    "currency": "EUR",
    "person": "Dana Whitfield",
}


def test_changing_a_client_tells_its_vault(desk: Browser, cast: Cast) -> None:
    answer = desk.post("/clients/signal/edit/", CHANGED)
    client = rows("client", slug="signal")[0]

    assert (answer.status, answer.location) == (303, "/clients/")
    assert (client["legal_name"], client["hue"], client["time_zone"]) == ("Signal Foundry GmbH", 90, "Europe/Berlin")
    with inside(cast.signal.client):
        from bulkhead.vault.engagement.models import Profile

        assert (Profile.objects.get().hue, Profile.objects.get().currency) == (90, "EUR")


def test_the_form_begins_with_what_stands(desk: Browser, cast: Cast) -> None:
    page = desk.get("/clients/signal/edit/").text

    assert 'value="Signal Foundry, Inc."' in page
    assert "signalfoundry.example</textarea>" in page
    assert f"{SIGNAL_CANARY}</textarea>" in page
    assert HARBOR_CANARY not in page
    assert '<input type="radio" name="hue" value="225" checked>' in page


def test_a_line_taken_out_is_no_term_any_more(desk: Browser, cast: Cast) -> None:
    desk.post("/clients/signal/edit/", CHANGED)

    assert rows("guardterm", value=SIGNAL_CANARY) == []


def test_a_wrong_field_changes_nothing(desk: Browser, cast: Cast) -> None:
    answer = desk.post("/clients/signal/edit/", {**CHANGED, "display_name": "Harbor"})

    assert answer.status == 422
    assert "Another client is called Harbor already" in answer.text
    assert rows("client", slug="signal")[0]["hue"] == 225


def test_a_client_that_is_not_there_is_a_404(desk: Browser, associate: Browser) -> None:
    unknown, refused = desk.get("/clients/nobody/edit/"), associate.get("/clients/signal/edit/")

    assert (unknown.status, refused.status) == (404, 404)
    assert unknown.content == refused.content


def test_the_list_shows_an_associate_only_their_own(desk: Browser, associate: Browser) -> None:
    assert "Signal Foundry" in desk.get("/clients/").text
    assert "Signal" not in associate.get("/clients/").text
    assert "The principal of the practice allocates them." in associate.get("/clients/").text


def test_the_guard_still_knows_the_names_of_before(desk: Browser, cast: Cast) -> None:
    desk.post("/clients/signal/edit/", {**CHANGED, "display_name": "Beacon"})
    page = desk.get("/clients/signal/edit/").text

    assert [row["kind"] for row in rows("guardterm", value="Signal")] == ["short_name"]
    assert [row["kind"] for row in rows("guardterm", value="Signal Foundry, Inc.")] == ["legal_name"]
    assert ("\nSignal\n" in page or "Signal</textarea>" in page, "Signal Foundry, Inc." in page) == (True, True)
