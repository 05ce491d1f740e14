"""Searching: inside one client all it has; in the practice names, labels and library titles."""

from typing import TYPE_CHECKING

import pytest

from bulkhead.isolation import inside
from tests.desk.inside.conftest import Room

if TYPE_CHECKING:
    from tests.browse import Browser
    from tests.cast import Cast


def test_a_word_is_found_in_every_kind_and_marked(room: Room) -> None:
    page = room.get(f"search/?q={room.member.canary[:6]}").text

    assert (
        f'<a href="/in/signal/deliverables/{room.member.deliverable}/">Plan for <mark>Quillfeather</mark></a>' in page
    )
    assert [label for label in ("Deliverables</h2>", "Documents</h2>", "People</h2>") if label not in page] == []


def test_the_text_of_an_uploaded_file_is_found(room: Room) -> None:
    room.post("deliverables/new/", {"title": "A brief", "kind": "brief", "due_on": "2026-12-01"})
    brief = room.rows("deliverable", title="A brief")[0]["id"]
    room.post(f"deliverables/{brief}/versions/", {}, file=("brief.md", b"# Brief\n\nThe flamingo share rises.\n"))

    page = room.get("search/?q=flaming&kind=document").text

    assert "The <mark>flamingo</mark> share rises." in page
    assert f"/in/signal/deliverables/{brief}/" in page


def test_what_is_found_in_markdown_is_shown_in_plain_words(room: Room) -> None:
    room.upload(b"# Sites\n\n| Site | Share |\n|---|---|\n| North | **flamingo** rises |\n")

    page = room.get("search/?q=flamingo&kind=document").text

    assert "Site \u00b7 Share \u00b7 North \u00b7 <mark>flamingo</mark> rises" in page
    assert ("**" in page, "|---" in page) == (False, False)


def test_a_file_that_was_stopped_is_not_found(room: Room) -> None:
    room.upload(f"# Letter\n\nThe flamingo of {room.other.canary}.\n".encode())

    assert "has these words" in room.get("search/?q=flamingo").text


def test_markup_in_what_is_found_stays_text(room: Room) -> None:
    room.post(f"{room.one}comments/", {"words": "<b>plum</b><script>alert(1)</script>"})

    page = room.get("search/?q=plum").text

    assert "&lt;b&gt;<mark>plum</mark>&lt;/b&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize("words", ["%22", "%27%3B--", "%00", "NEAR(", "%F0%9F%99%82", "%ED%A0%80", "x" * 3000])
def test_any_words_are_answered(room: Room, words: str) -> None:
    assert [room.get(f"search/?q={words}&kind={kind}").status for kind in ("", "person", "nonsense")] == [200] * 3


def test_another_clients_words_are_found_nowhere_but_there(room: Room, desk: "Browser") -> None:
    """A canary of each side, looked for from the other side and from the practice."""
    mine, theirs = room.member.canary, room.other.canary
    elsewhere = [room.get(f"search/?q={theirs}").text, desk.get(f"/search/?q={mine}").text]
    elsewhere += [desk.get(f"/search/?q={theirs}").text, desk.get(f"/search/?q={mine}", hx_request="true").text]

    here = room.get(f"search/?q={mine}").text

    assert "<mark>" in here
    assert ["<mark>" in page for page in elsewhere] == [False] * 4
    assert ["/deliverables/" in page for page in elsewhere[1:]] == [False] * 3
    assert theirs not in here


def test_the_practice_finds_clients_labels_and_titles(desk: "Browser", cast: "Cast", item: str) -> None:
    from bulkhead.crossings.project import project

    project(cast.signal.client)
    project(cast.harbor.client)

    by_name, by_label = desk.get("/search/?q=signal").text, desk.get("/search/?q=signal+plan").text
    by_title = desk.get("/search/?q=board+summ").text

    assert ("Open Signal and search it" in by_name, "Open Harbor" in by_name) == (True, False)
    assert f"/in/signal/deliverables/{cast.signal.deliverable}/" in by_label
    assert f"/in/harbor/deliverables/{cast.harbor.deliverable}/" not in by_label
    assert f'href="/library/{item}/"' in by_title


def test_an_associate_finds_no_client_of_others(cast: "Cast") -> None:
    from bulkhead.crossings.project import project
    from tests.browse import desk_browser

    project(cast.signal.client)
    tobias = desk_browser(as_practitioner=cast.tobias)

    page = tobias.get("/search/?q=signal+plan").text + tobias.get("/search/?q=plan").text

    assert ("Signal</span>" in page, "/deliverables/" in page) == (False, False)


def test_the_palette_offers_to_search_the_client_that_is_open(room: Room, desk: "Browser") -> None:
    inside_it, outside = room.get().text, desk.get("/clients/").text

    assert 'href="/in/signal/search/" data-palette-within="Search Signal"' in inside_it
    assert "data-palette-within" not in outside
    assert 'hx-get="/search/"' in outside


def test_the_palette_gets_options_and_nothing_around_them(desk: "Browser", cast: "Cast", item: str) -> None:
    found = desk.get("/search/?q=board", hx_request="true").text

    assert (found.count('role="option"'), "<html" in found) == (1, False)


def test_library_documents_are_found_by_what_they_say(desk: "Browser", cast: "Cast", item: str) -> None:
    from bulkhead.practice.library.models import Item
    from bulkhead.practice.library.words import ItemWords

    ItemWords.put(Item.objects.get(pk=item), text="The pelican wave follows.")

    page, options = desk.get("/search/?q=pelic").text, desk.get("/search/?q=Pelic", hx_request="true").text

    assert (f'href="/library/{item}/"' in page, "says \u201cpelic\u201d" in page) == (True, True)
    assert (f'href="/library/{item}/"' in options, "says \u201cPelic\u201d" in options) == (True, True)


def test_a_removed_person_is_found_no_more(room: Room) -> None:
    before = room.get("search/?q=chase").text
    room.post(f"people/{room.member.board}/removal/")

    assert ("<mark>Chase</mark>" in before, "<mark>" in room.get("search/?q=chase").text) == (True, False)


def test_a_search_asks_little_however_much_there_is(room: Room, cast: "Cast") -> None:
    from datetime import date

    from bulkhead.vault.models import Deliverable

    few = len(room.queries(f"search/?q={room.member.canary}"))
    with inside(room.member.client):
        for number in range(30):
            title = f"{room.member.canary} {number}"
            Deliverable.plan(title, kind="brief", due_on=date(2026, 12, 1), by=cast.maren.actor)

    assert len(room.queries(f"search/?q={room.member.canary}")) == few <= 12
