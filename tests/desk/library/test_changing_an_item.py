"""What is said about an item, its state, its checklist, its blanks: who may change them, and once."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from tests.browse import Browser
from tests.cast import Cast
from tests.desk.library.conftest import Shelf, lines, rows

Put = Callable[..., Shelf]
WORDS: dict[str, object] = {"title": "Board summary", "kind": "template", "tags": "board, monthly", "edition": "1"}
NEW: dict[str, object] = {"title": "Weekly note", "kind": "playbook", "text": "# Weekly note\n\nThree numbers.\n"}


def test_everything_said_about_it_is_changed_and_shown(desk: Browser, shelf: Shelf) -> None:
    form = {**WORDS, "code": "b-1", "verticals": ["cmo", "coo"], "licence_note": "own work", "review_on": "2026-01-05"}
    answer = desk.post(f"{shelf.home}edit/", form)
    page = desk.follow(answer).text

    assert answer.status == 303
    assert all(words in page for words in (">B-1<", "CMO, COO", "own work", "due since 5 January 2026"))
    assert lines("library.changed") == [
        "Maren Okafor changed Board summary in the library: code, verticals, licence note, review date."
    ]


def test_the_same_change_twice_is_one(desk: Browser, shelf: Shelf) -> None:
    for _ in range(2):
        assert desk.post(f"{shelf.home}edit/", {**WORDS, "note": "For boards"}).status == 303

    assert (len(lines("library.changed")), rows("item")[0]["edition"]) == (1, 2)


def test_a_stale_change_is_refused_with_what_stands_now(desk: Browser, shelf: Shelf) -> None:
    desk.post(f"{shelf.home}edit/", {**WORDS, "note": "Hers"})
    answer = desk.post(f"{shelf.home}edit/", {**WORDS, "note": "His"})

    assert answer.status == 422
    assert "Somebody changed it while this page was open." in answer.text
    assert "Hers" in answer.text
    assert rows("item")[0]["note"] == "Hers"
    assert 'name="edition" value="2"' in answer.text


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": ""}, "Give it a title you will find it by."),
        ({"code": "ü!"}, "Use letters, digits and hyphens only."),
        ({"kind": "benchmark"}, "A benchmark stays one, and nothing else becomes one."),
        ({"kind": "novel"}, "Select a valid choice."),
        ({"note": "As Dana Whitfield likes it"}, "Its title, tags or note name a client"),
        ({"licence_note": "By Dana Whitfield"}, "Its title, tags or note name a client"),
        ({"tags": ", ".join(map(str, range(13)))}, "13 tags are too many; keep 12."),
        ({"review_on": "someday"}, "Enter a valid date."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(
    desk: Browser, shelf: Shelf, changed: dict[str, object], sentence: str
) -> None:
    answer = desk.post(f"{shelf.home}edit/", {**WORDS, **changed})

    assert answer.status == 422
    assert sentence in answer.text
    assert (rows("item")[0]["edition"], rows("item")[0]["note"]) == (1, "")


def test_a_code_is_given_once(desk: Browser, shelf: Shelf, put: Put) -> None:
    put(b"# Plan\n", code="B-1")
    answer = desk.post(f"{shelf.home}edit/", {**WORDS, "code": "b-1"})

    assert answer.status == 422
    assert "“Launch plan” has this code already; choose another." in answer.text


@pytest.mark.parametrize(
    ("path", "after"),
    [
        (["retired"], "retired"),
        (["draft"], "draft"),
        (["draft", "active"], "active"),
        (["draft", "retired"], "draft"),
        (["retired", "active"], "retired"),
        (["retired", "draft"], "retired"),
        (["nonsense"], "active"),
        (["active"], "active"),
    ],
)
def test_only_the_listed_moves_are_made(desk: Browser, shelf: Shelf, path: list[str], after: str) -> None:
    for status in path:
        assert desk.post(f"{shelf.home}status/", {"status": status}).status == 303

    assert rows("item")[0]["status"] == after


def test_a_move_is_a_row_with_who_and_happens_once(desk: Browser, shelf: Shelf) -> None:
    for _ in range(3):
        desk.post(f"{shelf.home}status/", {"status": "draft"})

    assert [(row["before"], row["after"], row["moved_by"]) for row in rows("statusmove")] == [
        ("active", "draft", "Maren Okafor")
    ]


def test_what_is_retired_is_not_pulled_gets_no_version_and_leaves_nobody_behind(
    desk: Browser, shelf: Shelf, cast: Cast
) -> None:
    from bulkhead.crossings.pull import NotPulled

    desk.post(f"{shelf.home}status/", {"status": "retired"})
    answer = desk.post(f"{shelf.home}versions/", {"note": ""}, files={"file": ("a.md", b"# Three\n")})

    with pytest.raises(NotPulled, match="It is retired"):
        shelf.pull(cast.signal)
    assert answer.status == 422
    assert "It is retired and gets no new version." in answer.text
    assert "It is retired" in desk.get(f"{shelf.home}clients/").text
    assert "Nobody works with an older version" in desk.get("/library/").text


def test_what_never_leaves_the_practice_is_not_pulled(desk: Browser, put: Put, cast: Cast) -> None:
    from bulkhead.crossings.pull import NotPulled

    own = put(b"# Prompt\n", sensitivity="private", kind="prompt")
    desk.post("/openings/", {"client": "harbor"})

    with pytest.raises(NotPulled, match="never leaves the practice"):
        own.pull(cast.harbor)
    assert ">Launch plan</" not in desk.get("/in/harbor/pulls/").text
    assert "It never leaves the practice." in desk.get(f"/in/harbor/pulls/?item={own.item}").text


def test_words_written_here_become_the_first_version_once(desk: Browser, cast: Cast) -> None:
    page = desk.get("/library/new/").text
    once = page.split('name="once" value="')[1].split('"')[0]
    answers = [desk.post("/library/new/", {**NEW, "once": once}) for _ in range(2)]
    other = desk.post("/library/new/", {**NEW, "title": "Another note", "once": once})

    assert [answer.status for answer in (*answers, other)] == [303, 303, 303]
    assert len({answer.location for answer in (*answers, other)}) == 2
    assert [(row["name"], row["number"]) for row in rows("itemversion")] == [("weekly-note.md", 1)] * 1 + [
        ("another-note.md", 1)
    ]


def test_neither_file_nor_words_and_both_are_refused(desk: Browser, cast: Cast) -> None:
    neither = desk.post("/library/new/", {**NEW, "text": "  "})
    both = desk.post("/library/new/", NEW, files={"file": ("a.md", b"# A\n")})

    assert "Choose a file, or write it below." in neither.text
    assert "Choose a file or write it below, not both." in both.text
    assert (neither.status, both.status, rows("item")) == (422, 422, [])


@pytest.mark.parametrize(("name", "kind"), [("list.txt", "txt"), ("list.md", "md")])
def test_the_points_of_a_checklist_are_asked_for_at_its_kinds(desk: Browser, put: Put, name: str, kind: str) -> None:
    from bulkhead.practice.library.checklists import checklist_lines

    own = put(
        b"# Before it goes\n\n- [ ] **Every** number has a source\n- [x] Asks are three\n", name=name, kind="checklist"
    )
    for _ in range(2):
        assert desk.post(f"{own.home}kinds/", {"kinds": ["board_pack", "plan"]}).status == 303

    assert checklist_lines("board_pack") == ["Every number has a source", "Asks are three"]
    assert checklist_lines("audit") == []
    assert "At delivery of: Board pack, Plan." in desk.get(own.home).text
    assert len(lines("library.checklist")) == 1
    assert rows("itemversion")[0]["kind"] == kind


def test_one_kind_has_one_checklist(desk: Browser, put: Put) -> None:
    first, second = put(b"- One\n", kind="checklist"), put(b"- Two\n", kind="checklist")
    desk.post(f"{first.home}kinds/", {"kinds": ["plan", "audit"]})
    desk.post(f"{second.home}kinds/", {"kinds": ["plan"]})

    assert {(row["kind"], str(row["item_id"])) for row in rows("kindchecklist")} == {
        ("plan", second.item),
        ("audit", first.item),
    }


def test_a_template_is_no_checklist_and_nonsense_is_no_kind(desk: Browser, shelf: Shelf, put: Put) -> None:
    own = put(b"- One\n", kind="checklist")

    answer = desk.follow(desk.post(f"{shelf.home}kinds/", {"kinds": ["plan"]}))

    assert "Only a checklist is asked for at delivery." in answer.text
    assert rows("kindchecklist") == []
    assert "Choose kinds from the list." in desk.follow(desk.post(f"{own.home}kinds/", {"kinds": ["novel"]})).text


def test_a_blank_becomes_a_field_in_a_new_version(desk: Browser, put: Put, cast: Cast) -> None:
    own = put(b"# Plan\n\nFor [Client Name], as agreed.\n")
    page = desk.get(own.home).text
    form = {"version": rows("itemversion")[0]["id"], "gap-0": "client.name"}
    answers = [desk.post(f"{own.home}blanks/", form) for _ in range(2)]

    assert "[Client Name] in line 3 would stay as it is." in page
    assert [row["number"] for row in rows("itemversion")] == [2, 1]
    assert rows("itemversion")[0]["fields"] == [["client.name", "line 3"]]
    assert rows("itemversion")[0]["gaps"] == []
    assert "Version 2 is there now" in desk.follow(answers[1]).text


def test_a_blank_is_said_before_the_first_pull(desk: Browser, put: Put) -> None:
    own = put(b"# Plan\n\nFor [Client Name].\n")
    desk.post("/openings/", {"client": "harbor"})

    assert "[Client Name] in line 3 would stay as written" in desk.get(f"/in/harbor/pulls/?item={own.item}").text


def test_only_a_principal_changes_the_library(associate: Browser, stranger: Browser, shelf: Shelf) -> None:
    paths = ("edit/", "status/", "blanks/", "kinds/", "figures/", "figure-removal/", "table/")

    assert [associate.post(shelf.home + path, {**WORDS, "status": "draft"}).status for path in paths] == [404] * 7
    assert associate.post("/library/starters/").status == 404
    assert [stranger.get(shelf.home + path).status for path in ("edit/", "figures/", "preview/")] == [302] * 3
    assert [associate.get(shelf.home + path).status for path in ("", "preview/")] == [200, 200]
    assert rows("item")[0]["status"] == "active"


def test_a_wrong_method_and_an_unknown_item_are_refused(desk: Browser, shelf: Shelf) -> None:
    acts = ("status/", "blanks/", "kinds/", "table/", "figure-removal/")

    assert [desk.get(shelf.home + act).status for act in acts] == [405] * 5
    assert desk.get("/library/starters/").status == 405
    assert [desk.post(f"/library/{uuid4()}/{act}", {}).status for act in acts] == [404] * 5
