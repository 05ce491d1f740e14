"""How full the disk is, from where on nothing comes in, and the one error for all that a disk may say."""

import errno
import shutil
import time
from pathlib import Path

import pytest
from django.db import OperationalError
from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.base.facts import BAD, GOOD, WARN
from bulkhead.isolation import inside, room
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.isolation.errors import DiskRefused, RegistryBusy
from bulkhead.isolation.facts import room as told
from bulkhead.isolation.places import Places
from bulkhead.isolation.room import Room
from tests.isolation.conftest import Two
from tests.seals import needs_seal, sealed_elsewhere


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How full the disk says it is, in per cent."""
    says = [50.0]
    monkeypatch.setattr(room, "measured", lambda _: Room(10**12, round(10**10 * (100 - says[0])), says[0]))
    monkeypatch.setattr(room, "LOOK_EVERY", 0.0)
    return says


def test_it_is_the_disk_that_holds_the_folder(data: Places) -> None:
    found, expected = room.measured(data.data), shutil.disk_usage(data.data)

    assert found.total == expected.total
    assert abs(found.free - expected.free) < 100_000_000  # others write there meanwhile.
    assert 0 <= found.used <= 100


@pytest.mark.parametrize(
    ("set_to", "most"), [("", 95), ("90", 90), ("99.5", 99.5), ("ten", 95), ("5", 95), ("101", 95)]
)
def test_the_limit_is_what_is_set_where_that_is_a_share(
    monkeypatch: pytest.MonkeyPatch, set_to: str, most: float
) -> None:
    monkeypatch.setenv(room.SETTING, set_to)

    assert room.most() == most


@pytest.mark.parametrize(
    ("share", "set_to", "is_short"), [(94.9, "", False), (95, "", True), (95, "96", False), (100, "100", False)]
)
def test_from_the_limit_on_it_is_short(
    data: Places, used: list[float], monkeypatch: pytest.MonkeyPatch, share: float, set_to: str, is_short: bool
) -> None:
    monkeypatch.setenv(room.SETTING, set_to)
    used[0] = share

    assert room.is_short(data.data) is is_short


def test_it_is_looked_at_once_a_second_at_most(data: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[float] = []
    monkeypatch.setattr(room, "measured", lambda _: looks.append(0) or Room(100, 50, 50.0))

    for _ in range(100):
        room.is_short(data.data)

    assert len(looks) == 1


def test_a_file_is_refused_before_its_first_byte_and_taken_when_there_is_room(two: Two, used: list[float]) -> None:
    with inside(two.a):
        used[0] = 97
        with pytest.raises(DiskRefused) as refused:
            vault_blobs().put([b"Quillfeather"])
        left = list(vault_blobs().folder.iterdir())

        used[0] = 94
        vault_blobs().put([b"Quillfeather"])

    assert (refused.value.kind, left) == ("short", [])


def full() -> sqlcipher.OperationalError:
    """As the driver says it, from a store that may have one page."""
    raw = sqlcipher.connect(":memory:")
    raw.execute("PRAGMA max_page_count = 1")
    with pytest.raises(sqlcipher.OperationalError) as told:
        raw.execute("CREATE TABLE late (x)")
    return told.value


def caused(error: Exception, by: Exception) -> Exception:
    error.__cause__ = by
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "full"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "full"),
        (OSError(errno.EIO, "Input/output error"), "broken"),
        (OSError(errno.EROFS, "Read-only file system"), "locked"),
        (full(), "full"),
        (caused(OperationalError("database or disk is full"), full()), "full"),
        (caused(RegistryBusy("just now"), full()), "full"),
    ],
)
def test_whatever_a_disk_says_is_one_error(error: Exception, kind: str) -> None:
    refused = room.refused(error)

    assert refused is not None
    assert refused.kind == kind


@pytest.mark.parametrize("error", [OSError(errno.ENOENT, "No such file"), BrokenPipeError(), ValueError("x"), None])
def test_other_errors_are_no_disk(error: Exception | None) -> None:
    assert room.refused(error) is None


@pytest.mark.parametrize(("share", "kind"), [(50, GOOD), (84.9, GOOD), (85, WARN), (94.9, WARN), (95, BAD)])
def test_the_status_says_how_full_it_is(data: Places, used: list[float], share: float, kind: str) -> None:
    used[0] = share

    [fact] = told.facts(data)

    assert (fact.kind, str(data.data) in fact.words) == (kind, True)


def test_a_setting_that_is_no_number_is_told(data: Places, used: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(room.SETTING, "plenty")

    _, fact = told.facts(data)

    assert (fact.kind, fact.word) == (WARN, "Not understood")


def test_looking_costs_next_to_nothing(data: Places) -> None:
    room.is_short(data.data)

    began = time.process_time()
    for _ in range(1000):
        room.is_short(data.data)

    assert time.process_time() - began < 0.1


@needs_seal
def test_a_sealed_process_sees_how_full_its_own_disk_is(tmp_path: Path) -> None:
    said = sealed_elsewhere(f"""
        from pathlib import Path
        from bulkhead.base.sealing import seal
        from bulkhead.isolation import room
        here = Path({str(tmp_path)!r})
        seal(writable=[here])
        print(room.measured(here).total)
    """)

    assert int(said) == shutil.disk_usage(tmp_path).total
