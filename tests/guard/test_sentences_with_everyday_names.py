"""How often the guard is right about sentences whose clients are called like everyday words; it may only get better."""

from collections.abc import Callable
from dataclasses import astuple

import pytest

from bulkhead.guard.verdicts import Verdict
from tests.guard.sentences.halves import HELD_OUT, SEEN, Figures, half_of, measure, sentences, terms, verdict_on

# What was measured last, rounded down; raise it, never lower it. Nobody looks at the errors of the second half.
FLOORS = {
    SEEN: Figures(sentences=167, precision=100, recall=100, exact=100),
    HELD_OUT: Figures(sentences=180, precision=95, recall=90, exact=92),
}


@pytest.mark.parametrize("half", FLOORS)
def test_the_guard_is_right_at_least_as_often_as_before(
    half: str, record_property: Callable[[str, object], None]
) -> None:
    pairs = [(sentence.wanted, verdict_on(sentence)) for sentence in sentences(half)]

    found = measure(pairs)

    record_property(
        "measured",
        f"Guard, {found.sentences} {half} sentences: precision {found.precision:.1f} %, recall {found.recall:.1f} %,"
        f" exact verdict {found.exact:.1f} %",
    )
    assert [now >= floor for now, floor in zip(astuple(found), astuple(FLOORS[half]), strict=True)] == [True] * 4, found


def test_about_half_of_the_sentences_must_pass() -> None:
    wanted = [sentence.wanted for half in FLOORS for sentence in sentences(half)]

    assert (len(wanted) >= 220, 0.45 < wanted.count(Verdict.PASS) / len(wanted) < 0.55) == (True, True)


def test_no_sentence_stands_twice_and_its_half_follows_from_its_words() -> None:
    found = [(sentence.into, sentence.surface, sentence.text) for half in FLOORS for sentence in sentences(half)]

    assert len(set(found)) == len(found)
    assert [half_of("signal", f"Sentence {number}.") for number in range(4)] == [HELD_OUT, HELD_OUT, SEEN, HELD_OUT]


def test_the_figures_are_counted_as_they_are_named() -> None:
    ask, stop, free = Verdict.ASK, Verdict.STOP, Verdict.PASS

    assert measure([(ask, stop), (stop, stop), (free, ask), (ask, free)]) == Figures(4, 200 / 3, 200 / 3, 25)


def test_every_sentence_goes_into_a_client_of_the_practice() -> None:
    into = {sentence.into for half in FLOORS for sentence in sentences(half)}

    assert into - {term.client for term in terms()} == {"library"}
