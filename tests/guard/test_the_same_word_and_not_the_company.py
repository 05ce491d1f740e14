"""An exception that a practice made: in this phrase the name is an ordinary word."""

import pytest

from bulkhead.guard.matching import Names, SameWord, Term, judge_text
from tests.guard import cast


def verdict(text: str, *same_words: SameWord, target: str = "harbor") -> str:
    names = Names(cast.terms(), same_words=same_words)
    return judge_text(text, place="text", names=names, target=target).verdict


@pytest.mark.parametrize(
    "text",
    [
        "We sit with the Bloom & Grow circle on Monday.",
        "we sit with the bloom and grow circle",
        "We sit with the BLOOM AND GROW circle.",
        "We sit with the Bl\u00adoom & Grow circle.",
        "See the file Bloom-and-Grow.pdf for it.",
    ],
)
def test_a_name_inside_its_phrase_is_an_ordinary_word(text: str) -> None:
    assert verdict(text, SameWord("bloom", "Bloom and Grow")) == "pass"


def test_without_the_exception_the_same_sentence_asks() -> None:
    assert verdict("We sit with Bloom & Grow on Monday.") == "ask"


def test_the_name_outside_of_the_phrase_still_counts() -> None:
    text = "Bloom and Grow is a circle. As agreed with Bloom, the Bloom board decides."

    assert verdict(text, SameWord("bloom", "Bloom and Grow")) == "stop"


def test_an_exception_for_one_client_holds_only_there() -> None:
    same = SameWord("bloom", "Bloom and Grow", target="signal")

    assert verdict("We sit with Bloom and Grow on Monday.", same, target="signal") == "pass"
    assert verdict("We sit with Bloom and Grow on Monday.", same, target="harbor") == "ask"


def test_an_exception_of_one_client_does_not_excuse_another() -> None:
    same = SameWord("cadence", "Bloom and Grow")

    assert verdict("We sit with Bloom and Grow on Monday.", same) == "ask"


def test_a_longer_name_is_not_excused_by_a_phrase_that_holds_a_part_of_it() -> None:
    assert verdict("The Bloom & Barrow Ltd pack", SameWord("bloom", "Bloom")) == "stop"


def test_a_phrase_without_letters_excuses_nothing() -> None:
    assert verdict("We sit with Bloom on Monday.", SameWord("bloom", "--")) == "ask"


def of_velmora(text: str, phrase: str) -> str:
    names = Names([Term("velmora", "short_name", "Velmora")], same_words=[SameWord("velmora", phrase)])
    return judge_text(text, place="text", names=names, target="harbor").verdict


@pytest.mark.parametrize(
    "between", [". ", "! ", "; ", ", ", ": ", " (", "\t", "\n\n", " – ", " - ", " | ", ".\u200b ", "… "]
)
def test_a_phrase_does_not_reach_over_the_end_of_a_sentence(between: str) -> None:
    assert of_velmora(f"We met Velmora{between}Blue skies after.", "velmora blue") == "stop"


@pytest.mark.parametrize("between", [" ", "-", "\n", "/", " & ", " “", "_"])
def test_a_phrase_is_the_same_however_its_words_are_joined(between: str) -> None:
    assert of_velmora(f"A wall in Velmora{between}Blue.", "velmora blue") == "pass"


def test_a_phrase_with_a_full_stop_of_its_own_holds_it() -> None:
    assert of_velmora("We sit in St. Velmora on Monday.", "St. Velmora") == "pass"
    assert of_velmora("We sit in St; Velmora pays.", "St. Velmora") == "stop"
