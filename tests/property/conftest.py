"""Signal's vault, open for the length of a test; and how often a schedule is drawn."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from bulkhead.isolation import inside
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.trail.models import VaultLine
from tests.cast import Cast

FIVE_HUNDRED = settings(
    max_examples=500, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def open_cast(cast: Cast) -> Iterator[Cast]:
    with inside(cast.signal.client):
        yield cast
        VaultLine.verify()


@pytest.fixture(autouse=True)
def unbroken_log(cast: Cast) -> Iterator[None]:
    """Whatever was done: the log of the practice holds."""
    yield
    PracticeLine.verify()
