"""The vectors, each where it belongs: in a text, a letter, the name or a property of a file, the library."""

import pytest
from docx.document import Document

from bulkhead.guard.matching import judge, judge_text
from bulkhead.guard.reading import read
from tests.guard import documents
from tests.guard.planting.package import Package
from tests.guard.planting.shared import put_properties
from tests.guard.vectors import CALENDAR, COMPANY, FILE_NAME, LIBRARY, TEXT, VECTORS, Vector, names


def on(*surfaces: str) -> list[Vector]:
    return [vector for vector in VECTORS if vector.surface in surfaces]


def letter(words: str) -> bytes:
    def write(document: Document) -> None:
        document.add_paragraph("A plain first paragraph.")
        document.add_paragraph(words)

    return documents.letter(write)


def verdict_on_file(name: str, *, content: bytes, into: str) -> str:
    return judge(read(name, content=content), names=names(), target=into).verdict


@pytest.mark.parametrize("vector", on(TEXT), ids=lambda vector: f"{vector.number}")
def test_a_text_gets_its_verdict(vector: Vector) -> None:
    judgement = judge_text(vector.text, place="text", names=names(), target=vector.into)

    assert judgement.verdict == vector.verdict, judgement.findings


@pytest.mark.parametrize("vector", on(TEXT), ids=lambda vector: f"{vector.number}")
def test_the_same_words_in_a_letter_get_the_same_verdict(vector: Vector) -> None:
    assert verdict_on_file("notes.docx", content=letter(vector.text), into=vector.into) == vector.verdict


@pytest.mark.parametrize("vector", on(FILE_NAME), ids=lambda vector: f"{vector.number}")
def test_the_name_of_a_harmless_letter_gets_its_verdict(vector: Vector) -> None:
    assert verdict_on_file(vector.text, content=letter("Nothing more."), into=vector.into) == vector.verdict


@pytest.mark.parametrize("vector", on(COMPANY), ids=lambda vector: f"{vector.number}")
def test_the_company_of_a_harmless_letter_gets_its_verdict(vector: Vector) -> None:
    package = Package(letter("Nothing more."))
    put_properties(package, {"dc:title": "Notes"}, app={"Company": vector.text}, custom={})

    assert verdict_on_file("notes.docx", content=package.saved(), into=vector.into) == vector.verdict


@pytest.mark.parametrize("vector", on(LIBRARY, CALENDAR), ids=lambda vector: f"{vector.number}")
def test_the_library_and_the_calendar_do_not_ask(vector: Vector) -> None:
    place = "calendar word" if vector.surface == CALENDAR else "text"

    judgement = judge_text(vector.text, place=place, names=names(), target=vector.into, strict=True)

    assert judgement.verdict == vector.verdict, judgement.findings


def test_each_of_the_thirty_is_asked_once() -> None:
    assert [vector.number for vector in VECTORS] == list(range(1, 31))
    assert len(on(TEXT)) + len(on(FILE_NAME, COMPANY, LIBRARY, CALENDAR)) == 30
