"""Slips of the pen may only ask; other spellings of the same name count for what they are."""

import random
import time

import pytest
from rapidfuzz.distance import OSA

from bulkhead.guard.matching import Names, Term, judge, judge_text
from bulkhead.guard.matching.near import is_one_off
from bulkhead.guard.readings import FILE_NAME, Passage, Reading

TERMS = [
    Term("zephyrine", "legal_name", "Zephyrine Optics SAS"),
    Term("zephyrine", "short_name", "Zephyrine"),
    Term("velmora", "short_name", "Velmora"),
    Term("roof", "legal_name", "Keystone Roofing, Inc."),
    Term("roof", "person", "Dana Whitfield"),
    Term("muller", "legal_name", "Müller Ölmühle GmbH"),
    Term("schroeder", "short_name", "Schroeder"),
    Term("kedr", "short_name", "Кедр"),
    Term("hanbit", "short_name", "한빛물류"),
    Term("nakheel", "short_name", "النخيل"),
    Term("elaion", "short_name", "Ελαιώνας"),
    Term("harbor", "legal_name", "Harbor Family Clinics LLC"),
    Term("bucher", "domain", "bücher.example"),
]
NAMES = Names(TERMS)


def judged(text: str, place: str = "text", target: str = "mine") -> tuple[str, list[str]]:
    judgement = judge_text(text, place=place, names=NAMES, target=target)
    return judgement.verdict, sorted({finding.rule for finding in judgement.findings})


@pytest.mark.parametrize(
    "text",
    ["Zepyhrine pays.", "Zephyrin pays.", "Zephyrrine pays.", "Zephorine pays.", "ZEPHIRINE", "Zephyrune\u00ad pays"],
)
def test_one_slip_in_a_distinct_name_asks_and_says_so(text: str) -> None:
    assert judged(text) == ("ask", ["near name: looks like Zephyrine (spelt differently)"])


def test_a_slip_in_one_word_of_a_longer_name_asks() -> None:
    assert judged("Keystone Rofing sent it.") == (
        "ask",
        ["near name: looks like Keystone Roofing, Inc. (spelt differently)"],
    )
    assert judged("Dana Whitfeld sent it.") == ("ask", ["near name: looks like Dana Whitfield (spelt differently)"])


def test_many_slips_still_only_ask() -> None:
    assert judged("Zepyhrine, Zephirine and Velmura met Dana Whitfeld.")[0] == "ask"


def test_a_slip_in_a_file_name_asks() -> None:
    assert judged("Zepyhrine_report_2026.pdf", FILE_NAME)[0] == "ask"


@pytest.mark.parametrize(
    "text",
    [
        "zepyhrine in small letters",
        "Zephyr winds",
        "Zephyriner",
        "Whitfeld alone",
        "Sent by Donna Whitfeld.",
        "Zeppyhrinne",
        "the velmoro colour",
    ],
)
def test_what_is_further_away_passes(text: str) -> None:
    assert judged(text) == ("pass", [])


def test_a_slip_in_the_own_name_is_no_sign_of_another() -> None:
    names = Names([Term("mine", "short_name", "Zephyrine"), Term("other", "short_name", "Zephyrane")])

    assert judge_text("Zephyrane", place="text", names=names, target="mine").verdict == "stop"
    assert judge_text("Zephyrone", place="text", names=names, target="mine").verdict == "pass"


def test_one_off_agrees_with_the_distance_of_others() -> None:
    dice = random.Random(3)
    words = ["".join(dice.choices("abc", k=dice.randint(1, 5))) for _ in range(400)]

    wrong = [
        (one, other)
        for one, other in zip(words, reversed(words), strict=True)
        if one != other and is_one_off(one, other=other) != (OSA.distance(one, other) <= 1)
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("text", "client"),
    [
        ("Mueller Oelmuehle liefert.", "muller"),
        ("Muller Olmuhle liefert.", "muller"),
        ("die Schröder-Gruppe", "schroeder"),
        ("https://xn--bcher-kva.example/", "bucher"),
        ("договор с Кедром", "kedr"),
        ("한빛물류는 동의했다", "hanbit"),
        ("اتفقنا مع والنخيل", "nakheel"),
        ("عقد للنخيل", "nakheel"),
        ("النخـــيل", "nakheel"),
        ("του Ελαιώνα", "elaion"),
        ("ΕΛΑΙΩΝΑΣ", "elaion"),
        ("Velmoras Umsatz", "velmora"),
        ("V e l m o r a", "velmora"),
        ("V E L M O R A", "velmora"),
        ("K e y s t o n e   R o o f i n g", "roof"),
    ],
)
def test_the_same_name_in_another_script_case_or_keyboard_is_a_stop(text: str, client: str) -> None:
    judgement = judge_text(text, place="text", names=NAMES, target="mine")

    assert (judgement.verdict, {finding.client for finding in judgement.findings}) == ("stop", {client})


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Harbour Family Clinics opened.", "legal name, spelt as elsewhere"),
        ("Ms. Whitfield signed.", "surname of a person, after a title"),
        ("mit Frau Dr. Whitfield", "surname of a person, after a title"),
        ("D. Whitfield signed.", "person, first name shortened"),
        ("Whitfield, Dana", "person"),
        ("WHITFIELD Dana", "person"),
        ("the HFC rollout", "initials of the legal name"),
        ("the HFC rollout, HFC and again HFC", "initials of the legal name"),
    ],
)
def test_a_weaker_spelling_asks_and_says_why(text: str, rule: str) -> None:
    assert judged(text) == ("ask", [rule])


@pytest.mark.parametrize(
    "text", ["Whitfield signed.", "the hfc gas", "dana said", "a harbour family of ducks", "die velmoras"]
)
def test_half_of_a_name_is_none(text: str) -> None:
    assert judged(text)[0] == "pass"


def test_initials_and_another_sign_add_up() -> None:
    assert judged("HFC and Harbour Family Clinics")[0] == "stop"


@pytest.mark.parametrize("letters", ["", "äéøñ"])
def test_near_names_of_five_thousand_are_found_in_time(letters: str) -> None:
    dice = random.Random(7)
    words = ["".join(dice.choices("abcdefghiklmnoprstuvwy" + letters, k=dice.randint(3, 10))) for _ in range(12_000)]
    strangers = ["".join(dice.choices("abcdefghiklmnoprstuvwy" + letters, k=9)).title() for _ in range(5_000)]
    names = Names([Term(f"c{place}", "legal_name", f"{one.title()} Ltd") for place, one in enumerate(strangers)])
    text = " ".join(word.title() for word in dice.choices(words, k=160_000))[:1_000_000]
    reading = Reading("txt", (Passage("text", text),))
    judge(reading, names=names, target="mine")
    began = time.process_time()

    judge(reading, names=names, target="mine")

    assert time.process_time() - began < 0.3
