"""A version goes out as the file it is, after its line in the log."""

import pytest

from bulkhead.isolation import inside
from tests.desk.inside.conftest import Room


def file_of(room: Room) -> str:
    return f"{room.one}versions/{room.member.version}/file/"


def test_the_bytes_are_the_ones_that_came_in(room: Room) -> None:
    answer = room.get(file_of(room))

    assert (answer.status, answer.content) == (200, b"# The plan\n\nAll about Quillfeather.\n")
    assert answer.header("Content-Disposition") == 'attachment; filename="plan-Quillfeather.md"'
    assert answer.header("Content-Type") == "application/octet-stream"
    assert answer.header("Content-Security-Policy") == "sandbox; default-src 'none'"
    assert answer.header("Content-Length") == str(len(answer.content))


def test_the_client_can_see_who_read_it(room: Room) -> None:
    room.get(file_of(room))

    lines = room.rows("vaultline", act="version.read")
    assert [(line["actor_kind"], line["words"]) for line in lines] == [
        ("practitioner", "Maren Okafor opened Plan for Quillfeather, version 1.")
    ]


def test_a_read_that_cannot_be_logged_does_not_happen(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    from bulkhead.vault.models import VaultLine

    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the log is full")

    monkeypatch.setattr(VaultLine, "append", fail)
    answer = room.get(file_of(room))

    assert answer.status == 500
    assert b"Quillfeather" not in answer.content


@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_a_file_that_does_not_open_is_said_and_leaves_no_line(room: Room, damage: str) -> None:
    from bulkhead.isolation.blobs import vault_blobs

    blob = room.rows("version")[0]["blob_id"]
    with inside(room.member.client):
        path = vault_blobs().path(blob)  # type: ignore[arg-type]  # the id of a blob.
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(b"something else, long enough to hold a tag")

    answer = room.get(file_of(room))

    assert answer.status == 303
    assert "Bring it back from a backup." in room.browser.follow(answer).text
    assert room.rows("vaultline", act="version.read") == []


def test_a_version_is_found_under_its_own_deliverable_only(room: Room) -> None:
    form = {"title": "Brief", "kind": "brief", "suffix": "", "due_on": "2030-01-01"}
    location = room.post("deliverables/new/", form).location.removeprefix(room.home)

    assert room.get(f"{location}versions/{room.member.version}/file/").status == 404
