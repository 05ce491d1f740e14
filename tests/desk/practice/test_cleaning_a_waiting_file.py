"""Cleaning takes out what a file carries beside its pages; the copy is judged as a new file is."""

import io
import re

import pytest
from docx import Document

from bulkhead.isolation import inside
from tests.browse import Browser
from tests.cast import Cast, Member
from tests.desk.practice.conftest import files_in_tray, opened, rows, waiting
from tests.desk.practice.letters import letter

BESIDE = letter("All is well.", author="Dana Whitfield", remark="Ask Signal Foundry about it.")
ON_THE_PAGE = letter("For Dana Whitfield.", author="Dana Whitfield")
EVERY = {"keys": ["properties", "comments"]}


def newest_of(member: Member) -> bytes:
    from bulkhead.isolation.blobs import vault_blobs
    from bulkhead.vault.deliverables.models import Version

    with inside(member.client):
        return b"".join(vault_blobs().read(Version.objects.latest("made_at").blob_id))


def versions_of(member: Member) -> int:
    from bulkhead.vault.deliverables.models import Version

    with inside(member.client):
        return Version.objects.count()


def ticked(page: str) -> list[str]:
    boxes = re.findall(r'<input type="checkbox"[^>]*name="keys"[^>]*>', page)
    return [value for box in boxes if " checked" in box for value in re.findall(r'value="(\w+)"', box)]


def test_the_page_says_what_would_go_and_ticks_what_holds_findings(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    item = waiting(cast, BESIDE, name="plan.docx")
    page = desk.get(f"/tray/{item}/cleaning/").text

    assert ticked(page) == ["properties", "comments"]
    assert "“Ask Signal Foundry about it. Maren”" in page
    assert "With all of it taken out nothing that was found is left, and the copy enters Harbor." in page


def test_a_cleaned_copy_enters_as_the_file_would_have(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    item = waiting(cast, BESIDE, name="plan.docx")
    answer = desk.post(f"/tray/{item}/cleaning/", EVERY)
    kept = Document(io.BytesIO(newest_of(cast.harbor)))

    assert (answer.status, answer.location) == (303, "/tray/")
    assert "plan.docx is a draft at Harbor now." in desk.follow(answer).text
    assert (kept.core_properties.author, [one.text for one in kept.paragraphs]) == ("", ["All is well."])
    assert b"Signal" not in newest_of(cast.harbor)
    assert (rows("trayitem")[0]["state"], rows("trayitem")[0]["findings"], files_in_tray()) == ("let_in", [], 0)


def test_the_practice_keeps_who_cleaned_what_and_nothing_of_its_words(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    item = waiting(cast, BESIDE, name="plan.docx")
    desk.post(f"/tray/{item}/cleaning/", EVERY)
    [event] = rows("guardevent", verdict="cleaned")
    [line] = [row for row in rows("practiceline") if row["act"] == "tray.cleaned"]

    assert (event["by"], event["reason"], event["client_id"]) == (
        "Maren Okafor",
        "properties, comments",
        cast.harbor.client.id,
    )
    assert line["words"] == "Maren Okafor cleaned a file in the tray, and it entered Harbor: properties, comments."


def test_what_stands_on_the_page_waits_in_place_of_it(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    item = waiting(cast, ON_THE_PAGE, name="plan.docx")
    before, count = rows("trayitem")[0], versions_of(cast.harbor)
    page = desk.get(f"/tray/{item}/cleaning/").text
    answer = desk.post(f"/tray/{item}/cleaning/", {"keys": ["properties"]})
    [after] = rows("trayitem")

    assert "Cleaning alone does not let it in" in page
    assert "For <mark>Dana Whitfield</mark>." in page
    assert answer.location == f"/tray/{item}/"
    assert (after["state"], after["blob_id"] == before["blob_id"], files_in_tray()) == ("waiting", False, 1)
    assert (len(after["findings"]), versions_of(cast.harbor)) == (1, count)  # type: ignore[arg-type]  # JSON of a row.
    assert "Taken out: properties" in desk.follow(answer).text


def test_pressing_twice_cleans_once(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    item = waiting(cast, ON_THE_PAGE, name="plan.docx")
    desk.post(f"/tray/{item}/cleaning/", {"keys": ["properties"]})
    once = (rows("trayitem"), rows("practiceline"), rows("guardevent"))
    again = desk.post(f"/tray/{item}/cleaning/", {"keys": ["properties"]})

    assert "Nothing of that is in the file." in desk.follow(again).text
    assert (rows("trayitem"), rows("practiceline"), rows("guardevent")) == once


def test_pressing_again_after_a_cut_brings_one_version(
    desk: Browser, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bulkhead.crossings import cleaning

    opened(cast, cast.harbor)
    item, before = waiting(cast, BESIDE, name="plan.docx"), versions_of(cast.harbor)
    with monkeypatch.context() as cut:
        cut.setattr(cleaning, "_note", _cut_off)
        with pytest.raises(KeyboardInterrupt):
            desk.post(f"/tray/{item}/cleaning/", EVERY)
    waits = rows("trayitem")[0]["state"]
    desk.post(f"/tray/{item}/cleaning/", EVERY)

    assert (waits, rows("trayitem")[0]["state"]) == ("waiting", "let_in")
    assert (versions_of(cast.harbor) - before, files_in_tray()) == (1, 0)


def _cut_off(*_: object) -> None:
    raise KeyboardInterrupt


def test_nothing_ticked_is_said(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    item = waiting(cast, BESIDE, name="plan.docx")
    answer = desk.post(f"/tray/{item}/cleaning/", {})

    assert (answer.status, "Tick what is to be taken out." in answer.text, ticked(answer.text)) == (422, True, [])
    assert files_in_tray() == 1


def test_a_group_that_is_none_changes_nothing(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    item = waiting(cast, BESIDE, name="plan.docx")
    answer = desk.post(f"/tray/{item}/cleaning/", {"keys": ["../../etc", "pages"]})

    assert "Nothing of that is in the file." in desk.follow(answer).text
    assert (rows("trayitem")[0]["state"], files_in_tray()) == ("waiting", 1)


def test_a_kind_that_cannot_be_cleaned_says_so(desk: Browser, cast: Cast) -> None:
    opened(cast, cast.harbor)
    item = waiting(cast, b"From: dana@signalfoundry.example\n\nHello\n", name="letter.eml")
    page = desk.get(f"/tray/{item}/cleaning/").text
    answer = desk.post(f"/tray/{item}/cleaning/", EVERY)

    assert "This kind of file cannot be cleaned." in page
    assert "This kind of file cannot be cleaned." in desk.follow(answer).text


def test_it_is_cleaned_only_into_a_client_that_is_open(desk: Browser, cast: Cast) -> None:
    item = waiting(cast, BESIDE, name="plan.docx")
    shut = desk.post(f"/tray/{item}/cleaning/", EVERY)

    assert (shut.status, f'value="/tray/{item}/cleaning/"' in shut.text) == (403, True)
    assert (rows("trayitem")[0]["state"], files_in_tray()) == ("waiting", 1)


def test_only_those_who_may_open_the_client_clean(
    desk: Browser, associate: Browser, stranger: Browser, cast: Cast
) -> None:
    item = waiting(cast, BESIDE, name="plan.docx")
    path = f"/tray/{item}/cleaning/"

    assert (associate.get(path).status, associate.post(path, EVERY).status) == (404, 404)
    assert stranger.post(path, EVERY).location == "/sign-in/?next=%2F"
    assert desk.request("PUT", path).status in (403, 405)
