"""What a sentence may say about other clients, and what it may not."""

import pytest

from bulkhead.guard.matching import judge_text
from bulkhead.guard.readings import FILE_NAME
from tests.guard import cast

NAMES = cast.names()

SENTENCES = [
    ("harbor", "We rely on the safe harbor provision.", "pass"),
    ("cadence", "Anchor text on distributor pages needs work.", "pass"),
    ("signal", "Keep the weekly cadence with sales.", "pass"),
    ("signal", "Cadence's RFQ form converts at 12 %.", "ask"),
    ("signal", "As agreed with Cadence, the Cadence board wants RFQs.", "stop"),
    ("bloom", "Buying signals rose after the pilot.", "pass"),
    ("bloom", "Signal Foundry pipeline review", "stop"),
    ("harbor", "see dana@signalfoundry.example", "stop"),
    ("signal", "Campaign launches in March.", "pass"),
    ("signal", "March Provisions wants a COO", "stop"),
    ("pilot", "The pilot programme covers 12 schools.", "pass"),
    ("anchor", "The Pilot team asked about cloud spend.", "ask"),
    ("bloom", "We ship with Anchor Line Freight from the Reno depot.", "stop"),
    ("signal", "Mark price increases clearly on the rate card.", "pass"),
    ("signal", "Mark Price approved the quote.", "ask"),
    ("signal", "Mark Price at cadencetooling.example approved.", "stop"),
    ("bloom", "Sales are in full bloom at Bloom.", "pass"),
    ("signal", "Anchor pricing is a bias to avoid.", "pass"),
    ("signal", "Grace Long joined the call.", "ask"),
    ("harbor", "The schedule is on autopilot; a pilot study starts in March 2027.", "pass"),
    ("signal", "Pilot customers love it.", "pass"),
    ("cadence", "Summary for Anchor: cash is fine.", "ask"),
    ("harbor", "Reach bloom rates of 4 % at the harbor site.", "pass"),
    ("bloom", "Anchor the offer, then signal scarcity; keep cadence weekly.", "pass"),
]
LABELLED = [
    ("harbor", FILE_NAME, "2026-11_Bloom_monthly-report_v2.docx", "stop"),
    ("harbor", "properties, company", "Bloom & Barrow Ltd", "stop"),
]
STRICT = [
    ("library", "Template: positioning grid (no names)", "pass"),
    ("library", "Used at Harbor to lift bookings", "stop"),
    ("calendar", "Monthly report", "pass"),
    ("calendar", "Pricing memo re acquisition of Tempo", "stop"),
]


@pytest.mark.parametrize(("target", "text", "verdict"), SENTENCES)
def test_a_sentence_gets_its_verdict(target: str, text: str, verdict: str) -> None:
    judgement = judge_text(text, place="text", names=NAMES, target=target)

    assert judgement.verdict == verdict


@pytest.mark.parametrize(("target", "place", "text", "verdict"), LABELLED)
def test_a_label_gets_its_verdict(target: str, place: str, text: str, verdict: str) -> None:
    judgement = judge_text(text, place=place, names=NAMES, target=target)

    assert judgement.verdict == verdict


@pytest.mark.parametrize(("target", "text", "verdict"), STRICT)
def test_the_library_and_the_calendar_do_not_ask(target: str, text: str, verdict: str) -> None:
    judgement = judge_text(text, place="title", names=NAMES, target=target, strict=True)

    assert judgement.verdict == verdict


@pytest.mark.parametrize(
    ("target", "text", "verdict"),
    [
        ("signal", "Bloom wants the same page by Friday.", "ask"),
        ("signal", "Harbor and Bloom both asked for it.", "ask"),
        ("harbor", "I attached 2026-11_Bloom_monthly-report_v2.docx for you.", "stop"),
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
        "e-mail",
    )
    assert finding.excerpt == "Please write to dana@signalfoundry.example soon."
