"""What waits at the wall, and the ways out of it."""

import re

from tests.browse import Browser
from tests.cast import HARBOR_CANARY, SIGNAL_CANARY, Cast
from tests.desk.practice.conftest import files_in_tray, rows, waiting

MISFILED = b"# Plan\n\nAs Dana Whitfield of signalfoundry.example wants it.\n"
HELD = b"%PDF-1.7\nnot much of one"
REASON = "The client itself named them"


def test_a_stop_says_what_was_found_and_where(desk: Browser, cast: Cast) -> None:
    waiting(cast, MISFILED)
    page = desk.get("/tray/").text

    assert "One thing waits at the wall. It has not entered any client." in page
    assert "<mark>Dana Whitfield</mark>" in page
    assert "<mark>signalfoundry.example</mark>" in page
    assert 'data-hue="165"><span class="who">Harbor</span>' in page
    assert "File it with Signal" in page


def test_a_held_file_says_why(desk: Browser, cast: Cast) -> None:
    waiting(cast, HELD, name="plan.pdf")
    page = desk.get("/tray/").text

    assert "The file is damaged or cut off." in page
    assert "File it with" not in page


def test_filing_takes_it_to_the_client_it_names(desk: Browser, cast: Cast) -> None:
    item = waiting(cast, MISFILED, name="growth_plan.md")
    answer = desk.post(f"/tray/{item}/filing/")

    assert (answer.status, answer.location) == (303, "/tray/")
    assert "growth_plan.md is a draft at Signal now." in desk.follow(answer).text
    assert (rows("trayitem")[0]["state"], rows("trayitem")[0]["findings"], files_in_tray()) == ("let_in", [], 0)


def test_a_file_of_two_other_clients_is_filed_with_none(desk: Browser, cast: Cast) -> None:
    from bulkhead.crossings.provision import Wanted, add_client

    add_client(Wanted("Bloom", "bloom", 330, "Bloom", terms=(("domain", "bloombarrow.example"),)), lead=cast.maren)
    item = waiting(cast, MISFILED + b"And bloombarrow.example too.\n")

    assert "File it with" not in desk.get("/tray/").text
    assert desk.post(f"/tray/{item}/filing/").status == 404


def test_letting_it_pass_takes_a_reason_and_the_typed_name(desk: Browser, cast: Cast) -> None:
    item = waiting(cast, MISFILED)
    answer = desk.post(f"/tray/{item}/passage/", {"reason": REASON, "confirm": " harbor "})

    assert answer.status == 303
    assert [(event["reason"], event["by"]) for event in rows("guardevent", verdict="override")] == [
        (REASON, "Maren Okafor")
    ]
    assert (rows("trayitem")[0]["state"], files_in_tray()) == ("let_in", 0)


def test_a_wrong_name_or_no_reason_lets_nothing_pass(desk: Browser, cast: Cast) -> None:
    item = waiting(cast, MISFILED)
    wrong = desk.post(f"/tray/{item}/passage/", {"reason": REASON, "confirm": "Signal"})
    none = desk.post(f"/tray/{item}/passage/", {"reason": "Because", "confirm": ""})

    assert (wrong.status, "This is not its name; type Harbor." in wrong.text) == (422, True)
    assert (none.status, "Choose one of these reasons." in none.text) == (422, True)
    assert "Type the client’s name." in none.text
    assert (rows("guardevent", verdict="override"), rows("trayitem")[0]["state"]) == ([], "waiting")


def test_throwing_away_deletes_the_file(desk: Browser, cast: Cast) -> None:
    item = waiting(cast, MISFILED)
    desk.post(f"/tray/{item}/removal/")

    assert (rows("trayitem")[0]["state"], files_in_tray()) == ("thrown", 0)
    assert "Nothing waits at the wall." in desk.get("/tray/").text


def test_a_settled_file_has_no_way_out_any_more(desk: Browser, cast: Cast) -> None:
    item = waiting(cast, MISFILED)
    desk.post(f"/tray/{item}/removal/")

    for way in ("filing", "passage", "removal"):
        assert desk.post(f"/tray/{item}/{way}/", {"reason": REASON, "confirm": "Harbor"}).status == 404


def test_the_month_is_counted(desk: Browser, cast: Cast) -> None:
    waiting(cast, MISFILED)
    waiting(cast, HELD, name="plan.pdf")
    page = desk.get("/tray/").text

    assert '<dt>Stopped</dt><dd class="num">1</dd>' in page
    assert '<dt>Held</dt><dd class="num">1</dd>' in page
    assert '<dt>Let pass</dt><dd class="num">0</dd>' in page


def test_nobody_sees_what_waits_for_a_client_they_may_not_open(
    associate: Browser, stranger: Browser, desk: Browser, cast: Cast
) -> None:
    item = waiting(cast, MISFILED)

    assert "Nothing waits at the wall." in associate.get("/tray/").text
    for way in ("filing", "passage", "removal"):
        path = f"/tray/{item}/{way}/"
        assert associate.post(path, {"reason": REASON, "confirm": "Harbor"}).status == 404
        assert stranger.post(path).location == "/sign-in/?next=%2F"
        assert desk.get(path).status == 405
    assert rows("trayitem")[0]["state"] == "waiting"


def test_a_client_one_may_not_open_is_not_named(associate: Browser, cast: Cast) -> None:
    from bulkhead.practice.accounts.models import Allocation

    Allocation(practitioner=cast.tobias, client=cast.harbor.client).save()
    item = waiting(cast, MISFILED)
    page = associate.get("/tray/").text

    assert re.findall(r'<span class="muted">([^<]+: [^<]+)</span>', page) == [
        "another client: person",
        "another client: domain",
    ]
    assert "File it with" not in page
    assert associate.post(f"/tray/{item}/filing/").status == 404


def test_the_tray_shows_no_word_of_a_vault(desk: Browser, cast: Cast) -> None:
    waiting(cast, MISFILED)
    page = desk.get("/tray/").text

    assert (SIGNAL_CANARY in page, HARBOR_CANARY in page) == (False, False)
