"""The threads of a portal: one for most, another only while a request waits."""

import threading
import time
from collections.abc import Iterator

import pytest

from bulkhead.config.processes.hands import MOST, PATIENCE, Hands


class Held:
    """A request that is not done before it is let go."""

    def __init__(self) -> None:
        self.begun, self.may_end = threading.Event(), threading.Event()

    def service(self) -> None:
        self.begun.set()
        self.may_end.wait(10)

    def cancel(self) -> None:
        self.may_end.set()


@pytest.fixture
def hands() -> Iterator[Hands]:
    made = Hands()
    yield made
    made.shutdown(timeout=5)


def test_one_request_after_another_needs_one_thread(hands: Hands) -> None:
    for _ in range(5):
        request = Held()
        request.may_end.set()
        hands.add_task(request)
        assert request.begun.wait(5)
        hands.more_if_behind()

    assert len(hands.threads) == 1


def test_a_request_behind_a_slow_one_gets_a_thread_of_its_own(hands: Hands) -> None:
    slow, next_one = Held(), Held()
    hands.add_task(slow)
    assert slow.begun.wait(5)
    hands.add_task(next_one)

    hands.more_if_behind()
    assert len(hands.threads) == 1
    time.sleep(PATIENCE)
    hands.more_if_behind()

    assert next_one.begun.wait(5)
    assert len(hands.threads) == 2
    slow.may_end.set()
    next_one.may_end.set()


def test_there_are_never_more_than_so_many(hands: Hands) -> None:
    waiting = [Held() for _ in range(MOST + 3)]
    for request in waiting:
        hands.add_task(request)

    for _ in range(2 * (MOST + 3)):
        hands.more_if_behind()
        time.sleep(PATIENCE)

    assert len(hands.threads) == MOST
    for request in waiting:
        request.may_end.set()
