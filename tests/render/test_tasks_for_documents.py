"""What the desk asks of a child: outlines, differences, merges, looks, receipts and marks, with no file written."""

import json
from collections.abc import Iterator
from dataclasses import asdict

import pytest

from bulkhead.isolation import children
from bulkhead.render.pdf_paper import pdf_paper
from tests.render.compare.papers import texts, word
from tests.render.receipt.facts import FACTS

OLD, NEW = word("Grow by twelve", "The end"), word("Grow by fourteen", "The end")


@pytest.fixture(autouse=True)
def _own_child() -> Iterator[None]:
    yield
    children._own.close()


def test_differences_and_merge_take_two_files_in_one_load() -> None:
    told = json.loads(children.run("differences", args={"name": "a.docx", "first": str(len(OLD))}, payload=[OLD, NEW]))
    args = {"name": "a.docx", "first": str(len(NEW)), "skipped": json.dumps([told[0]["key"]])}

    merged = children.run("merge", args=args, payload=[NEW, OLD])

    assert [(each["place"], each["kind"], each["old"], each["new"], each["can_skip"]) for each in told] == [
        ("paragraph 1", "changed", "Grow by twelve", "Grow by fourteen", True)
    ]
    assert texts("a.docx", merged) == ["Grow by twelve", "The end"]


def test_files_under_two_names_are_compared_too() -> None:
    args = {"old_name": "a.md", "name": "a.docx", "first": "14"}

    told = json.loads(children.run("differences", args=args, payload=[b"Grow by twelve", NEW]))

    assert [each["kind"] for each in told] == ["changed", "added"]


def test_an_outline_and_a_look_come_as_json() -> None:
    outline = json.loads(children.run("outline", args={"name": "a.docx"}, payload=OLD))
    look = json.loads(children.run("preview", args={"name": "a.docx"}, payload=OLD))

    assert [(each["place"], each["text"], each["style"]) for each in outline] == [
        ("paragraph 1", "Grow by twelve", "Normal"),
        ("paragraph 2", "The end", "Normal"),
    ]
    assert look == {"html": "<p>Grow by twelve</p><p>The end</p>", "pages": [], "cut": []}


def test_a_receipt_and_a_mark_are_made_without_writing_a_file() -> None:
    facts = json.dumps(asdict(FACTS), default=str).encode()

    receipt = children.run("receipt", args={}, payload=facts)
    marked = children.run("watermark", args={"words": "carla@signal.example"}, payload=pdf_paper("Plan"))

    assert [content[:5] for content in (receipt, marked)] == [b"%PDF-", b"%PDF-"]


UNKNOWN = "Only .docx, .pptx, .xlsx, .pdf, .md and .txt files can be compared."
DAMAGED = "The PDF is damaged or no PDF. Open it where it was made and save it again."
STALE = "One of the two files has changed since they were compared. Compare them again."
SKIP_X = {"name": "a.md", "first": "1", "skipped": '["x"]'}


@pytest.mark.parametrize(
    ("task", "args", "content", "sentence"),
    [
        ("outline", {"name": "a.zip"}, b"x", UNKNOWN),
        ("preview", {"name": "a.pdf"}, b"x", DAMAGED),
        ("merge", SKIP_X, b"ab", STALE),
        ("watermark", {"words": ""}, b"x", "There are no words to mark it with."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    task: str, args: dict[str, str], content: bytes, sentence: str
) -> None:
    with pytest.raises(children.ChildFailed, match=f"^{sentence.replace('.', '[.]')}$"):
        children.run(task, args=args, payload=content)
