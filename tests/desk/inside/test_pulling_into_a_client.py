"""A copy of a library item becomes a draft, its fields filled in and shown before."""

from tests.desk.inside.conftest import Room, practice_rows, soon


def newest(item: str) -> str:
    return str(practice_rows("itemversion", item=item)[0]["id"])


def form(item: str, **changed: str) -> dict[str, object]:
    own = {
        "version": newest(item),
        "title": "Board summary, October",
        "kind": "board_pack",
        "due_on": soon(),
        "typed-0": "2027",
    }
    return {**own, **changed}


def text_of(room: Room, version: object) -> str:
    from bulkhead.isolation import inside
    from bulkhead.isolation.blobs import vault_blobs

    blob = room.rows("version", id=version)[0]["blob_id"]
    with inside(room.member.client):
        return b"".join(vault_blobs().read(blob)).decode()  # type: ignore[arg-type]  # the id of a blob.


def test_the_client_stands_first_and_the_library_below_it(room: Room, item: str) -> None:
    page = room.get("pulls/").text

    assert "Pull something for Signal" in page
    assert f'href="/in/signal/pulls/?item={item}"' in page


def test_an_empty_library_says_what_to_put_in(room: Room) -> None:
    assert "Your library is empty." in room.get("pulls/").text


def test_every_field_is_shown_with_its_value_before_anything_is_made(room: Room, item: str) -> None:
    page = room.get(f"pulls/?item={item}").text

    assert "{{fiscal_year}}" in page
    assert all(value in page for value in (">Signal<", ">Maren Okafor<", ">Board summary<"))
    assert len(room.rows("deliverable")) == 1


def test_the_kind_is_the_one_the_title_names() -> None:
    from bulkhead.web.desk.forms.pulls import likely_kind

    titles = ["Monthly report", "Board pack for the autumn", "Ninety days"]
    assert [likely_kind(title).value for title in titles] == ["monthly_report", "board_pack", "plan"]


def test_a_pull_is_a_draft_with_everything_filled_in(room: Room, item: str) -> None:
    answer = room.post("pulls/", form(item))
    made = room.rows("deliverable", title="Board summary, October")[0]
    version = room.rows("version", deliverable=made["id"])[0]
    page = room.browser.follow(answer).text

    assert answer.status == 303
    assert (made["state"], made["kind"]) == ("draft", "board_pack")
    assert text_of(room, version["id"]).startswith("# Board summary, October\n\nFor Signal by Maren Okafor, due ")
    assert "Year 2027." in text_of(room, version["id"])
    assert "From your library:" in page
    assert ">Board summary</a>, version 1." in page


def test_a_field_without_a_value_is_asked_for_with_its_place(room: Room, item: str) -> None:
    answer = room.post("pulls/", form(item, **{"typed-0": ""}))

    assert answer.status == 422
    assert "Say what “fiscal_year” stands for, or type what goes there." in answer.text
    assert "line 5" in answer.text
    assert len(room.rows("deliverable")) == 1


def test_a_field_that_stands_for_a_known_one_is_remembered(room: Room, item: str) -> None:
    room.post("pulls/", form(item, **{"typed-0": "", "known-0": "client.legal_name"}))
    page = room.get(f"pulls/?item={item}").text

    assert [(one["field"], one["known"]) for one in practice_rows("fieldmapping")] == [
        ("fiscal_year", "client.legal_name")
    ]
    assert "For you to fill" not in page
    assert ">Signal Foundry, Inc.<" in page


def test_a_field_mapped_to_something_this_client_has_not_is_refused_with_its_place(
    room: Room, bare: Room, item: str
) -> None:
    answer = bare.post("pulls/", form(item, **{"typed-0": "", "known-0": "client.legal_name"}))

    assert answer.status == 422
    assert "Not pulled: these have no value for Bloom" in answer.text
    assert bare.rows("deliverable") == []


def test_a_title_that_names_another_client_is_stopped(room: Room, item: str) -> None:
    answer = room.post("pulls/", form(item, title="As for Brasswinkle"))

    assert answer.status == 422
    assert "<mark>Brasswinkle</mark>" in answer.text
    assert len(room.rows("deliverable")) == 1


def test_typed_words_that_name_another_client_leave_the_copy_in_the_tray(room: Room, item: str) -> None:
    answer = room.post("pulls/", form(item, **{"typed-0": "as Brasswinkle counts it"}))

    assert answer.status == 422
    assert 'href="/tray/"' in answer.text
    assert [one["door"] for one in practice_rows("trayitem")] == ["pull"]
    assert len(room.rows("deliverable")) == 1


def test_what_is_missing_is_said_beside_its_field(room: Room, item: str) -> None:
    answer = room.post("pulls/", form(item, title="", due_on="someday"))

    assert answer.status == 422
    assert "Give it a title" in answer.text
    assert "Choose the day it is due." in answer.text


def test_an_item_nobody_has_is_not_found(room: Room) -> None:
    unknown = "01a20305-5165-729b-8421-c05ab3cf5f65"

    statuses = [
        room.get(f"pulls/?{query}").status for query in (f"item={unknown}", f"version={unknown}", "item=x", "version=x")
    ]
    assert statuses == [404, 404, 404, 404]


def test_a_pull_without_an_item_is_asked_what_to_pull(room: Room) -> None:
    assert room.post("pulls/", {"title": "x"}).status == 422


def test_an_earlier_version_can_be_chosen(room: Room, item: str, cast: object) -> None:
    from bulkhead.crossings.shelve import shelve
    from bulkhead.isolation.blobs import tray_blobs
    from bulkhead.practice.library.models import Item

    first = newest(item)
    shelve(tray_blobs().put([b"# Second\n"]), name="b.md", item=Item.objects.get(pk=item), by=cast.maren.actor)  # type: ignore[attr-defined]  # the cast.
    page = room.get(f"pulls/?version={first}").text

    assert "{{fiscal_year}}" in page
    assert ">Version 2</a>" in page
