"""What waits at the wall, and the ways out of it."""

import re

from bulkhead.isolation import inside
from bulkhead.isolation.chain import Actor
from tests.browse import Browser
from tests.cast import HARBOR_CANARY, SIGNAL_CANARY, Cast, Member
from tests.desk.practice.conftest import files_in_tray, opened, rows, waiting

MISFILED = b"# Plan\n\nAs Dana Whitfield of signalfoundry.example wants it.\n"
HELD = b"%PDF-1.7\nnot much of one"
REASON = "The client itself named them"


def versions_of(member: Member) -> int:
    from bulkhead.vault.deliverables.models import Version

    with inside(member.client):
        return Version.objects.count()


def cut_off_before_it_is_settled(item: str) -> None:
    """What a kill leaves behind: the version is in, and the tray does not know yet."""
    from bulkhead.crossings.intake import Aim, enter
    from bulkhead.crossings.judging import Judged
    from bulkhead.guard.verdicts import Judgement, Verdict
    from bulkhead.isolation.blobs import Sealed
    from bulkhead.practice.tray.models import TrayItem

    row = TrayItem.objects.select_related("client").get(pk=item)
    sealed, judged = Sealed(row.blob_id, row.size, row.sha256), Judged(Judgement(Verdict.STOP), "md")
    by = Actor("practitioner", "Maren Okafor")
    enter(sealed, name=row.name, client=row.client, aim=Aim.from_json(row.aim), by=by, judged=judged)


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
    opened(cast, cast.signal)
    item = waiting(cast, MISFILED, name="growth_plan.md")
    answer = desk.post(f"/tray/{item}/filing/")

    assert (answer.status, answer.location) == (303, "/tray/")
    assert "growth_plan.md is a draft at Signal now." in desk.follow(answer).text
    assert (rows("trayitem")[0]["state"], rows("trayitem")[0]["findings"], files_in_tray()) == ("let_in", [], 0)


def test_filing_with_a_client_that_is_not_open_shows_its_door_and_comes_back_to_the_tray(
    desk: Browser, cast: Cast
) -> None:
    opened(cast, cast.harbor)
    item = waiting(cast, MISFILED)
    shut = desk.post(f"/tray/{item}/filing/")
    back = desk.post("/openings/", {"client": "signal", "onward": "/tray/"})

    assert (shut.status, "Signal is not open." in shut.text, 'value="/tray/"' in shut.text) == (403, True, True)
    assert (rows("trayitem")[0]["state"], back.location) == ("waiting", "/tray/")


def test_filing_where_the_guard_stops_it_too_leaves_it_waiting_there(desk: Browser, cast: Cast) -> None:
    from bulkhead.crossings.provision import Wanted, add_client

    opened(cast, cast.signal)
    item = waiting(cast, MISFILED + b"And bloombarrow.example too.\n")
    add_client(Wanted("Bloom", "bloom", 330, "Bloom", terms=(("domain", "bloombarrow.example"),)), lead=cast.maren)
    answer = desk.post(f"/tray/{item}/filing/")

    assert "does not go into Signal either" in desk.follow(answer).text
    assert [(row["state"], row["client_id"] == cast.signal.client.id) for row in rows("trayitem")] == [
        ("waiting", True),
        ("thrown", False),
    ]
    assert files_in_tray() == 1


def test_what_was_taken_in_before_a_crash_is_not_taken_in_twice(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    item = waiting(cast, MISFILED)
    form = {"reason": REASON, "confirm": "Harbor"}
    before = versions_of(cast.harbor)
    cut_off_before_it_is_settled(item)
    answer = desk.post(f"/tray/{item}/passage/", form)

    assert answer.status == 303
    assert (versions_of(cast.harbor) - before, rows("trayitem")[0]["state"], files_in_tray()) == (1, "let_in", 0)


def test_a_file_whose_bytes_are_gone_says_so(desk: Browser, cast: Cast) -> None:
    from bulkhead.isolation.blobs import tray_blobs

    opened(cast, cast.harbor)
    item = waiting(cast, MISFILED)
    tray_blobs().remove(rows("trayitem")[0]["blob_id"])
    answer = desk.post(f"/tray/{item}/passage/", {"reason": REASON, "confirm": "Harbor"})

    assert (answer.status, "Not let in" in desk.follow(answer).text) == (303, True)


def test_a_file_of_two_other_clients_is_filed_with_none(desk: Browser, cast: Cast) -> None:
    from bulkhead.crossings.provision import Wanted, add_client

    add_client(Wanted("Bloom", "bloom", 330, "Bloom", terms=(("domain", "bloombarrow.example"),)), lead=cast.maren)
    item = waiting(cast, MISFILED + b"And bloombarrow.example too.\n")

    assert "File it with" not in desk.get("/tray/").text
    assert desk.post(f"/tray/{item}/filing/").status == 404


def test_letting_it_pass_takes_a_reason_and_the_typed_name(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    item = waiting(cast, MISFILED)
    answer = desk.post(f"/tray/{item}/passage/", {"reason": REASON, "confirm": " harbor "})

    assert answer.status == 303
    assert [(event["reason"], event["by"]) for event in rows("guardevent", verdict="override")] == [
        (REASON, "Maren Okafor")
    ]
    assert (rows("trayitem")[0]["state"], files_in_tray()) == ("let_in", 0)


def test_a_wrong_name_or_no_reason_lets_nothing_pass(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
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
