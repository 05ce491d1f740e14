"""Edits, moves, versions, reviews, ticks, deliveries by two people in any order, with pages as old as they may be."""

from hypothesis import given
from hypothesis import strategies as some

from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.people.models import Person
from tests.cast import Cast
from tests.property.conftest import FIVE_HUNDRED
from tests.property.lives import FIRST, Desk, Life, do, expected

# What leads on is drawn more often, so that many schedules come as far as a delivery.
ACTS = ("open", "open", "retitle", "move", "version", "review", "review", "tick", "tick", "tick", "deliver", "deliver")
RARE = ("take back", "reopen", "cancel")
STEPS = some.lists(some.tuples(some.sampled_from((0, 1)), some.sampled_from(ACTS + RARE)), min_size=6, max_size=16)


@FIVE_HUNDRED
@given(steps=STEPS)
def test_every_act_does_its_own_or_says_why_not(open_cast: Cast, steps: list[tuple[int, str]]) -> None:
    row = Deliverable.plan("0", kind="plan", due_on=FIRST, by=open_cast.maren.actor)
    desks = [Desk(open_cast.maren.actor, row), Desk(open_cast.tobias.actor, row)]
    sponsor, life = Person.objects.get(pk=open_cast.signal.sponsor), Life()
    for count, (who, act) in enumerate(steps, start=1):
        due = expected(life, desks[who], act=act, count=count)
        refusal = do(desks[who], act=act, count=count, sponsor=sponsor)

        assert (Life.of(row), bool(refusal)) == (due or life, due is None), f"{act} {count}: {refusal}"
        life = due or life


def test_the_schedules_come_as_far_as_a_delivery(open_cast: Cast) -> None:
    row = Deliverable.plan("0", kind="plan", due_on=FIRST, by=open_cast.maren.actor)
    desk, sponsor, life = Desk(open_cast.maren.actor, row), Person.objects.get(pk=open_cast.signal.sponsor), Life()
    for count, act in enumerate(("version", "review", "open", "tick", "tick", "deliver"), start=1):
        life = expected(life, desk, act=act, count=count) or life
        do(desk, act=act, count=count, sponsor=sponsor)

    assert (Life.of(row), life.state) == (life, "delivered")
