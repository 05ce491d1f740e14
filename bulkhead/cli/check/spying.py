"""Faults planted on purpose: a check that does not see them is void, whatever else it saw or did not see."""

from dataclasses import replace

from bulkhead.base.canaries import Brand, Canaries
from bulkhead.base.check_report import Spy
from bulkhead.base.clock import today
from bulkhead.cli.check.asking import Asking
from bulkhead.cli.check.cast import BULKHEAD, PORTAL, Extra, Visitor
from bulkhead.cli.check.fields import TOLD
from bulkhead.cli.check.judging import SPY, Finding, Judge
from bulkhead.cli.check.papers import letter
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.practice.clients.models import Client
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.engagement.models import Profile, StatusSentence
from bulkhead.vault.people.models import Person

PAGE, FILE, MAIL = "on a page of another portal", "in the properties of a file that lies there", "in a mail"
FETCHED = "a page of one client, taken for one of another"


def plant_spies(extra: Extra, *, victim: Client, canaries: Canaries) -> None:
    """Canaries of a real client, in the vault of the probe: in a sentence, in a file, in what its mail says."""

    def word(what: str) -> str:
        return canaries.word(Brand(victim.id.hex, TOLD), planted=SPY + what)

    with inside(extra.probe):
        reader = Person.present().earliest("added_at")
        StatusSentence.write(f"{word(PAGE)} is well.", by=BULKHEAD)
        Profile.objects.update(portal_name=word(MAIL))
        deliverable = Deliverable.plan("Plan", kind="plan", due_on=today("UTC"), by=BULKHEAD)
        kept = vault_blobs().put([letter(word(FILE))])
        version = deliverable.add_version(kept, name="plan.docx", kind="docx", by=BULKHEAD)
        deliverable.send_for_review(by=BULKHEAD)
        Delivery.deliver(version, readers=[], approvers=[reader], by=BULKHEAD)


def spies_seen(
    findings: list[Finding], *, letters: set[str], extra: Extra, fetched: bool
) -> tuple[tuple[Spy, ...], list[Finding]]:
    """Which of them were seen; and what was found besides."""
    of_spies = [one for one in findings if SPY in one.what and one.own == extra.probe.id.hex]
    told = {one.what for one in of_spies if one.surface == PORTAL}
    seen = {what: any(one.startswith(SPY + what) for one in told) for what in (PAGE, FILE)}
    spies = (
        *(Spy(what, found) for what, found in seen.items()),
        Spy(MAIL, SPY + MAIL in letters),
        Spy(FETCHED, fetched),
    )
    return spies, [one for one in findings if SPY not in one.what]


def is_fetched_one_seen(visitors: list[Visitor], *, judge: Judge, extra: Extra) -> bool:
    """A page that somebody may read, judged as though somebody of another client had read it."""
    victim = next(one for one in visitors if one.surface == PORTAL and not one.is_nobody)
    stranger = replace(victim, own=extra.newcomer.id.hex)
    answer = Asking().ask(victim, path="/")
    return any(one.kind == "canary" for one in judge.judge(answer, visitor=stranger, path="/"))
