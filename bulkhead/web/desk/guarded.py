"""What the guard said, as a card on a screen: which words, where, whose they are."""

from dataclasses import dataclass

from bulkhead.crossings.judging import judge_words, named_clients
from bulkhead.guard.verdicts import Judgement, Verdict
from bulkhead.practice.clients.models import Client
from bulkhead.web.desk.forms.guarded import GuardedForm
from bulkhead.web.desk.shown.places import OTHER, Place


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
        places = [Place.of(found, owner=names.get(found.client, OTHER)) for found in judgement.findings]
        return cls(judgement.verdict.value, name, tuple(places), judgement.reason)


def words_stopped(form: GuardedForm, *, client: Client, door: str, by: str) -> GuardCard | None:
    """A card when words of this form name another client, or may; None when all of them pass."""
    judged = [
        judge_words(one.words, place=one.place, target=client, door=door, by=by, strict=one.strict)
        for one in form.guarded_words()
    ]
    bad = [judgement for judgement in judged if judgement.verdict != Verdict.PASS]
    if not bad:
        return None
    verdict = Verdict.STOP if any(judgement.verdict == Verdict.STOP for judgement in bad) else Verdict.ASK
    findings = tuple(finding for judgement in bad for finding in judgement.findings)
    return GuardCard.of(Judgement(verdict, findings), name=f"These words do not go into {client}")
