"""Short, contained, doubled and shared names: each has its rule, and the finding says it."""

import pytest

from bulkhead.guard.matching import Names, Term, judge_text
from bulkhead.guard.names_file import parse_names

LINES = """
aco = Aco Systems, Aco, acosystems.example
acme = Acme Holdings, Acme, Acme, acmeholdings.example
acmelabs = Acme Labs, acmelabs.example
x = Xylander AG, X
brightwater = Brightwater Clinic Partners, Brightwater, Carla Jansen
tidewell = Tidewell Marine Supply, Tidewell, Carla Jansen
north = Lumen North Energy, lumengroup.example
south = Lumen South Energy, lumengroup.example
"""
TERMS = parse_names(LINES)
NAMES = Names(TERMS)


def judged(text: str, target: str = "mine") -> tuple[str, list[tuple[str, str]]]:
    judgement = judge_text(text, place="text", names=NAMES, target=target)
    return judgement.verdict, sorted((finding.client, finding.rule) for finding in judgement.findings)


def test_a_name_that_stands_twice_on_a_line_is_one_name() -> None:
    assert len([term for term in TERMS if term.value == "Acme"]) == 1


@pytest.mark.parametrize(
    ("text", "client"), [("with Aco", "aco"), ("with Acme", "acme"), ("with Acme Labs", "acmelabs")]
)
def test_of_names_inside_each_other_the_longest_is_meant(text: str, client: str) -> None:
    verdict, found = judged(text)

    assert (verdict, {who for who, _ in found}) == ("stop", {client})


@pytest.mark.parametrize("text", ["Acoustic and Acmeist", "the acorn", "a plan for X", "option X and option Y"])
def test_the_letters_of_a_short_name_inside_other_words_are_nothing(text: str) -> None:
    assert judged(text) == ("pass", [])


def test_the_own_longer_name_does_not_name_the_shorter_one() -> None:
    assert judged("The plan of Acme Labs.", target="acmelabs") == ("pass", [])
    assert judged("The plan of Acme Holdings.", target="acmelabs")[0] == "stop"


def test_a_person_of_two_clients_asks_and_names_both() -> None:
    assert judged("Carla Jansen signed.") == (
        "ask",
        [("brightwater", "person that 2 clients share"), ("tidewell", "person that 2 clients share")],
    )


def test_a_second_sign_of_one_of_the_two_is_a_stop() -> None:
    assert judged("Carla Jansen of Tidewell signed.")[0] == "stop"


def test_what_is_shared_with_the_target_is_no_sign_there() -> None:
    assert judged("Carla Jansen signed.", target="tidewell") == ("pass", [])
    assert judged("mail@lumengroup.example", target="north") == ("pass", [])


def test_a_domain_of_two_others_is_surely_not_the_targets_and_names_both() -> None:
    assert judged("mail@lumengroup.example", target="aco") == (
        "stop",
        [("north", "e-mail address that 2 clients share"), ("south", "e-mail address that 2 clients share")],
    )


def test_an_everyday_name_says_why_it_counts() -> None:
    names = Names([Term("bloom", "short_name", "Bloom")])

    once = judge_text("As agreed with Bloom.", place="text", names=names, target="mine")
    twice = judge_text("As agreed with Bloom, the Bloom board wants it.", place="text", names=names, target="mine")
    label = judge_text("Bloom", place="properties, company", names=names, target="mine")

    assert [finding.rule for judgement in (once, twice, label) for finding in judgement.findings] == [
        "everyday word used as a name",
        "everyday word used as a name, twice",
        "everyday word used as a name, where a name belongs",
    ]
    assert [judgement.verdict for judgement in (once, twice, label)] == ["ask", "stop", "stop"]
