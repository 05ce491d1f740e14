"""Two people have the same thing open and save in any order: a save is taken, or refused in words; never lost."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bulkhead.practice.accounts.models import Practitioner
from tests.cast import Cast
from tests.property.conftest import FIVE_HUNDRED
from tests.property.things import ALimit, AnItem, ARule, Thing

STEPS = some.lists(
    some.tuples(some.sampled_from((0, 1)), some.sampled_from(("open", "save", "save", "twice"))), min_size=3, max_size=9
)
Steps = list[tuple[int, str]]


def walk(thing: Thing, steps: Steps, people: tuple[Practitioner, Practitioner]) -> None:
    """Each holds the mark of what they saw; the values count up, so that every save would be seen."""
    marks, seen = [thing.open(), thing.open()], [thing.stands(), thing.stands()]
    for count, (who, act) in enumerate(steps, start=1):
        before = thing.stands()
        if act == "open":
            marks[who], seen[who] = thing.open(), before
            continue
        refusal = thing.save(marks[who], value=count, by=people[who])
        assert bool(refusal) == (seen[who] != before), "taken exactly when nobody was faster"
        assert thing.stands() == (before if refusal else count), "a refused save changes nothing"
        if act == "twice" and not refusal:
            thing.save(marks[who], value=count, by=people[who])
            assert thing.stands() == count, "the same press again is the same change"


@pytest.mark.parametrize("make", [AnItem, ALimit], ids=["an item of the library", "a limit"])
@FIVE_HUNDRED
@given(steps=STEPS)
def test_nobody_overwrites_the_other_in_the_practice(cast: Cast, make: Callable[[], Thing], steps: Steps) -> None:
    walk(make(), steps, (cast.maren, cast.tobias))


@FIVE_HUNDRED
@given(steps=STEPS)
def test_nobody_overwrites_the_other_in_a_rule(open_cast: Cast, steps: Steps) -> None:
    walk(ARule(open_cast.maren), steps, (open_cast.maren, open_cast.tobias))
