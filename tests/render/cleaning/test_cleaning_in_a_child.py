"""What the desk asks of a child: the list of what can go, and the copy with what went."""

import json
from collections.abc import Iterator

import pytest

from bulkhead.base import removals
from bulkhead.base.removals import Cleaned, Removable
from bulkhead.isolation import children
from bulkhead.isolation.children import ChildFailed
from tests.guard.planting.kinds import planted
from tests.render.cleaning.planted import cleaned

FILE = planted("docx").content


@pytest.fixture(autouse=True)
def _own_child() -> Iterator[None]:
    yield
    children._own.close()


def test_a_child_lists_what_can_be_taken_out() -> None:
    found = removals.of_json(children.run("removable", args={"name": "planted.docx"}, payload=FILE))

    assert [each.key for each in found] == [
        "properties", "comments", "changes", "hidden", "embedded", "links", "custom",
    ]  # fmt: skip


def test_a_child_answers_with_the_copy_its_name_and_what_went() -> None:
    args = {"name": "planted.docx", "keys": json.dumps(["comments", "properties"])}

    after = Cleaned.of_bytes(children.run("clean", args=args, payload=FILE))

    assert after == cleaned("docx", "comments", "properties")


def test_what_crosses_a_pipe_comes_out_as_it_went_in() -> None:
    removed = (Removable("hidden", "Hidden parts: ü\n", "slide 3", 2, ("a\nb", "")),)
    made = Cleaned(b"\n{}\n\0", removed, "Plän.docx")

    assert Cleaned.of_bytes(made.as_bytes()) == made
    assert tuple(removals.of_json(removals.as_json(removed))) == removed


def test_a_refusal_comes_in_words() -> None:
    with pytest.raises(ChildFailed, match="The file is empty"):
        children.run("removable", args={"name": "a.docx"}, payload=b"")
