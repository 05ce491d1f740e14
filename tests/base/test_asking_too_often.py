"""Whoever asks too often is told so, and may ask again when the time is over."""

from bulkhead.base.pace import REMEMBERED, Pace


class Clock:
    moment = 0.0

    def __call__(self) -> float:
        return self.moment


def test_one_time_too_many_is_refused_until_the_time_is_over() -> None:
    clock = Clock()
    pace = Pace(most=2, seconds=60, clock=clock)

    first = [pace.allows("a") for _ in range(3)]
    clock.moment = 60
    later = pace.allows("a")

    assert (first, later) == ([True, True, False], True)


def test_everybody_is_counted_alone() -> None:
    pace = Pace(most=1, seconds=60, clock=Clock())

    assert [pace.allows(who) for who in ("a", "b", "a")] == [True, True, False]


def test_only_so_many_are_remembered() -> None:
    pace = Pace(most=1, seconds=60, clock=Clock())
    for who in range(REMEMBERED + 1):
        pace.allows(who)

    assert pace.allows(0), "the oldest was forgotten"
    assert not pace.allows(REMEMBERED)
