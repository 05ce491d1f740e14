"""A second client inside the first, a switch inside a transaction, a context that outlives its block."""

import asyncio
import contextvars
import threading

import pytest
from django.db import transaction

from bulkhead.isolation import ClientAlreadyOpen, NoClientOpen, current, inside
from bulkhead.isolation.errors import WallError
from tests.isolation.conftest import Two


def test_a_second_client_inside_the_first_is_refused(two: Two) -> None:
    with inside(two.a), pytest.raises(ClientAlreadyOpen), inside(two.b):
        pass


def test_the_same_client_twice_is_refused_too(two: Two) -> None:
    with inside(two.a), pytest.raises(ClientAlreadyOpen), inside(two.a):
        pass


def test_the_first_stays_open_after_the_refusal(two: Two) -> None:
    with inside(two.a):
        with pytest.raises(ClientAlreadyOpen), inside(two.b):
            pass

        assert current().vault_id == two.a


def test_a_transaction_cannot_be_left_open_across_a_switch(two: Two) -> None:
    with inside(two.a), transaction.atomic(using="vault"), pytest.raises(ClientAlreadyOpen), inside(two.b):
        pass


def test_a_thread_does_not_inherit_the_client(two: Two) -> None:
    caught: list[type[BaseException]] = []

    def look() -> None:
        try:
            current()
        except NoClientOpen as error:
            caught.append(type(error))

    with inside(two.a):
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()

    assert caught == [NoClientOpen]


def test_a_copied_context_is_revoked_when_the_block_ends(two: Two) -> None:
    with inside(two.a):
        kept = contextvars.copy_context()

    with pytest.raises(NoClientOpen):
        kept.run(current)


def test_a_copied_context_does_not_follow_into_the_next_client(two: Two) -> None:
    with inside(two.a):
        kept = contextvars.copy_context()

    with inside(two.b), pytest.raises(NoClientOpen):
        kept.run(current)


def test_asynchronous_code_cannot_open_a_client(two: Two) -> None:
    async def attempt() -> None:
        with inside(two.a):
            pass

    with pytest.raises(WallError):
        asyncio.run(attempt())


def test_an_error_inside_closes_the_client(two: Two) -> None:
    with pytest.raises(ZeroDivisionError), inside(two.a):
        1 / 0  # noqa: B018 -- the error is the point.

    with pytest.raises(NoClientOpen):
        current()
