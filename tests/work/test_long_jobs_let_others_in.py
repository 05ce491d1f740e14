"""A job over all clients stops between two of them for whoever rang meanwhile."""

from collections.abc import Callable, Iterator

import pytest

from bulkhead.isolation import binding
from bulkhead.work import between, chores, feeding, recurring
from tests.cast import Cast

JOBS = (recurring.plan_all_ahead, recurring.project_all, recurring.nudge_all, chores.forget_expired, feeding.write_all)


@pytest.fixture
def let_in() -> Iterator[list[bool]]:
    """Whether a client was open each time."""
    seen: list[bool] = []
    between.install(lambda: seen.append(binding.is_open()))
    yield seen
    between.install(lambda: None)


@pytest.mark.parametrize("job", JOBS, ids=[job.__name__ for job in JOBS])
def test_it_lets_others_in_once_for_each_client_and_outside_of_it(
    cast: Cast, let_in: list[bool], job: Callable[[], None]
) -> None:
    job()

    assert let_in == [False, False]
