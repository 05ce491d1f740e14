"""A deliverable as it should be after each act, worked out beside the product; and two people who act on it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from bulkhead.isolation.blobs import vault_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.deliverables.reviews import Check
from bulkhead.vault.people.models import Person

FIRST = date(2026, 12, 1)
LINES = ("The figures were compared", "Nobody is named")


@dataclass(frozen=True)
class Life:
    """Everything that may be seen of a deliverable from outside."""

    title: str = "0"
    due_on: date = FIRST
    state: str = "scheduled"
    versions: int = 0
    edition: int = 1
    delivered: int = 0
    settled: frozenset[str] = frozenset()  # of the newest version's checklist, which a review asks for.
    asked: bool = False

    @classmethod
    def of(cls, row: Deliverable) -> "Life":
        fresh = Deliverable.objects.get(pk=row.pk)
        newest = fresh.latest
        checks = list(newest.checks.all()) if newest else []
        settled = frozenset(check.words for check in checks if not check.is_open)
        given = Delivery.objects.filter(version__deliverable=row).count()
        numbers = fresh.versions.count()
        shown = (fresh.title, fresh.due_on, fresh.state, numbers, fresh.edition, given, settled)
        return cls(*shown, asked=bool(checks))

    def changed(self, *, seen: int, title: str = "", due_on: date | None = None) -> "Life | None":
        wanted = replace(self, title=title or self.title, due_on=due_on or self.due_on)
        if wanted == self:
            return self
        return replace(wanted, edition=self.edition + 1) if seen == self.edition else None

    def with_version(self) -> "Life | None":
        if self.state in ("delivered", "cancelled"):
            return None
        return replace(self, state="draft", versions=self.versions + 1, settled=frozenset(), asked=False)

    def in_review(self) -> "Life | None":
        if self.state == "draft" and self.versions:
            return replace(self, state="in_review", asked=True)
        return self if self.state == "in_review" else None

    def taken_back(self) -> "Life | None":
        return replace(self, state="draft") if self.state == "in_review" else None

    def given(self) -> "Life | None":
        if self.state == "delivered":
            return self
        is_ready = self.state == "in_review" and self.settled == frozenset(LINES)
        return replace(self, state="delivered", delivered=self.delivered + 1) if is_ready else None

    def ticked(self, line: str) -> "Life | None":
        return None if self.state == "delivered" else replace(self, settled=self.settled | {line})

    def reopened(self, line: str) -> "Life | None":
        return None if self.state == "delivered" else replace(self, settled=self.settled - {line})

    def cancelled(self) -> "Life | None":
        if self.state in ("scheduled", "draft"):
            return replace(self, state="cancelled")
        return self if self.state == "cancelled" else None


@dataclass
class Desk:
    """One of the two: the rows as they were when the page was opened."""

    by: Actor
    row: Deliverable
    checks: dict[str, Check] = field(default_factory=dict)

    def open(self) -> None:
        self.row = Deliverable.objects.get(pk=self.row.pk)
        newest = self.row.latest
        self.checks = {check.words: check for check in newest.checks.all()} if newest else {}


def expected(life: Life, desk: Desk, *, act: str, count: int) -> Life | None:
    """What is to be after an act; None where it is refused."""
    line = LINES[count % 2]
    outcomes: dict[str, Callable[[], Life | None]] = {
        "open": lambda: life,
        "retitle": lambda: life.changed(seen=desk.row.edition, title=str(count)),
        "move": lambda: life.changed(seen=desk.row.edition, due_on=FIRST + timedelta(days=count)),
        "version": life.with_version,
        "review": life.in_review,
        "take back": life.taken_back,
        "deliver": life.given,
        "tick": lambda: _of_newest(desk, line, life, life.ticked),
        "reopen": lambda: _of_newest(desk, line, life, life.reopened),
        "cancel": life.cancelled,
    }
    return outcomes[act]()


def _of_newest(desk: Desk, line: str, life: Life, then: Callable[[str], Life | None]) -> Life | None:
    """A tick on an older version, or on none, is nothing to the newest one."""
    check = desk.checks.get(line)
    if check is None or check.version.number != life.versions:
        return life
    return then(line)


def do(desk: Desk, *, act: str, count: int, sponsor: Person) -> str:
    """The act, with the rows as this person has them; the words of a refusal."""
    row, check = desk.row, desk.checks.get(LINES[count % 2])
    acts: dict[str, Callable[[], object]] = {
        "open": desk.open,
        "retitle": lambda: _change(desk, title=str(count)),
        "move": lambda: _change(desk, due_on=FIRST + timedelta(days=count)),
        "version": lambda: _add(row, count, desk.by),
        "review": lambda: row.send_for_review(by=desk.by, lines=LINES),
        "take back": lambda: row.take_back(by=desk.by),
        "deliver": lambda: _deliver(row, sponsor, desk.by),
        "tick": lambda: check and check.tick(by=desk.by),
        "reopen": lambda: check and check.reopen(by=desk.by),
        "cancel": lambda: row.cancel(because="Not needed", by=desk.by),
    }
    try:
        acts[act]()
    except NotPossibleNow as refusal:
        return str(refusal)
    return ""


def _change(desk: Desk, *, title: str = "", due_on: date | None = None) -> None:
    """A form sends everything back as it was opened, and one thing as it was typed; the verb reads the row anew."""
    row = Deliverable.objects.get(pk=desk.row.pk)
    wanted = {"title": title or row.title, "due_on": due_on or row.due_on}
    row.change(**wanted, kind=row.kind, suffix=row.suffix, by=desk.by, edition=desk.row.edition)


def _add(row: Deliverable, count: int, by: Actor) -> None:
    row.add_version(vault_blobs().put([f"{count}".encode()]), name=f"{count}.md", kind="md", by=by)


def _deliver(row: Deliverable, sponsor: Person, by: Actor) -> None:
    if row.latest is None:
        raise NotPossibleNow("There is nothing to deliver.")
    Delivery.deliver(row.latest, readers=[], approvers=[sponsor], by=by)
