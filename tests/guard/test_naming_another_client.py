"""What a sentence may say about other clients, and what it may not."""

import pytest

from bulkhead.guard.matching import judge_text
from bulkhead.guard.readings import FILE_NAME
from tests.guard import cast

NAMES = cast.names()


@pytest.mark.parametrize(
    ("target", "text", "verdict"),
    [
        ("signal", "Bloom wants the same page by Friday.", "ask"),
        ("signal", "Harbor and Bloom both asked for it.", "ask"),
        ("harbor", "I attached 2026-11_Bloom_monthly-report_v2.docx for you.", "stop"),
        ("harbor", "I attached “Bloom - monthly report.docx” for you.", "stop"),
        ("harbor", "The key is k7BloomQ9xA3dR and aB3Bloom9c8D7e6F5.", "pass"),
        ("bloom", "PRODID:-//Signal Inc.//macOS 12.2.1//EN", "pass"),
        ("bloom", "The Signal score rose by 4 points.", "pass"),
        ("signal", "The March deadline is tight.", "pass"),
        ("signal", "The talk was about Pearl Harbor.", "pass"),
        ("signal", "Rose Field and Owen Barrow joined.", "stop"),
        ("signal", "Mark Price said that Cadence agreed.", "stop"),
        ("signal", "BUYING SIGNALS AND THE WEEKLY CADENCE", "pass"),
        ("signal", "Quarterly Board Pack For Harbor", "ask"),
        ("signal", "Reuse the Harbor proposal.", "ask"),
    ],
)
def test_sentences_that_the_first_rules_got_wrong(target: str, text: str, verdict: str) -> None:
    judgement = judge_text(text, place="text", names=NAMES, target=target)

    assert judgement.verdict == verdict


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("Bloom-report.pdf", "stop"),
        ("2026-11_bloom_notes.pdf", "stop"),
        ("BloomReport2026.docx", "stop"),
        ("bloom-report.pdf", "ask"),
        ("Bloom.pdf", "ask"),
        ("2026-march-report.docx", "pass"),
        ("weekly-cadence-report.docx", "pass"),
        ("pilot-study-2026.docx", "pass"),
        ("signal-foundry-deck.pptx", "stop"),
        ("dana.whitfield.pdf", "ask"),
        ("report.pdf", "pass"),
    ],
)
def test_a_file_name_gets_its_verdict(name: str, verdict: str) -> None:
    judgement = judge_text(name, place=FILE_NAME, names=NAMES, target="harbor")

    assert judgement.verdict == verdict


def test_a_finding_says_who_where_and_why() -> None:
    judgement = judge_text(
        "Please write to dana@signalfoundry.example soon.", place="slide 7, speaker notes", names=NAMES, target="harbor"
    )

    finding = judgement.findings[0]
    assert (finding.client, finding.name, finding.place, finding.rule) == (
        "signal",
        "signalfoundry.example",
        "slide 7, speaker notes",
        "e-mail address",
    )
    assert finding.excerpt == "Please write to dana@signalfoundry.example soon."
