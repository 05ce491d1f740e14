"""While somebody works on a client's files as a whole, its pages say so and the rest of the desk goes on."""

import contextlib
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from bulkhead.isolation.standstill import Rest, standstill
from tests.desk.inside.conftest import Room

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browse import Browser


def test_its_pages_say_that_it_is_back_in_a_moment(room: Room) -> None:
    with _held(room.member.client.vault_id):
        answer = room.get("people/")

    assert (answer.status, answer.header("Retry-After")) == (503, "30")
    assert Rest.RESTORE.words in answer.text


def test_it_opens_again_afterwards(room: Room) -> None:
    with _held(room.member.client.vault_id):
        room.get("people/")

    assert room.get("people/").status == 200


def test_the_practices_own_pages_go_on(room: Room) -> None:
    with _held(room.member.client.vault_id):
        assert room.browser.get("/clients/").status == 200


def test_a_portal_says_it_too(room: Room, portal_of: "Callable[..., Browser]") -> None:
    visitor = portal_of(room.member.client)
    with _held(room.member.client.vault_id):
        answer = visitor.get("/")

    assert (answer.status, answer.header("Cache-Control")) == (503, "no-store")
    assert "This is back in a moment" in answer.text


@contextlib.contextmanager
def _held(vault_id: UUID) -> Iterator[None]:
    """Somebody else, in a context of their own, has this vault alone."""
    begun, end = threading.Event(), threading.Event()

    def work() -> None:
        with standstill(vault_id, why=Rest.RESTORE):
            begun.set()
            end.wait(10)

    thread = threading.Thread(target=work)
    thread.start()
    begun.wait(10)
    try:
        yield
    finally:
        end.set()
        thread.join()
