"""What a server holds of an upload before anybody has read it."""

import errno
import os
import tempfile
from pathlib import Path

import pytest

from bulkhead.isolation.blobs import CHUNK
from bulkhead.isolation.spooling import Spool, refuse_lost

SECRET = b"not-for-other-eyes "


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 5 * CHUNK + 7])
@pytest.mark.parametrize("step", [1000, CHUNK, 3 * CHUNK])
def test_what_went_in_comes_out(tmp_path: Path, size: int, step: int) -> None:
    content = os.urandom(size)
    spool = Spool(tmp_path, largest=10 * CHUNK)
    for start in range(0, size, step):
        spool.append(content[start : start + step])

    file = spool.getfile()
    pieces = [file.read(777), file.read(CHUNK), file.read(0), file.read()]

    assert (b"".join(pieces), len(spool), file.read(10)) == (content, size, b"")
    assert [len(piece) for piece in pieces[:2]] == [min(777, size), min(CHUNK, max(0, size - 777))]


def test_nothing_of_it_is_in_clear_or_has_a_name(tmp_path: Path) -> None:
    spool = Spool(tmp_path, largest=10 * CHUNK)
    spool.append(SECRET * 10_000)

    [own] = _files_in(tmp_path)
    content = os.pread(own, 20 * CHUNK, 0)

    assert list(tmp_path.iterdir()) == []
    assert len(content) > CHUNK
    assert SECRET not in content


def test_what_is_too_large_is_counted_and_dropped(tmp_path: Path) -> None:
    spool = Spool(tmp_path, largest=2 * CHUNK)
    for _ in range(5):
        spool.append(b"x" * CHUNK)

    assert (len(spool), spool.getfile().read()) == (5 * CHUNK, b"")
    assert _files_in(tmp_path) == []


def test_a_closed_one_holds_nothing(tmp_path: Path) -> None:
    spool = Spool(tmp_path, largest=10 * CHUNK)
    spool.append(b"x" * 3 * CHUNK)

    spool.close()

    assert spool.getfile().read() == b""


def test_it_reads_as_a_file_by_lines_too(tmp_path: Path) -> None:
    spool = Spool(tmp_path, largest=10 * CHUNK)
    spool.append(b"first\n" + b"x" * 2 * CHUNK + b"\nlast")

    file = spool.getfile()

    assert [len(line) for line in file] == [6, 2 * CHUNK + 1, 4]


def _files_in(folder: Path) -> list[int]:
    """The descriptors of this process that lead there, files without a name included."""
    open_now = [one for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]
    return [int(one.name) for one in open_now if str(one.readlink()).startswith(str(folder))]


class Full:
    """A file on a disk that takes nothing more."""

    def write(self, _: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    def close(self) -> None:
        raise OSError(errno.EIO, "Input/output error")


def test_what_the_disk_refused_is_dropped_and_told_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: Full())
    spool = Spool(tmp_path, largest=10 * CHUNK)

    spool.append(b"x" * 3 * CHUNK)
    spool.append(b"x" * 3 * CHUNK)

    assert len(spool) == 6 * CHUNK
    with pytest.raises(OSError, match="No space left"):
        refuse_lost(spool.getfile())


def test_of_what_is_whole_nothing_is_told(tmp_path: Path) -> None:
    spool = Spool(tmp_path, largest=10 * CHUNK)
    spool.append(SECRET)

    body = spool.getfile()
    refuse_lost(body)
    refuse_lost(None)

    assert body.read() == SECRET
