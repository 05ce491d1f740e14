"""Outbox rows are carried out at least once, in the vault they were written in, and tried again when they fail."""

from collections.abc import Callable
from uuid import UUID

import pytest

from bulkhead.base.ids import uuid7
from bulkhead.isolation import binding, inside, lifecycle
from bulkhead.isolation.places import Places
from bulkhead.practice.clients.models import Client
from bulkhead.vault.trail.models import OutboxEntry
from bulkhead.work.dispatch import drain
from bulkhead.work.kinds import NotNow, Sending
from bulkhead.work.timetable import TIMETABLE, Clock


@pytest.fixture
def vault(data: Places) -> UUID:
    return lifecycle.create_vault(uuid7(), slug="acme").vault_id


def write(vault: UUID, kind: str, *, key: str, payload: dict[str, str] | None = None) -> None:
    with inside(vault):
        OutboxEntry.write(kind, payload=payload or {}, key=key)


def rows(vault: UUID) -> list[tuple[str, int, str, bool]]:
    with inside(vault):
        found = OutboxEntry.objects.order_by("written_at")
        return [(row.key, row.attempts, row.fault, row.done_at is not None) for row in found]


def test_a_row_is_carried_out_by_its_kind_with_no_client_open(vault: UUID) -> None:
    carried: list[tuple[UUID, dict[str, str], str, bool]] = []
    write(vault, "mail.hello", key="hello-1", payload={"person": "dana"})

    again = drain(
        vault, kinds={"mail.hello": lambda s: carried.append((s.vault_id, s.payload, s.key, binding.is_open()))}
    )

    assert carried == [(vault, {"person": "dana"}, "hello-1", False)]
    assert (again, rows(vault)) == (None, [("hello-1", 0, "", True)])


def test_rows_that_ask_for_the_very_same_are_done_in_one_go(vault: UUID) -> None:
    carried: list[str] = []
    for number in range(3):
        write(vault, "project", key=f"project-{number}")

    drain(vault, kinds={"project": lambda sending: carried.append(sending.key)})

    assert (carried, [done for *_, done in rows(vault)]) == (["project-0"], [True, True, True])


def test_two_mails_are_two_mails(vault: UUID) -> None:
    carried: list[str] = []
    for number in range(2):
        write(vault, "mail.hello", key=f"hello-{number}", payload={"person": "dana"})

    drain(vault, kinds={"mail.hello": lambda sending: carried.append(sending.key)})

    assert carried == ["hello-0", "hello-1"]


def _not_now(_: Sending) -> None:
    raise NotNow("no mail server is set")


def _broken(_: Sending) -> None:
    raise ZeroDivisionError("a secret word")


@pytest.mark.parametrize(
    ("kinds", "fault"),
    [
        ({"mail.hello": _not_now}, "no mail server is set"),
        ({"mail.hello": _broken}, "ZeroDivisionError"),
        ({}, "nothing here knows how to do “mail.hello”"),
    ],
    ids=["not now", "broken", "unknown"],
)
def test_a_row_that_fails_says_why_without_a_clients_words_and_is_due_again(
    vault: UUID, kinds: dict[str, Callable[[Sending], None]], fault: str
) -> None:
    write(vault, "mail.hello", key="hello-1")

    again = drain(vault, kinds=kinds)

    assert (again is not None, rows(vault)) == (True, [("hello-1", 1, fault, False)])


def test_a_worker_killed_in_the_middle_leaves_the_row_for_the_next(vault: UUID) -> None:
    def killed(_: Sending) -> None:
        raise SystemExit

    carried: list[str] = []
    write(vault, "mail.hello", key="hello-1")

    with pytest.raises(SystemExit):
        drain(vault, kinds={"mail.hello": killed})
    drain(vault, kinds={"mail.hello": lambda sending: carried.append(sending.key)})

    assert (carried, rows(vault)) == (["hello-1"], [("hello-1", 0, "", True)])


def test_every_job_is_due_again_after_its_interval() -> None:
    clock = Clock(TIMETABLE, at=0)
    at_start = [job.name for job in clock.take_due(0)]

    a_day_later = [job.name for job in clock.take_due(24 * 3600)]

    assert at_start == [job.name for job in TIMETABLE if job.at_start]
    assert (a_day_later, clock.seconds_left(24 * 3600)) == ([job.name for job in TIMETABLE], 600)


@pytest.mark.usefixtures("vault")
def test_every_job_runs_on_a_fresh_practice_and_finds_nothing_to_do() -> None:
    before = Client.objects.count()

    for job in TIMETABLE:
        job.do()

    assert Client.objects.count() == before
