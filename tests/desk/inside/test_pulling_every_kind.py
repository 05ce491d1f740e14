"""All six kinds of file are pulled; a press of the button counts once; many unknown fields stay usable."""

import io
from collections.abc import Callable

import pytest
from docx import Document
from openpyxl import Workbook
from pptx import Presentation

from bulkhead.render.pdf_paper import pdf_paper
from tests.cast import Cast
from tests.desk.inside.conftest import Room, practice_rows, soon


def _word() -> bytes:
    made, kept = Document(), io.BytesIO()
    made.add_paragraph("For {{client.name}}")
    made.save(kept)
    return kept.getvalue()


def _slides() -> bytes:
    made, kept = Presentation(), io.BytesIO()
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.text = "For {{client.name}}"
    made.save(kept)
    return kept.getvalue()


def _sheet() -> bytes:
    made, kept = Workbook(), io.BytesIO()
    made.active["A1"] = "For {{client.name}}"
    made.save(kept)
    return kept.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "docx": _word,
    "pptx": _slides,
    "xlsx": _sheet,
    "pdf": lambda: pdf_paper("# A plan\n\nIn words.\n"),
    "md": lambda: b"# For {{client.name}}\n",
    "txt": lambda: b"For {{client.name}}\n",
}


def _shelved(cast: Cast, content: bytes, name: str) -> str:
    from bulkhead.crossings.shelve import shelve
    from bulkhead.isolation.blobs import tray_blobs
    from bulkhead.practice.library.models import Item

    row = Item(title="Launch plan", kind="template")
    row.save()
    shelve(tray_blobs().put([content]), name=name, item=row, by=cast.maren.actor)
    return str(row.pk)


def _form(item: str, **changed: object) -> dict[str, object]:
    version = practice_rows("itemversion", item=item)[0]["id"]
    return {"version": version, "title": "Launch plan", "kind": "plan", "due_on": soon(), **changed}


@pytest.mark.parametrize("kind", FILES)
def test_each_kind_of_file_becomes_a_draft(room: Room, cast: Cast, kind: str) -> None:
    item = _shelved(cast, FILES[kind](), f"plan.{kind}")
    answer = room.post("pulls/", _form(item))
    made = room.rows("deliverable", title="Launch plan")[0]
    version = room.rows("version", deliverable=made["id"])[0]

    assert answer.status == 303
    assert (version["kind"], version["name"]) == (kind, f"launch-plan.{kind}")
    assert [row["number"] for row in practice_rows("holding")] == [1]


def test_the_button_pressed_twice_makes_one_draft(room: Room, cast: Cast) -> None:
    item = _shelved(cast, b"# For {{client.name}}\n", "plan.md")
    once = room.get(f"pulls/?item={item}").text.split('name="once" value="')[1].split('"')[0]
    places = {room.post("pulls/", _form(item, once=once)).location for _ in range(3)}

    assert len(places) == 1
    assert len(room.rows("deliverable", title="Launch plan")) == 1
    assert len(practice_rows("pull")) == 1


def test_a_stopped_copy_pressed_twice_waits_once(room: Room, cast: Cast) -> None:
    item = _shelved(cast, b"# For {{who}}\n", "plan.md")
    once = room.get(f"pulls/?item={item}").text.split('name="once" value="')[1].split('"')[0]
    form = _form(item, once=once, **{"typed-0": "as Brasswinkle counts it"})
    answers = [room.post("pulls/", form).status for _ in range(2)]

    assert answers == [422, 422]
    assert len(practice_rows("trayitem")) == 1


def test_an_id_that_is_not_ours_is_a_new_one(room: Room, cast: Cast) -> None:
    item = _shelved(cast, b"# For {{client.name}}\n", "plan.md")
    waiting = str(room.rows("blob")[0]["id"])
    for _ in range(2):
        room.post("pulls/", _form(item, once=waiting))

    assert len(room.rows("deliverable", title="Launch plan")) == 2


def test_two_hundred_unknown_fields_are_named_in_words_and_can_be_typed(room: Room, cast: Cast) -> None:
    many = "\n\n".join(f"Line {{{{field_{number}}}}}" for number in range(200)).encode()
    item = _shelved(cast, many, "plan.md")
    page = room.get(f"pulls/?item={item}")
    typed = {f"typed-{number}": f"value {number}" for number in range(199)}
    lacking = room.post("pulls/", _form(item, **typed))
    done = room.post("pulls/", _form(item, **typed, **{"known-199": "client.name"}))

    assert "200 fields have no value yet: “field_0”, “field_1”, “field_2” and 197 more." in page.text
    assert len(page.content) < 160_000
    assert "Say what “field_199” stands for" in lacking.text
    assert (lacking.status, done.status) == (422, 303)


def test_more_fields_than_anybody_types_are_refused_in_words(room: Room, cast: Cast) -> None:
    many = "\n\n".join(f"Line {{{{field_{number}}}}}" for number in range(700)).encode()
    item = _shelved(cast, many, "plan.md")

    for answer in (room.get(f"pulls/?item={item}"), room.post("pulls/", _form(item))):
        assert "It has 700 fields that nothing is known of" in answer.text
        assert 'name="typed-0"' not in answer.text


def test_what_a_field_stands_for_is_one_of_the_list(room: Room, cast: Cast) -> None:
    item = _shelved(cast, b"# For {{who}}\n", "plan.md")
    answer = room.post("pulls/", _form(item, **{"known-0": "the moon"}))

    assert answer.status == 422
    assert "Choose one of the list, such as client.name." in answer.text


def test_the_library_is_searched_for_what_to_pull(room: Room, cast: Cast) -> None:
    _shelved(cast, b"# A steady cadence\n", "plan.md")

    assert ">Launch plan</" in room.get("pulls/?q=steady").text
    assert "Nothing that may be pulled fits this." in room.get("pulls/?q=absent").text
