"""Transactions left open, errors, threads: nothing of one client's work lands in another's."""

import random
import threading
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import Error, connections, transaction

from bulkhead.isolation import inside
from bulkhead.vault.people.models import Person
from tests.isolation.conftest import Two


class Broken(Exception):
    """Something went wrong half-way."""


def break_inside(vault: UUID, act: Callable[[], object]) -> None:
    with inside(vault), transaction.atomic(using="vault"):
        act()
        raise Broken


def names(vault: UUID) -> list[str]:
    with inside(vault):
        return sorted(Person.objects.values_list("name", flat=True))


def test_an_error_in_a_transaction_rolls_it_back(two: Two) -> None:
    with pytest.raises(Broken):
        break_inside(two.a, lambda: Person.objects.update(name="Changed"))

    assert (names(two.a), names(two.b)) == (["Dana"], ["Dana"])


def test_a_raw_begin_left_open_is_dropped(two: Two) -> None:
    with inside(two.a), connections["vault"].cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("UPDATE vault_person SET name = 'Changed'")

    assert (names(two.a), names(two.b)) == (["Dana"], ["Dana"])


def test_autocommit_left_off_does_not_reach_the_next_client(two: Two) -> None:
    with inside(two.a):
        connections["vault"].set_autocommit(False)

    with inside(two.b):
        assert connections["vault"].get_autocommit()


def test_one_error_does_not_stop_connections_from_being_kept(two: Two) -> None:
    with inside(two.a), connections["vault"].cursor() as cursor, pytest.raises(Error):
        cursor.execute("SELECT nothing FROM nowhere")

    assert (names(two.a), names(two.b)) == (["Dana"], ["Dana"])


def test_on_commit_of_one_client_does_not_run_for_another(two: Two) -> None:
    ran: list[str] = []

    with pytest.raises(Broken):
        break_inside(two.a, lambda: transaction.on_commit(lambda: ran.append("a"), using="vault"))
    with inside(two.b), transaction.atomic(using="vault"):
        pass

    assert ran == []


def test_eight_threads_that_open_at_random_never_meet(two: Two) -> None:
    with inside(two.a):
        Person.objects.update(name="Of A")
    with inside(two.b):
        Person.objects.update(name="Of B")
    wrong: list[str] = []

    def hammer(seed: int) -> None:
        chance = random.Random(seed)
        for _ in range(60):
            vault, own = chance.choice([(two.a, "Of A"), (two.b, "Of B")])
            try:
                with inside(vault):
                    if Person.objects.get().name != own:
                        wrong.append(own)
                    if chance.random() < 0.2:
                        raise ValueError
            except ValueError:
                continue
        connections.close_all()
        connections["vault"].close_parked()

    threads = [threading.Thread(target=hammer, args=[seed]) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
