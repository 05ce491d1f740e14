"""The same word, not the company: a phrase becomes an exception, and is taken back."""

import re

import pytest

from tests.browse import Browser
from tests.cast import Cast
from tests.desk.practice.conftest import opened, rows, waiting

REASON = "Same word, not the company"
TEXT = b"# Plan\n\nWe meet at noon in the Dana Whitfield Hall, which is named after somebody else.\n"
FORM = {"reason": REASON, "confirm": "Harbor", "keeps": "on", "phrase": "Dana Whitfield Hall", "reach": "here"}


def verdict_of(cast: Cast, words: bytes, *, harbor: bool = True) -> str:
    from bulkhead.crossings.judging import judge_file

    client = cast.harbor.client
    if not harbor:
        from bulkhead.crossings.provision import Wanted, add_client

        client = add_client(Wanted("Bloom", "bloom", 330, "Bloom"), lead=cast.maren)
    judged = judge_file("plan.md", pieces=[words], target=client, door="test", by="Maren")
    return judged.judgement.verdict.value


def test_the_page_offers_the_phrase_around_the_name_and_has_not_ticked_it(desk: Browser, cast: Cast) -> None:
    item = waiting(cast, TEXT)
    page = desk.get(f"/tray/{item}/").text
    [tick] = re.findall(r'<input type="checkbox"[^>]*name="keeps"[^>]*>', page)

    assert 'value="Dana Whitfield Hall"' in page
    assert " checked" not in tick


def test_an_exception_lets_the_next_file_pass(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    item = waiting(cast, TEXT)
    answer = desk.post(f"/tray/{item}/passage/", FORM)
    [row] = rows("sameword")

    assert "“Dana Whitfield Hall” stops no file there any more." in desk.follow(answer).text
    assert (row["client_id"], row["target_id"]) == (cast.signal.client.id, cast.harbor.client.id)
    assert (row["phrase"], row["because"], row["added_by"]) == ("Dana Whitfield Hall", REASON, "Maren Okafor")
    assert verdict_of(cast, TEXT) == "pass"


def test_an_exception_covers_its_phrase_and_nothing_else(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    desk.post(f"/tray/{waiting(cast, TEXT)}/passage/", FORM)

    assert verdict_of(cast, TEXT + b"As Dana Whitfield of Signal Foundry wants it.\n") == "stop"
    assert verdict_of(cast, TEXT, harbor=False) != "pass"


def test_a_principal_may_let_it_hold_everywhere(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    desk.post(f"/tray/{waiting(cast, TEXT)}/passage/", {**FORM, "reach": "everywhere"})

    assert rows("sameword")[0]["target_id"] is None
    assert verdict_of(cast, TEXT, harbor=False) == "pass"


def test_an_associate_makes_one_for_the_own_client_alone(associate: Browser, cast: Cast) -> None:
    from bulkhead.crossings.opening import open_client
    from bulkhead.practice.accounts.models import Allocation

    Allocation(practitioner=cast.tobias, client=cast.harbor.client).save()
    open_client(cast.harbor.client, by=cast.tobias)
    item = waiting(cast, TEXT)
    page, wide = associate.get(f"/tray/{item}/").text, {**FORM, "reach": "everywhere"}
    refused = associate.post(f"/tray/{item}/passage/", wide)
    taken = associate.post(f"/tray/{item}/passage/", FORM)

    assert ("everywhere" in page, refused.status, taken.status) == (False, 422, 303)
    assert len(rows("sameword")) == 1


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("Dana Whitfield", "would let the company itself through"),
        ("the Dana Whitfield", "would let the company itself through"),
        ("Dana Whitfield Signal", "would let the company itself through"),
        ("Dana Whitfield 2026", "would let the company itself through"),
        ("Dana Whitfield team", "would let the company itself through"),
        ("a great Hall", "holds no name that was found: Dana Whitfield"),
        ("", "holds no name that was found: Dana Whitfield"),
        ("old and cold Dana Whitfield Hall of music", "three words beside the name"),
    ],
)
def test_a_phrase_that_would_switch_the_guard_off_is_refused_in_words(
    desk: Browser, cast: Cast, phrase: str, why: str
) -> None:
    opened(cast, cast.harbor)
    item = waiting(cast, TEXT)
    answer = desk.post(f"/tray/{item}/passage/", {**FORM, "phrase": phrase})

    assert (answer.status, why in answer.text) == (422, True)
    assert (rows("sameword"), rows("trayitem")[0]["state"]) == ([], "waiting")


def test_an_exception_goes_with_its_reason(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    item = waiting(cast, TEXT)
    answer = desk.post(f"/tray/{item}/passage/", {**FORM, "reason": "Public information"})

    assert (answer.status, "An exception goes with" in answer.text, rows("sameword")) == (422, True, [])


def test_a_domain_is_no_word(desk: Browser, cast: Cast) -> None:
    item = waiting(cast, b"See signalfoundry.example for it.\n")

    assert 'name="keeps"' not in desk.get(f"/tray/{item}/").text


def test_it_is_taken_back_on_its_page(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    desk.post(f"/tray/{waiting(cast, TEXT)}/passage/", FORM)
    page = desk.get("/tray/exceptions/").text
    path = f"/tray/exceptions/{rows('sameword')[0]['id']}/removal/"
    once, twice = desk.post(path), desk.post(path)

    assert "“Dana Whitfield Hall”" in page
    assert "not Signal, in what goes to Harbor. Same word, not the company, said Maren Okafor" in page
    assert (once.location, twice.status, rows("sameword")) == ("/tray/exceptions/", 404, [])
    assert verdict_of(cast, TEXT) != "pass"
    assert "No phrase is an exception." in desk.get("/tray/exceptions/").text


def test_kept_twice_is_kept_once(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    for words in (TEXT, TEXT + b"Dana Whitfield agrees.\n"):
        item = waiting(cast, words)
        desk.post(f"/tray/{item}/passage/", {**FORM, "phrase": " Dana  Whitfield Hall "})

    assert [row["phrase"] for row in rows("sameword")] == ["Dana Whitfield Hall"]


def test_the_log_says_who_and_not_what(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    desk.post(f"/tray/{waiting(cast, TEXT)}/passage/", FORM)
    desk.post(f"/tray/exceptions/{rows('sameword')[0]['id']}/removal/")
    said = [row["words"] for row in rows("practiceline") if str(row["act"]).startswith("exception.")]

    assert said == [
        "Maren Okafor kept an exception for the name of Signal, in what goes to Harbor.",
        "Maren Okafor took back an exception for the name of Signal.",
    ]


def test_nobody_sees_or_takes_back_what_holds_at_another_client(
    associate: Browser, stranger: Browser, desk: Browser, cast: Cast
) -> None:
    opened(cast, cast.harbor)
    desk.post(f"/tray/{waiting(cast, TEXT)}/passage/", FORM)
    path = f"/tray/exceptions/{rows('sameword')[0]['id']}/removal/"

    assert "Dana Whitfield Hall" not in associate.get("/tray/exceptions/").text
    assert (associate.post(path).status, desk.get(path).status) == (404, 405)
    assert stranger.post(path).location == "/sign-in/?next=%2F"
    assert len(rows("sameword")) == 1
