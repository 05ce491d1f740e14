"""From sightings to a verdict: what one sign is worth, and what two are worth together."""

from collections import Counter
from collections.abc import Sequence

from bulkhead.guard.matching.names import Names, Sighting, findings_of
from bulkhead.guard.matching.terms import MEDIUM, STRONG, WEAK
from bulkhead.guard.readings import Passage, Reading
from bulkhead.guard.verdicts import Judgement, Verdict

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
    weak = {
        (sighting.finding.client, sighting.finding.name, sighting.context): sighting.weight
        for sighting in sightings
        if sighting.strength == WEAK
    }
    totals: Counter[str] = Counter()
    for (client, _, _), weight in weak.items():
        totals[client] += weight
    totals.update({sighting.finding.client for sighting in sightings if sighting.strength == MEDIUM})
    weak_clients = {client for client, _, _ in weak}
    return any(total > 1 and client in weak_clients for client, total in totals.items())
