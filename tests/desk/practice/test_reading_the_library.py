"""Items by client, and one item with its versions, fields and holders."""

from uuid import uuid4

from django.apps import apps

from bulkhead.isolation.chain import Actor
from tests.browse import Browser
from tests.cast import Cast, Member
from tests.desk.practice.conftest import TEMPLATE, files_in_library, rows

V2 = b"# {{title}}\n\nFor {{client.name}}.\n"


def _pulled(item: str, member: Member, *, number: int = 1) -> None:
    from bulkhead.crossings.pull import note_lineage

    version = apps.get_model("practice", "ItemVersion").objects.get(item=item, number=number)
    by = Actor("practitioner", "Maren Okafor")
    note_lineage(version, client=member.client, deliverable=uuid4(), by=by, kind="board_pack")


def test_the_table_says_who_holds_what_and_who_is_behind(desk: Browser, cast: Cast, item: str) -> None:
    _pulled(item, cast.signal)
    desk.post(f"/library/{item}/versions/", {"note": "Shorter."}, files={"file": ("board.md", V2)})
    _pulled(item, cast.harbor, number=2)
    page = desk.get("/library/").text

    assert "One item. One client works with an older “Board summary” than you do." in page
    assert '<span class="status warn">1</span><span class="vh"> behind</span>' in page
    assert '<td class="mid num">2</td>' in page


def test_never_pulled_is_a_dash(desk: Browser, item: str) -> None:
    page = desk.get("/library/").text

    assert page.count('<span aria-label="never pulled">–</span>') == 2
    assert "Nobody works with an older version than you do." in page


def test_search_looks_in_titles_tags_and_text(desk: Browser, item: str) -> None:
    assert "Board summary" in desk.get("/library/?q=BOARD").text
    assert "Board summary" in desk.get("/library/?q=month").text
    assert "Board summary" in desk.get("/library/?kind=template&q=board+month").text
    assert "Nothing in the library fits this." in desk.get("/library/?q=budget").text
    assert "Board summary" in desk.get("/library/?q=year+due").text
    assert "Nobody works with an older version" in desk.get("/library/?only=behind").text


def test_an_item_shows_its_fields_and_offers_the_unknown_ones(desk: Browser, item: str) -> None:
    page = desk.get(f"/library/{item}/").text

    assert "1 field Bulkhead cannot fill by itself: “fiscal_year”." in page
    assert '<select name="fiscal_year"' in page
    assert '<select name="client.name"' not in page
    assert "Version 1 is yours alone; nobody has pulled it." in page


def test_mapping_a_field_is_remembered_and_forgotten(desk: Browser, item: str) -> None:
    answer = desk.post(f"/library/{item}/mappings/", {"fiscal_year": "today"})
    mapped = [(row["field"], row["known"]) for row in rows("fieldmapping")]
    desk.post(f"/library/{item}/mappings/", {"fiscal_year": ""})

    assert (answer.status, mapped) == (303, [("fiscal_year", "today")])
    assert rows("fieldmapping") == []


def test_a_mapping_to_nothing_known_is_refused(desk: Browser, item: str) -> None:
    answer = desk.post(f"/library/{item}/mappings/", {"fiscal_year": "secret", "client.name": "today"})

    assert "Choose what each field stands for from the list." in desk.follow(answer).text
    assert rows("fieldmapping") == []


def test_a_version_is_added_and_the_first_one_stays(desk: Browser, item: str) -> None:
    answer = desk.post(f"/library/{item}/versions/", {"note": "Shorter."}, files={"file": ("board.md", V2)})

    assert answer.status == 303
    assert [(row["number"], row["note"]) for row in rows("itemversion")] == [(2, "Shorter."), (1, "")]
    assert files_in_library() == 2


def test_downloading_a_version_gives_its_very_bytes(desk: Browser, item: str) -> None:
    version = rows("itemversion")[0]["id"]
    answer = desk.get(f"/library/{item}/versions/{version}/file/")

    assert answer.content == TEMPLATE
    assert answer.header("Content-Disposition") == 'attachment; filename="board-summary.md"'
    assert answer.header("Content-Security-Policy") == "sandbox; default-src 'none'"
    assert answer.header("Content-Type") == "application/octet-stream"


def test_pulling_begins_with_the_client(desk: Browser, item: str) -> None:
    page = desk.get(f"/library/{item}/clients/").text

    assert f'href="/in/harbor/pulls/?item={item}"' in page
    assert '<span class="who" data-hue="165">Harbor</span>' in page
    assert "No client is called that." in desk.get(f"/library/{item}/clients/?q=nobody").text


def test_an_item_nobody_pulled_can_be_removed(desk: Browser, item: str) -> None:
    answer = desk.post(f"/library/{item}/removal/")

    assert (answer.status, answer.location) == (303, "/library/")
    assert (rows("item"), rows("itemversion"), files_in_library()) == ([], [], 0)


def test_an_item_that_was_pulled_stays(desk: Browser, cast: Cast, item: str) -> None:
    _pulled(item, cast.signal)
    page = desk.get(f"/library/{item}/").text
    answer = desk.post(f"/library/{item}/removal/")

    assert "Remove from the library" not in page
    assert "A client holds a copy of this" in desk.follow(answer).text
    assert (len(rows("item")), files_in_library()) == (1, 1)


def test_an_associate_reads_the_library_and_sees_no_client(associate: Browser, cast: Cast, item: str) -> None:
    _pulled(item, cast.signal)
    listed, shown = associate.get("/library/").text, associate.get(f"/library/{item}/").text

    assert "Board summary" in listed
    assert "Add an item" not in listed
    assert ("Signal" in listed, "Signal" in shown, "New version" in shown) == (False, False, False)
    assert "Signal" not in associate.get(f"/library/{item}/clients/").text


def test_a_wrong_method_and_an_unknown_item_are_refused(desk: Browser, stranger: Browser, item: str) -> None:
    nowhere = "01a00000-0000-7000-8000-000000000000"

    assert desk.get(f"/library/{item}/mappings/").status == 405
    assert desk.get(f"/library/{item}/removal/").status == 405
    assert desk.get(f"/library/{nowhere}/").status == 404
    assert desk.get(f"/library/{item}/versions/{nowhere}/file/").status == 404
    assert stranger.get("/library/").status == 302


def test_an_empty_library_says_what_will_stand_here(newcomer: Browser) -> None:
    page = newcomer.get("/library/").text

    assert "The library is empty." in page
    assert "Pull one for a client and the names are filled in." in page
