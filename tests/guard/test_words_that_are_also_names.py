"""The tables of everyday words and their set phrases: readable, sorted, and each phrase does what it says."""

import re

import pytest

from bulkhead.guard.matching import everyday_a_to_m, everyday_n_to_z
from bulkhead.guard.matching.common import COMMON_WORDS, MONTHS
from bulkhead.guard.matching.empty_files import _FOUND
from bulkhead.guard.matching.phrases import PHRASES, TOPICS, is_on_topic, is_set_phrase
from bulkhead.guard.matching.spellings import OTHER_SIDE


@pytest.mark.parametrize("table", [everyday_a_to_m.WORDS, everyday_n_to_z.WORDS, _FOUND])
def test_the_table_is_sorted_and_says_each_word_once(table: str) -> None:
    words = table.split()

    assert words == sorted(set(words))


def test_each_phrase_stands_around_its_word() -> None:
    pairs = [(word, phrase) for word, written in PHRASES.items() for phrase in re.split(r"\s\|\s", written)]
    wrong = [word for word, phrase in pairs if phrase.count("~") != 1]

    assert wrong == []


def test_each_word_of_the_phrases_is_an_everyday_word() -> None:
    assert sorted(set(PHRASES) - COMMON_WORDS - MONTHS) == []


@pytest.mark.parametrize(
    ("before", "word", "after"),
    [
        ("log time in ", "notion", "."),
        ("the ", "apple", " watch"),
        ("at web ", "summit", ""),
        ("mint and ", "mint", " tea"),
        ("", "bloom", "'s taxonomy"),
        ("beacon-", "beacon", "-install-guide"),
        ("on ", "target", ""),
    ],
)
def test_a_set_phrase_is_known(before: str, word: str, after: str) -> None:
    assert is_set_phrase(word, before=before, after=after)


@pytest.mark.parametrize(
    ("before", "word", "after"),
    [("the ", "pilot", " team asked"), ("for ", "target", " we"), ("the ", "apple", " account")],
)
def test_a_name_is_no_set_phrase(before: str, word: str, after: str) -> None:
    assert not is_set_phrase(word, before=before, after=after)


def test_a_sentence_on_the_ordinary_thing_is_known() -> None:
    assert is_on_topic("harvest", sentence="toggl or harvest")
    assert not is_on_topic("harvest", sentence="harvest signed")
    assert "harvest" in TOPICS


def test_each_spelling_has_its_other_side() -> None:
    assert {OTHER_SIDE[OTHER_SIDE[word]] for word in OTHER_SIDE} == set(OTHER_SIDE)
