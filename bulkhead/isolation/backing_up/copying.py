"""Copies that are durable and told by size and hash; what an earlier backup holds already is linked, not copied."""

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bulkhead.isolation.backing_up.manifest import Kept
from bulkhead.isolation.whole_file import sync_folder

PIECE = 1 << 20


def copy(source: Path, *, to: Path) -> Kept:
    """A durable copy, readable by its owner alone; how large it is and its hash."""
    digest, size = hashlib.sha256(), 0
    with open(source, "rb") as taken, open(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as given:
        while piece := taken.read(PIECE):
            digest.update(piece)
            size += given.write(piece)
        given.flush()
        os.fsync(given.fileno())
    return Kept(size, digest.hexdigest())


def measure(path: Path) -> Kept:
    """How large a file is and its hash."""
    digest, size = hashlib.sha256(), 0
    with open(path, "rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
            size += len(piece)
    return Kept(size, digest.hexdigest())


def link_or_copy(earlier: Path, *, to: Path, kept: Kept) -> Kept:
    """The same file again, at no cost where the disk knows links."""
    try:
        os.link(earlier, to)
    except OSError:
        return copy(earlier, to=to)
    return kept


def make_folder(path: Path) -> Path:
    """Closed to everyone else."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def settle(folder: Path) -> None:
    """Make the names of everything below durable, and close all of it to others."""
    for place, _, names in os.walk(folder):
        os.chmod(place, 0o700)
        for name in names:
            os.chmod(Path(place) / name, 0o600)
        sync_folder(Path(place))
    sync_folder(folder.parent)


def remove(folder: Path) -> None:
    """Under a name that is no backup's first, so that one whose removal was cut off never looks whole."""
    if folder.exists():
        doomed = folder.with_name(f".gone-{os.urandom(8).hex()}")
        os.rename(folder, doomed)
        shutil.rmtree(doomed, ignore_errors=True)


@contextlib.contextmanager
def scratch(at: Path) -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(dir=make_folder(at), prefix="proving-", ignore_cleanup_errors=True) as made:
        yield Path(made)
