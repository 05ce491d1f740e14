"""Thirty short texts, what each goes into, and the verdict that the rules of the guard give it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bulkhead.guard.matching import Names
from bulkhead.guard.names_file import parse_names

TEXT, FILE_NAME, COMPANY, LIBRARY, CALENDAR = "text", "file name", "company", "library", "calendar"


@dataclass(frozen=True)
class Vector:
    number: int
    into: str
    text: str
    verdict: str
    surface: str = TEXT


VECTORS = (
    Vector(1, "harbor", "We rely on the safe harbor provision.", "pass"),
    Vector(2, "cadence", "Anchor text on distributor pages needs work.", "pass"),
    Vector(3, "signal", "Keep the weekly cadence with sales.", "pass"),
    Vector(4, "signal", "Cadence's RFQ form converts at 12 %.", "ask"),
    Vector(5, "signal", "As agreed with Cadence, the Cadence board wants RFQs.", "stop"),
    Vector(6, "bloom", "Buying signals rose after the pilot.", "pass"),
    Vector(7, "bloom", "Signal Foundry pipeline review", "stop"),
    Vector(8, "harbor", "see dana@signalfoundry.example", "stop"),
    Vector(9, "signal", "Campaign launches in March.", "pass"),
    Vector(10, "signal", "March Provisions wants a COO", "stop"),
    Vector(11, "pilot", "The pilot programme covers 12 schools.", "pass"),
    Vector(12, "anchor", "The Pilot team asked about cloud spend.", "ask"),
    Vector(13, "bloom", "We ship with Anchor Line Freight from the Reno depot.", "stop"),
    Vector(14, "signal", "Mark price increases clearly on the rate card.", "pass"),
    Vector(15, "signal", "Mark Price approved the quote.", "ask"),
    Vector(16, "signal", "Mark Price at cadencetooling.example approved.", "stop"),
    Vector(17, "harbor", "2026-11_Bloom_monthly-report_v2.docx", "stop", FILE_NAME),
    Vector(18, "harbor", "Bloom &amp; Barrow Ltd", "stop", COMPANY),
    Vector(19, "library", "Template: positioning grid (no names)", "pass", LIBRARY),
    Vector(20, "library", "Used at Harbor to lift bookings", "stop", LIBRARY),
    Vector(21, "signal", "Monthly report", "pass", CALENDAR),
    Vector(22, "signal", "Pricing memo re acquisition of Tempo", "stop", CALENDAR),
    Vector(23, "signal", "Anchor pricing is a bias to avoid.", "pass"),
    Vector(24, "bloom", "Sales are in full bloom at Bloom.", "pass"),
    Vector(25, "signal", "Grace Long joined the call.", "ask"),
    Vector(26, "harbor", "The schedule is on autopilot; a pilot study starts in March 2027.", "pass"),
    Vector(27, "signal", "Pilot customers love it.", "pass"),
    Vector(28, "cadence", "Summary for Anchor: cash is fine.", "ask"),
    Vector(29, "harbor", "Reach bloom rates of 4 % at the harbor site.", "pass"),
    Vector(30, "bloom", "Anchor the offer, then signal scarcity; keep cadence weekly.", "pass"),
)


@cache
def names() -> Names:
    return Names(parse_names(Path(__file__).with_name("northlight.names").read_text("utf-8")))
