"""500 deliverables of one client, in every state, with versions, deliveries and what was said of them."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta

from bulkhead.base.clock import now, today
from bulkhead.base.recurrence import occurrences
from bulkhead.cli.bench.large.words import DICE, some, title
from bulkhead.isolation.chain import Actor
from bulkhead.vault.deliverables.answers import Approval, ChangeAsked, Comment
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.kinds import Kind
from bulkhead.vault.deliverables.models import Blob, Deliverable, Version
from bulkhead.vault.deliverables.planning import instance_id
from bulkhead.vault.deliverables.reviews import Check
from bulkhead.vault.deliverables.rules import Rule, Terms
from bulkhead.vault.people.models import Person
from bulkhead.vault.search.text import keep_text
from bulkhead.vault.trail.models import VaultLine

DELIVERABLES, PAGES, A_PAGE = 500, 6, 230
BACK, AHEAD = timedelta(days=3 * 365), timedelta(days=100)
MANY_VERSIONS = 3
STATE = Deliverable.State


@dataclass(frozen=True)
class Around:
    """For whom and by whom everything is made; whether documents are findable by their text."""

    by: Actor
    people: list[Person]
    day: date
    has_text: bool


def fill_work(by: Actor, *, people: list[Person], has_text: bool) -> None:
    """Inside one client that has nothing yet."""
    around = Around(by, people, today("UTC"), has_text)
    rows = [row for terms in _terms(around.day) for row in _of_rule(terms, around)]
    rows += [_ad_hoc(number, around) for number in range(DELIVERABLES - len(rows))]
    Deliverable.objects.bulk_create(rows)
    versions = [version for row in rows for version in _versions(row, around)]
    Blob.objects.bulk_create(version.blob for version in versions)
    Version.objects.bulk_create(versions)
    newest = {version.deliverable: version for version in versions}  # the last one of each stays.
    _lay_out([version for row, version in newest.items() if row.state == STATE.DELIVERED], around)
    _look_at([version for row, version in newest.items() if row.state in (STATE.DRAFT, STATE.IN_REVIEW)])
    for row in rows:
        VaultLine.append("deliverable.planned", by=by, words=f"{by.name} planned {row.title}.", subject=row.id)
    if has_text:
        for version in versions:
            keep_text(version, passages=[(f"page {page}", some(A_PAGE)) for page in range(1, PAGES + 1)])


def _terms(day: date) -> list[Terms]:
    begun, recently = day - BACK, day - timedelta(days=2 * 365)
    return [
        Terms("Weekly update, {period}", "weekly_update", "week", "weekday", begun, weekday=4),
        Terms("Weekly call", "weekly_call", "week", "weekday", recently, weekday=1, at=time(10), minutes=30),
        Terms("Monthly report, {period}", "monthly_report", "month", "nth_workday", begun, n=3),
        Terms("Recap, {period}", "monthly_recap", "month", "date", begun, n=28, shift="previous"),
        Terms("Board pack, {period}", "board_pack", "quarter", "nth_workday", begun, n=8),
    ]


def _of_rule(terms: Terms, around: Around) -> Iterator[Deliverable]:
    rule = Rule(**asdict(terms), made_by=around.by.name)
    rule.save()
    for each in occurrences(terms.pattern, after=around.day - BACK, until=around.day + AHEAD):
        row = Deliverable(id=instance_id(rule.id, period=each.period), title=rule.title_of(each.period), kind=rule.kind)
        row.due_on = row.rule_on = each.on
        row.rule, row.period, row.at, row.minutes = rule, each.period, rule.at, rule.minutes
        yield _stands(row, around)


def _ad_hoc(number: int, around: Around) -> Deliverable:
    due = around.day - BACK + timedelta(days=number * 10)
    kind = DICE.choice((Kind.PLAN, Kind.AUDIT, Kind.BRIEF, Kind.BUDGET, Kind.WORKSHOP, Kind.INVOICE, Kind.OTHER))
    return _stands(Deliverable(title=title(4)[:120], kind=kind, due_on=due), around)


def _stands(row: Deliverable, around: Around) -> Deliverable:
    """What is over is delivered, but for a few; what is to come is planned, and the next of it begun."""
    until = (row.due_on - around.day).days
    if until < 0:
        shares = {STATE.DELIVERED: 94, STATE.CANCELLED: 3, STATE.IN_REVIEW: 2, STATE.DRAFT: 1}
    elif until < 10:
        shares = {STATE.SCHEDULED: 4, STATE.DRAFT: 3, STATE.IN_REVIEW: 2, STATE.DELIVERED: 1}
    else:
        shares = {STATE.SCHEDULED: 94, STATE.DRAFT: 4, STATE.CANCELLED: 2}
    [row.state] = DICE.choices(list(shares), list(shares.values()))
    row.made_by, row.made_at = around.by.name, _noon(row.due_on - timedelta(days=60))
    return row


def _versions(row: Deliverable, around: Around) -> Iterator[Version]:
    if row.state in (STATE.SCHEDULED, STATE.CANCELLED):
        return
    for number in range(1, MANY_VERSIONS + 1 if DICE.random() < 1 / 3 else 2):
        version = Version(deliverable=row, number=number, name=f"{row.kind}-{number}.docx", kind="docx")
        version.blob = Blob(size=1, sha256=f"{number:064}")
        version.made_by, version.made_from, version.note = around.by.name, "upload", some(6)
        version.made_at = min(_noon(row.due_on - timedelta(days=5 - number)), now())
        yield version


def _lay_out(versions: list[Version], around: Around) -> None:
    """Mostly opened and approved; some of the newer ones wait."""
    deliveries = [_delivery(version, around) for version in versions]
    Delivery.objects.bulk_create(deliveries)
    recent = _noon(around.day - timedelta(days=20))
    settled = [one for one in deliveries if one.delivered_at < recent or DICE.random() < 0.4]
    sponsor, reader = around.people[0], around.people[1]
    opened = {one.pk: one.delivered_at + timedelta(hours=3) for one in settled}
    Reader.objects.bulk_create(
        Reader(delivery=one, person=person, approves=person is sponsor, opened_at=opened.get(one.pk))
        for one in deliveries
        for person in (sponsor, reader)
    )
    Approval.objects.bulk_create(Approval(delivery=one, person=sponsor, given_at=opened[one.pk]) for one in settled)
    asked = [one for one in deliveries if one.pk not in opened and DICE.random() < 0.3]
    ChangeAsked.objects.bulk_create(ChangeAsked(delivery=one, person=sponsor, words=some(30)) for one in asked)
    said = [one for one in deliveries if DICE.random() < 0.2]
    Comment.objects.bulk_create(_comment(one, sponsor) for one in said for _ in range(3))


def _delivery(version: Version, around: Around) -> Delivery:
    at = min(_noon(version.deliverable.due_on), now())
    return Delivery(version=version, delivered_at=at, delivered_by=around.by.name, delivered_by_id=around.by.id)


def _comment(delivery: Delivery, person: Person) -> Comment:
    return Comment(deliverable=delivery.version.deliverable, by_name=person.name, words=some(25))


def _look_at(versions: list[Version]) -> None:
    checks = [
        Check(version=version, place=place, words=f"{some(6)} {place}") for version in versions for place in range(6)
    ]
    Check.objects.bulk_create(checks)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
