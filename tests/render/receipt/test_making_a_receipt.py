"""The proof of a delivery on paper: what it says, whatever the words are, and that every reader can read it."""

import io
import json
import time
from dataclasses import asdict, replace
from datetime import datetime

import pikepdf
import pypdfium2 as pdfium
import pytest

from bulkhead.render.receipt import Reader, Receipt, receipt
from bulkhead.render.refusals import Refused
from tests.render.receipt.facts import DAY, FACTS

HOSTILE = [
    '#read("/etc/passwd")',
    "*bold* _slanted_ $x^2$ `code` #sys.inputs \\ @ref <label>",
    "] #panic() [",
    '"); #import "@preview/x:1.0.0"',
    "a" * 3000,
    "\u202egnp.exe\u202c\x00\x1b[31m",
    "= Heading\n- item",
]


def words(content: bytes) -> str:
    document = pdfium.PdfDocument(content)
    try:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    return " ".join(text.replace("\u200b", "").split())


def as_json(facts: Receipt) -> bytes:
    return json.dumps(
        asdict(facts), default=lambda value: value.isoformat() if isinstance(value, datetime) else ""
    ).encode()


def test_a_receipt_says_what_was_delivered_to_whom_and_what_they_answered() -> None:
    said = words(receipt(FACTS))

    expected = [
        "Maren Holt delivered “October board pack” to the portal of Signal & Söhne GmbH.",
        "2 of 3 readers have opened it.",
        "Version 3",
        "1,234,567 bytes",
        "ab" * 32,
        "24 Nov 2026, 09:12 CET (Europe/Berlin)",
        "Carla Ortiz Sponsor 24 Nov 2026, 09:12 CET Approved, 24 Nov 2026, 09:12 CET",
        "Ben Ito Board Not opened No answer",
        "Asked for a change, 24 Nov 2026, 09:12 CET",
        "line 1,412 of the portal’s log",
        "cd" * 32,
        "Page 1 of 1",
    ]
    assert [each for each in expected if each not in said] == []


def test_a_receipt_is_tagged_titled_and_names_its_language() -> None:
    with pikepdf.open(io.BytesIO(receipt(FACTS))) as document:
        assert document.Root.MarkInfo.Marked is True
        assert document.Root.Lang == "en"
        assert document.docinfo.Title == "Proof of delivery: October board pack"
        assert document.open_metadata()["pdfuaid:part"] == "1"
        assert len(document.pages) == 1


def test_the_same_facts_give_the_same_bytes() -> None:
    assert receipt(FACTS) == receipt(FACTS)


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_people_are_never_markup(text: str) -> None:
    facts = replace(FACTS, title=text, portal=text, kind=text, delivered_by=text, readers=(Reader(text, text, DAY),))

    said = words(receipt(facts))

    shown = " ".join("".join(letter for letter in text if letter.isprintable() or letter == "\n").split())
    assert shown.replace(" ", "")[:60] in said.replace(" ", "")
    assert "root:" not in said


@pytest.mark.parametrize("name", ["山田太郎", "משה כהן", "Αλέξης", "Łukasz Żak", "Жуков", "🙂 Ann", ""])
def test_a_name_in_any_script_makes_a_receipt(name: str) -> None:
    made = receipt(replace(FACTS, portal=name, readers=(Reader(name, "Board"),)))

    assert made.startswith(b"%PDF-")


def test_many_readers_run_over_pages_under_the_same_head() -> None:
    readers = tuple(Reader(f"Reader {number}", "Board") for number in range(80))

    said = words(receipt(replace(FACTS, readers=readers)))

    assert "Reader 79 Board" in said
    assert said.count("Name Role First opened Answer") > 1
    assert "Page 2 of" in said


def test_without_readers_it_says_so() -> None:
    assert "Nobody was named as a reader." in words(receipt(replace(FACTS, readers=())))


def test_without_a_line_in_the_log_it_says_so() -> None:
    said = words(receipt(replace(FACTS, log_line=0, chain="")))

    assert "The portal’s log holds no line about this delivery, so it cannot be checked there." in said


def test_times_are_those_of_the_client() -> None:
    assert "24 Nov 2026, 03:12 EST (America/New_York)" in words(receipt(replace(FACTS, zone="America/New_York")))


def test_facts_come_as_json() -> None:
    assert Receipt.from_json(as_json(FACTS)) == FACTS


def test_a_receipt_without_its_facts_is_refused_and_names_them() -> None:
    given = json.loads(as_json(FACTS))
    del given["chain"], given["log_line"]

    with pytest.raises(Refused, match=r"^A receipt cannot be made without chain, log_line\.$"):
        Receipt.from_json(json.dumps(given).encode())


def test_a_receipt_is_made_in_a_moment() -> None:
    receipt(FACTS)
    began = time.process_time()

    receipt(FACTS)

    assert time.process_time() - began < 0.3
