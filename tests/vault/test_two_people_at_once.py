"""Two people change the same deliverable in any order: nobody's words are overwritten without their being told."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulkhead.isolation.chain import Actor
from bulkhead.vault.deliverables.errors import ChangedMeanwhile
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.trail.models import VaultLine
from tests.cast import Cast

DAY = date(2026, 12, 1)
STEPS = st.lists(
    st.tuples(st.sampled_from((0, 1)), st.sampled_from(("open", "save", "twice"))), min_size=4, max_size=14
)


@dataclass
class Desk:
    """One of the two: the form as they opened it, and what they typed last."""

    by: Actor
    edition: int = 0
    seen: str = ""
    saved: list[str] = field(default_factory=list)

    def open(self, pk: object) -> None:
        row = Deliverable.objects.get(pk=pk)
        self.edition, self.seen = row.edition, row.title

    def save(self, pk: object, *, title: str) -> bool:
        row = Deliverable.objects.get(pk=pk)
        try:
            row.change(
                title=title,
                kind=row.kind,
                suffix="",
                due_on=DAY + timedelta(days=len(title)),
                by=self.by,
                edition=self.edition,
            )
        except ChangedMeanwhile:
            return False
        return True


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_order_of_acts_overwrites_silently(open_cast: Cast, steps: list[tuple[int, str]]) -> None:
    people = [Desk(open_cast.maren.actor), Desk(open_cast.tobias.actor)]
    row = Deliverable.plan("start", kind="plan", due_on=DAY, by=open_cast.maren.actor)
    for desk in people:
        desk.open(row.pk)
    standing, accepted = "start", 0
    for count, (who, act) in enumerate(steps):
        desk, title = people[who], f"{who}-{count}"
        if act == "open":
            desk.open(row.pk)
            continue
        saw_it = desk.seen == standing
        done = desk.save(row.pk, title=title)
        assert done == saw_it, "a save is taken exactly when nobody was faster"
        if done:
            standing, accepted = title, accepted + 1
            if act == "twice":
                assert desk.save(row.pk, title=title), "the same press again is the same change"
        assert Deliverable.objects.get(pk=row.pk).title == standing

    assert VaultLine.objects.filter(act="deliverable.changed", subject=row.pk).count() == accepted
