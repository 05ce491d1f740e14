"""The client's own chain, as the practice reads it."""

from typing import TYPE_CHECKING

import pytest

from bulkhead.isolation import inside
from tests.desk.inside.conftest import Room

if TYPE_CHECKING:
    from tests.cast import Cast


def test_the_newest_line_stands_first_and_the_practice_is_in_it(room: Room) -> None:
    page = room.get("log/").text
    room.get(f"{room.one}versions/{room.member.version}/file/")
    after = room.get("log/").text

    words = "Maren Okafor opened Plan for Quillfeather, version 1."
    assert (words in page, after.index(words) < after.index("delivered Plan for Quillfeather")) == (False, True)


def test_every_line_is_verified_on_request(room: Room) -> None:
    lines = len(room.rows("vaultline"))

    assert f"{lines} lines, each one as it was written and in its place." in room.get("log/verification/").text


def test_a_line_that_was_changed_is_named(room: Room) -> None:
    from bulkhead.isolation.connection import vault_connection
    from bulkhead.vault.models import VaultLine

    with inside(room.member.client):
        with vault_connection().cursor() as cursor:
            cursor.execute("DROP TRIGGER vault_vaultline_no_update")
        VaultLine.objects.filter(number=3).update(words="Nothing happened.")
    page = room.get("log/verification/").text

    assert "Line 3 of the log was changed, moved or removed." in page
    assert "compare it with a backup" in page


def test_a_long_log_is_read_a_hundred_lines_at_a_time(room: Room, cast: "Cast") -> None:
    from bulkhead.vault.models import VaultLine

    with inside(room.member.client):
        for number in range(110):
            VaultLine.append("session.started", by=cast.maren.actor, words=f"Line of test {number}.")
    first, second = room.get("log/").text, room.get("log/?page=2").text
    verified = room.get("log/verification/").text

    assert (first.count("Line of test"), second.count("Line of test")) == (100, 10)
    assert 'href="/in/signal/log/?page=2"' in first
    assert 'href="/in/signal/log/?page=2"' in verified
    assert 'href="/in/signal/log/?page=1"' in second
    assert len(first.encode()) < 60_000


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999", "1" * 20, ""])
def test_a_page_that_is_none_does_no_harm(room: Room, page: str) -> None:
    assert room.get(f"log/?page={page}").status == 200
