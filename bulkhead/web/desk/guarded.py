"""What the guard said, as a card on a screen: which words, where, whose they are."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from bulkhead.crossings.judging import judge_words, named_clients
from bulkhead.guard.verdicts import Finding, Judgement, Verdict
from bulkhead.practice.clients.models import Client
from bulkhead.web.desk.forms.guarded import GuardedForm


class Place(NamedTuple):
    """A finding in its sentence; `hit` is marked."""

    place: str
    before: str
    hit: str
    after: str
    why: str


@dataclass(frozen=True)
class GuardCard:
    """A verdict with its reasons, for ui.guard_card."""

    verdict: str
    name: str
    findings: tuple[Place, ...] = ()
    reason: str = ""

    @classmethod
    def of(cls, judgement: Judgement, *, name: str) -> "GuardCard":
        names = named_clients(judgement)
        places = tuple(_place(finding, names.get(finding.client, "another client")) for finding in judgement.findings)
        return cls(judgement.verdict.value, name, places, judgement.reason)


def words_stopped(form: GuardedForm, *, client: Client, door: str, by: str) -> GuardCard | None:
    """A card when words of this form name another client, or may; None when all of them pass."""
    judged = [judge_words(words, place=place, target=client, door=door, by=by) for place, words in form.guarded_words()]
    bad = [judgement for judgement in judged if judgement.verdict != Verdict.PASS]
    if not bad:
        return None
    verdict = Verdict.STOP if any(judgement.verdict == Verdict.STOP for judgement in bad) else Verdict.ASK
    findings = tuple(finding for judgement in bad for finding in judgement.findings)
    return GuardCard.of(Judgement(verdict, findings), name=f"These words do not go into {client}")


def _place(finding: Finding, client: str) -> Place:
    said = re.search(re.escape(finding.name), finding.excerpt, re.IGNORECASE)
    start, end = said.span() if said else (0, len(finding.excerpt))
    before, hit, after = finding.excerpt[:start], finding.excerpt[start:end], finding.excerpt[end:]
    return Place(finding.place, before, hit, after, f"{client}: {finding.rule}")
