"""What a vault tells the practice's inbox: who, what sort, by when. Written when it changed, never a word of it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.db import connections
from time_machine import Traveller

from bulkhead.isolation import inside

if TYPE_CHECKING:
    from tests.cast import Cast

MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)  # 9 in the morning in Chicago.


@pytest.fixture(autouse=True)
def monday() -> object:
    with time_machine.travel(MONDAY, tick=False) as travel:
        yield travel


def writes(act: Callable[[], object]) -> list[str]:
    """The statements that change a row of the practice."""
    asked: list[str] = []

    def note(execute: Callable[..., object], sql: str, params: object, many: bool, context: object) -> object:
        asked.append(sql)
        return execute(sql, params, many, context)

    with connections["default"].execute_wrapper(note):
        act()
    return [sql for sql in asked if sql.split()[0] in ("INSERT", "UPDATE", "DELETE")]


def waiting(cast: "Cast") -> list[tuple[object, ...]]:
    from bulkhead.crossings.project import project
    from bulkhead.practice.models import Waiting

    project(cast.signal.client)
    return list(Waiting.objects.values_list("kind", "who", "state", "promised_until", "answered_at"))


def ask(cast: "Cast", words: str = "Where is it?", kind: str = "question") -> object:
    from bulkhead.vault.models import Person, Request

    with inside(cast.signal.client):
        return Request.ask(words, kind=kind, person=Person.objects.get(pk=cast.signal.sponsor)).pk


def ask_for_a_change(cast: "Cast") -> None:
    from bulkhead.vault.models import ChangeAsked, Delivery, Person

    with inside(cast.signal.client):
        dana = Person.objects.get(pk=cast.signal.sponsor)
        ChangeAsked.ask(Delivery.objects.get(), person=dana, words=f"Shorter, {cast.signal.canary}.")


def test_a_question_and_a_change_wait_until_an_hour_that_was_promised(cast: "Cast") -> None:
    ask(cast)
    ask_for_a_change(cast)

    tomorrow = MONDAY + timedelta(days=1)
    assert sorted(waiting(cast)) == [
        ("change", "Dana Whitfield", "open", tomorrow, None),
        ("question", "Dana Whitfield", "open", tomorrow, None),
    ]


def test_the_same_status_again_writes_nothing(cast: "Cast") -> None:
    from bulkhead.crossings.project import project

    ask(cast)
    ask_for_a_change(cast)
    first = writes(lambda: project(cast.signal.client))
    again = writes(lambda: project(cast.signal.client))

    assert (len(first) > 0, again) == (True, [])


def test_only_the_row_that_changed_is_written(cast: "Cast") -> None:
    from bulkhead.practice.inbox.keeping import Kept, keep_waiting
    from bulkhead.practice.models import Waiting
    from bulkhead.vault.status.waiting import Promised, asked_of_you

    for number in range(5):
        ask(cast, f"Question {number}")
    waiting(cast)
    with inside(cast.signal.client):
        from bulkhead.vault.models import Request

        Request.objects.first().answer("Here.", by=cast.maren.actor)  # type: ignore[union-attr]  # five were asked.
        rows = asked_of_you(Promised(24, "America/Chicago"))

    assert keep_waiting(cast.signal.client, rows=rows) == Kept(written=1, deleted=0)
    assert Waiting.objects.filter(state="answered").count() == 1


def test_an_answer_in_time_is_a_promise_kept(cast: "Cast", monday: Traveller) -> None:
    from bulkhead.practice.models import Waiting
    from bulkhead.vault.models import Request

    asked = ask(cast)
    monday.shift(timedelta(hours=3))
    with inside(cast.signal.client):
        Request.objects.get(pk=asked).answer("Here.", by=cast.maren.actor)
    waiting(cast)

    row = Waiting.objects.get()
    assert (row.state, row.answered_at, row.was_kept) == ("answered", MONDAY + timedelta(hours=3), True)


def test_a_word_of_the_practice_beside_it_answers_a_change(cast: "Cast", monday: Traveller) -> None:
    from bulkhead.vault.models import Comment, Deliverable

    ask_for_a_change(cast)
    monday.shift(timedelta(hours=30))
    with inside(cast.signal.client):
        Comment.write(Deliverable.objects.get(), words="By Friday.", by=cast.maren.actor)

    (row,) = waiting(cast)
    assert row[2:] == ("answered", MONDAY + timedelta(days=1), MONDAY + timedelta(hours=30))


def test_what_wakes_today_waits_again(cast: "Cast", monday: Traveller) -> None:
    from bulkhead.vault.models import Request

    asked = ask(cast, kind="work")
    with inside(cast.signal.client):
        Request.objects.get(pk=asked).move("parked", by=cast.maren.actor, until=date(2026, 11, 25))
    parked = waiting(cast)[0][2]
    monday.shift(timedelta(days=2))

    assert (parked, waiting(cast)[0][2]) == ("parked", "open")


def test_a_file_and_what_was_asked_for_wait_too(cast: "Cast") -> None:
    from bulkhead.isolation.blobs import vault_blobs
    from bulkhead.practice.models import Owed
    from bulkhead.vault.models import Answer, Person, SentFile, Wanted
    from bulkhead.vault.requests.sent import Parcel
    from bulkhead.vault.requests.wanted import Need

    with inside(cast.signal.client):
        dana = Person.objects.get(pk=cast.signal.sponsor)
        SentFile.send([Parcel(vault_blobs().put([b"x"]), "secret-name.csv")], person=dana)
        came = Wanted.ask(Need("Secret title", files=0), by=cast.maren.actor)
        Answer.give("Secret words.", wanted=came, person=dana)
        Wanted.ask(Need("Still to come", due_on=date(2026, 11, 20)), by=cast.maren.actor)

    assert sorted(row[0] for row in waiting(cast)) == ["answer", "file"]
    owed = Owed.objects.order_by("kind").values_list("kind", "count", "first_due_on")
    assert list(owed) == [("approval", 1, None), ("item", 1, date(2026, 11, 20))]


def test_no_word_title_or_file_name_reaches_the_practice(cast: "Cast") -> None:
    from bulkhead.isolation.blobs import vault_blobs
    from bulkhead.practice.models import Owed, Standing, Waiting
    from bulkhead.vault.models import Person, Request, SentFile
    from bulkhead.vault.requests.sent import Parcel

    canary = cast.signal.canary
    with inside(cast.signal.client):
        dana = Person.objects.get(pk=cast.signal.sponsor)
        Request.ask(f"About {canary}", kind="work", person=dana)
        SentFile.send([Parcel(vault_blobs().put([b"x"]), f"{canary}.csv")], person=dana)
    ask_for_a_change(cast)
    waiting(cast)

    told = [str(row) for table in (Waiting, Owed, Standing) for row in table.objects.values()]
    assert len(told) == 4
    assert [row for row in told if canary in row] == []


def test_what_is_gone_in_the_vault_is_gone_in_the_inbox(cast: "Cast") -> None:
    from bulkhead.vault.models import Request

    ask(cast)
    waiting(cast)
    with inside(cast.signal.client):
        Request.objects.all().delete()

    assert waiting(cast) == []


def test_a_sponsors_word_is_heard_and_a_board_viewers_is_not(cast: "Cast", monday: Traveller) -> None:
    from bulkhead.practice.models import Standing
    from bulkhead.vault.models import Person, Request

    monday.shift(timedelta(hours=1))
    ask(cast)
    monday.shift(timedelta(hours=1))
    with inside(cast.signal.client):
        Request.ask("Where?", kind="question", person=Person.objects.get(pk=cast.signal.board))
    waiting(cast)

    heard = Standing.objects.values_list("sponsor_heard_at", "you_heard_at").get(client=cast.signal.client)
    assert heard == (MONDAY + timedelta(hours=1), MONDAY)


def test_one_clients_projection_leaves_anothers_rows_alone(cast: "Cast") -> None:
    from bulkhead.crossings.project import project
    from bulkhead.practice.models import Waiting

    ask(cast)
    waiting(cast)
    project(cast.harbor.client)

    assert list(Waiting.objects.values_list("client", flat=True)) == [cast.signal.client.id]


def test_days_of_promises_and_of_what_was_asked_for_are_told_and_nothing_else_of_them(cast: "Cast") -> None:
    from bulkhead.crossings.project import project
    from bulkhead.practice.models import Standing
    from bulkhead.vault.models import Promise, Wanted
    from bulkhead.vault.requests.wanted import Need

    by = cast.maren.actor
    with inside(cast.signal.client):
        kept = Promise.make(f"Send {cast.signal.canary}", to_name="Dana", due_on=date(2026, 11, 20), by=by)
        Promise.make(f"Call {cast.signal.canary}", to_name="Dana", due_on=date(2026, 12, 4), by=by)
        Promise.make(f"Ask {cast.signal.canary}", to_name="Dana", due_on=date(2026, 11, 18), by=by)
        Wanted.ask(Need(f"Sheet {cast.signal.canary}", due_on=date(2026, 11, 25)), by=by)
        gone = Wanted.ask(Need("Another", due_on=date(2026, 11, 24)), by=by)
        Wanted.ask(Need("Whenever"), by=by)
    project(cast.signal.client)
    first = Standing.objects.values_list("promised_days", "wanted_days").get()
    with inside(cast.signal.client):
        kept.keep(by=by)
        gone.withdraw(by=by)
    project(cast.signal.client)
    then = Standing.objects.values_list("promised_days", "wanted_days").get()

    assert first == ("2026-11-18 2026-11-20 2026-12-04", "2026-11-24 2026-11-25")
    assert then == ("2026-11-18 2026-12-04", "2026-11-25")


@pytest.mark.parametrize("settle", ["keep", "let_go"])
def test_a_promise_that_is_made_or_settled_is_projected(cast: "Cast", settle: str) -> None:
    from bulkhead.vault.models import OutboxEntry, Promise

    by = cast.maren.actor
    with inside(cast.signal.client):
        OutboxEntry.objects.all().delete()
        row = Promise.make("Send it", to_name="Dana", due_on=date(2026, 11, 20), by=by)
        made = OutboxEntry.objects.filter(kind="project").count()
        row.keep(by=by) if settle == "keep" else row.let_go(because="Not needed", by=by)
        settled = OutboxEntry.objects.filter(kind="project").count()

    assert (made, settled) == (1, 2)
