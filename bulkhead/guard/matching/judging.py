"""From sightings to a verdict: what one sign is worth, and what two are worth together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bulkhead.guard.matching.forms import EVERYDAY
from bulkhead.guard.matching.names import Names, Sighting
from bulkhead.guard.matching.terms import MEDIUM, STRONG, WEAK
from bulkhead.guard.readings import Passage, Reading
from bulkhead.guard.verdicts import Finding, Judgement, Verdict

MOST_FINDINGS = 100


def judge(reading: Reading, *, names: Names, target: str, strict: bool = False) -> Judgement:
    """Strict is for the library and the calendar, where a question is already an answer."""
    sightings = list(names.sightings(reading.passages, target=target))
    verdict = _verdict(sightings, strict=strict)
    if reading.hold and verdict is not Verdict.STOP:
        verdict = Verdict.HOLD
    # The rest of a long list adds nothing for a reader.
    return Judgement(verdict, tuple(findings_of(sightings)[:MOST_FINDINGS]), reading.hold)


def judge_text(text: str, *, place: str, names: Names, target: str, strict: bool = False) -> Judgement:
    return judge(Reading("txt", (Passage(place, text),)), names=names, target=target, strict=strict)


def _verdict(sightings: Sequence[Sighting], *, strict: bool) -> Verdict:
    if not sightings:
        verdict = Verdict.PASS
    elif strict or _is_certain(sightings):
        verdict = Verdict.STOP
    else:
        verdict = Verdict.ASK
    return verdict


def _is_certain(sightings: Sequence[Sighting]) -> bool:
    mediums = [sighting for sighting in sightings if sighting.strength == MEDIUM]
    strong = any(sighting.strength == STRONG for sighting in sightings)
    return strong or len({sighting.finding.name.lower() for sighting in mediums}) > 1 or _adds_up(sightings)


def _adds_up(sightings: Sequence[Sighting]) -> bool:
    """Two mentions of an everyday name, or one beside a person or product of the same client."""
    weak = _weak_totals(sightings)
    beside = {sighting.finding.client for sighting in sightings if sighting.strength == MEDIUM}
    return any(total + (client in beside) > 1 for client, total in weak.items())


def _weak_totals(sightings: Iterable[Sighting]) -> Counter[str]:
    """By client what its everyday names weigh together; the same mention seen twice weighs once."""
    weights = {
        (sighting.finding.client, sighting.finding.name, sighting.context): sighting.weight
        for sighting in sightings
        if sighting.strength == WEAK
    }
    totals: Counter[str] = Counter()
    for (client, _, _), weight in weights.items():
        totals[client] += weight
    return totals


def findings_of(sightings: Sequence[Sighting]) -> list[Finding]:
    """One line for each name and place, the surest first where one place says it in two ways."""
    totals = _weak_totals(sightings)
    found: dict[tuple[str, str, str], Finding] = {}
    for sighting in sightings:
        finding = sighting.finding
        if sighting.strength == WEAK and finding.rule == EVERYDAY:
            finding = replace(finding, rule=f"{EVERYDAY}{_times(totals[finding.client], sighting.weight)}")
        found.setdefault((finding.client, finding.name, finding.place), finding)
    return list(found.values())


def _times(total: int, weight: int) -> str:
    if weight > 1:
        words = ", where a name belongs"
    elif total > 1:
        words = ", twice" if total == 2 else f", {total} times"
    else:
        words = ""
    return words
