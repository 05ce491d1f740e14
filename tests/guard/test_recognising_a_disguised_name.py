"""Spelling, script and layout do not hide a name, and a neighbour's name is not taken for it."""

import random
import time

import pytest

from bulkhead.guard.matching import Names, Term, judge_text
from bulkhead.guard.readings import FILE_NAME, Passage, Reading
from bulkhead.guard.verdicts import Finding, Judgement, Verdict

TERMS = [
    Term("north", "legal_name", "Northwind Traders GmbH"),
    Term("north", "short_name", "Northwind"),
    Term("north", "domain", "northwind.example"),
    Term("north", "person", "Jane Ortiz"),
    Term("north", "email", "jane@mail.example"),
    Term("north", "code_name", "Kestrelbird"),
    Term("nestle", "short_name", "Nestlé"),
    Term("ostra", "short_name", "Ostra Health"),
    Term("hara", "short_name", "O'Hara & Co"),
    Term("tokyo", "legal_name", "日本太郎商事"),
    Term("moscow", "short_name", "Яндолекс"),
    Term("bb", "short_name", "B&B"),
    Term("hfc", "short_name", "HFC"),
    Term("apex", "short_name", "Apex"),
    Term("labs", "short_name", "Apex Labs"),
    Term("tool", "short_name", "Kestrel", common=True),
]
NAMES = Names(TERMS)


@pytest.mark.parametrize(
    ("text", "client"),
    [
        ("the northwind deal", "north"),
        ("NORTHWIND'S plan", "north"),
        ("north\u00adwind", "north"),
        ("North\u200bwind", "north"),
        ("N\u043erthwind", "north"),
        ("\uff2e\uff4f\uff52\uff54\uff48\uff57\uff49\uff4e\uff44", "north"),
        ("N o r t h w i n d", "north"),
        ("#NorthwindLaunch", "north"),
        ("northwind_q3", "north"),
        ("https://www.northwind.example/x", "north"),
        ("write to jane@mail.example", "north"),
        ("sales@shop.northwind.example", "north"),
        ("northwind[.]example", "north"),
        ("Northwind\nTraders", "north"),
        ("\u202eNorthwind\u202c", "north"),
        ("project kestrelbird", "north"),
        ("Nestle", "nestle"),
        ("NESTLE\u0301", "nestle"),
        ("see OstraHealth", "ostra"),
        ("ostra-health.pdf", "ostra"),
        ("O’Hara and Co", "hara"),
        ("契約は日本太郎商事との間", "tokyo"),
        ("для Яндолекс", "moscow"),
        ("the HFC rollout", "hfc"),
    ],
)
def test_a_disguised_name_is_a_stop(text: str, client: str) -> None:
    judgement = judge_text(text, place="text", names=NAMES, target="mine")

    assert (judgement.verdict, {finding.client for finding in judgement.findings}) == ("stop", {client})


@pytest.mark.parametrize(
    "text", ["Jane Ortiz", "Ortiz, Jane", "jane.ortiz", "JANE ORTIZ", "the B&B plan", "with Kestrel"]
)
def test_a_person_or_a_weak_name_is_a_question(text: str) -> None:
    assert judge_text(text, place="text", names=NAMES, target="mine").verdict == "ask"


@pytest.mark.parametrize(
    "text",
    [
        "the north wind blew",
        "northwinds",
        "hfc gas",
        "ortiz jane",
        "jane said. Ortiz came",
        "not-northwind2.example",
        "a kestrel flew",
    ],
)
def test_what_only_resembles_a_name_passes(text: str) -> None:
    assert judge_text(text, place="text", names=NAMES, target="mine").verdict == "pass"


def test_the_longer_name_wins() -> None:
    judgement = judge_text("a call with Apex Labs", place="text", names=NAMES, target="mine")

    assert [finding.client for finding in judgement.findings] == ["labs"]


def test_the_own_name_around_a_foreign_one_wins() -> None:
    assert judge_text("a call with Apex Labs", place="text", names=NAMES, target="labs").verdict == "pass"


def test_the_excerpt_keeps_the_spelling_of_the_text() -> None:
    text = "Für die Übergabe bei Nestlé wünschen wir ein Gespräch."

    assert judge_text(text, place="text", names=NAMES, target="mine").findings[0].excerpt == text


def test_a_judgement_and_a_reading_survive_the_pipe() -> None:
    judgement = Judgement(Verdict.HOLD, (Finding("a", "Nestlé", "page 2", "…", "short name"),), "Page 2 is a picture.")
    reading = Reading("pdf", (Passage(FILE_NAME, "ü.pdf"), Passage("page 1", "lone \ud800 half")), "held")

    assert Judgement.from_json(judgement.as_json()) == judgement
    assert Reading.from_json(reading.as_json()).passages[0] == reading.passages[0]
    assert Reading.from_json(reading.as_json()).hold == "held"


def test_five_thousand_names_in_a_megabyte_are_searched_in_time() -> None:
    dice = random.Random(7)
    words = ["".join(dice.choices("abcdefghiklmnoprstuvwy", k=dice.randint(3, 9))) for _ in range(12_000)]
    names = Names(
        [Term(f"c{place}", "legal_name", f"{words[place]} {words[-place - 1]} Ltd") for place in range(5_000)]
    )
    text = ". ".join(" ".join(dice.choices(words, k=14)).capitalize() for _ in range(10_000))[:1_000_000]
    began = time.process_time()

    list(names.sightings([Passage("text", text)], target="mine"))

    assert time.process_time() - began < 0.3


@pytest.mark.parametrize(
    "text", ["aB" * 300_000, "a" * 600_000 + ".docx", "a-" * 300_000, "a " * 300_000, "*a" * 300_000]
)
def test_a_text_made_to_be_slow_is_not(text: str) -> None:
    began = time.process_time()

    judge_text(text, place="text", names=NAMES, target="mine")

    assert time.process_time() - began < 2
