"""Whatever Office does with the letters of a field, it comes out filled and nothing else changes."""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bulkhead.render.template import bind_gaps, fill, survey
from tests.render.paper import packed, paper, parts, saved, with_body
from tests.render.template import book, deck

WORDS = st.text("ab {}.&<é\u00a0", max_size=10).filter(lambda text: "{{" not in text and "}}" not in text)
NAMES = st.sampled_from(["{{client.name}}", "{{ client.name }}", "{{due}}"])
LINES = st.lists(st.tuples(WORDS, NAMES, WORDS, st.sets(st.integers(0, 60), max_size=9)), min_size=1, max_size=4)
VALUES = {"client.name": "{{A & B}} <i>", "due": "1 May"}
EMPTY_DECK = deck.saved(deck.deck("x", "y"))
EMPTY_BOOK = book.book(book.cells(A1="x", A2="y", A3="z", A4="a"))
EMPTY_PAPER = fill("a.docx", content=saved(paper()), values={}).content


def runs(text: str, cuts: set[int], run: Callable[[str], str]) -> str:
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    return "".join(run(escape(text[start:end])) for start, end in pairwise(edges))


def as_paper(lines: list[tuple[str, set[int]]]) -> bytes:
    said = [runs(text, cuts, lambda one: f'<w:r><w:t xml:space="preserve">{one}</w:t></w:r>') for text, cuts in lines]
    return with_body(EMPTY_PAPER, "".join(f"<w:p>{each}</w:p>" for each in said))


def as_deck(lines: list[tuple[str, set[int]]]) -> bytes:
    said = [runs(text, cuts, lambda one: f'<a:r><a:rPr b="1"/><a:t>{one}</a:t></a:r>') for text, cuts in lines]
    found = parts(EMPTY_DECK)
    body = "".join(f"<a:p>{each}</a:p>" for each in said)
    slide = found["ppt/slides/slide2.xml"].decode()
    found["ppt/slides/slide2.xml"] = re.sub(r"<a:p>.*</a:p>", lambda _: body, slide).encode()
    return packed(found)


def as_book(lines: list[tuple[str, set[int]]]) -> bytes:
    said = [
        runs(text, cuts, lambda one: f'<r><rPr><b/></rPr><t xml:space="preserve">{one}</t></r>') for text, cuts in lines
    ]
    found = parts(EMPTY_BOOK)
    strings = found["xl/sharedStrings.xml"].decode()
    rows = "".join(f"<si>{each}</si>" for each in said) + "<si><t>kept</t></si>" * (4 - len(said))
    found["xl/sharedStrings.xml"] = re.sub(r"<si>.*</si>", lambda _: rows, strings).encode()
    return packed(found)


KINDS = {
    "a.docx": (as_paper, "word/document.xml", "{*}p"),
    "a.pptx": (as_deck, "ppt/slides/slide2.xml", "{*}p"),
    "a.xlsx": (as_book, "xl/sharedStrings.xml", "{*}si"),
}


def told(content: bytes, part: str, tag: str) -> list[str]:
    root = etree.fromstring(parts(content)[part])
    return ["".join(leaf.text or "" for leaf in each.iter("{*}t")) for each in root.iter(tag)]


def bones(content: bytes, part: str) -> bytes:
    """The part without its letters."""
    root = etree.fromstring(parts(content)[part])
    for leaf in root.iter("{*}t"):
        leaf.text = None
        leaf.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
    return etree.tostring(root, method="c14n")


def beside(part: str, content: bytes) -> dict[str, bytes]:
    return {name: body for name, body in parts(content).items() if name != part}


@cache
def untouched(name: str) -> dict[str, bytes]:
    """All other parts, as a copy without any field has them."""
    make, part, _ = KINDS[name]
    return beside(part, fill(name, content=make([("kept", set())]), values={}).content)


def joined(lines: list[tuple[str, str, str, set[int]]]) -> list[tuple[str, set[int]]]:
    # A brace beside the field would be a field of three braces, which is another matter.
    return [(before.rstrip("{}") + name + after.lstrip("{}"), cuts) for before, name, after, cuts in lines]


def value_of(text: str) -> str:
    return re.sub(r"\{\{\s*(client\.name|due)\s*\}\}", lambda found: VALUES[found[1]], text)


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=20, deadline=None)
@given(lines=LINES)
def test_fields_come_out_filled_and_nothing_else_changes(
    name: str, lines: list[tuple[str, str, str, set[int]]]
) -> None:
    make, part, tag = KINDS[name]
    said = joined(lines)
    content = make(said)

    filled = fill(name, content=content, values=VALUES).content

    before = told(content, part, tag)
    assert told(filled, part, tag) == [value_of(text) for text in before]
    assert bones(filled, part) == bones(content, part)
    assert beside(part, filled) == untouched(name)
    assert {use.field for use in survey(name, content=content).uses} == {asked.strip("{} ") for _, asked, _, _ in lines}


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=15, deadline=None)
@given(cuts=st.sets(st.integers(0, 40), max_size=9))
def test_a_gap_becomes_a_field_wherever_it_is_cut(name: str, cuts: set[int]) -> None:
    make, part, tag = KINDS[name]
    content = make([("For [Client Name], <Company> & co", cuts)])

    bound = bind_gaps(name, content=content, mapping={"[Client Name]": "client.name", "<Company>": "due"})

    assert "For {{client.name}}, {{due}} & co" in told(bound, part, tag)
    assert bones(bound, part) == bones(content, part)
    assert {key for key, body in parts(bound).items() if body != parts(content)[key]} == {part}
