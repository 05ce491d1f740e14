"""What a key file must be before it is read: a plain file of ours alone, apart from every backup, with a key in it that
nobody can guess. Each refusal says what, where, and what to do.
"""

import contextlib
import hashlib
import itertools
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from bulkhead.isolation.errors import UnsafeKey
from bulkhead.isolation.places import Places

FEWEST_DIFFERENT = 16  # of 32 bytes; a random key has fewer once in 10 to the power of 16.
PRINTABLE = frozenset(range(32, 127))
WORDS_OF_DEMOS = ("", "bulkhead", "changeme", "default", "demo", "key", "master", "password", "secret", "test")
MOST = 1 << 16
CREDENTIALS = "CREDENTIALS_DIRECTORY"


def refuse_unsafe_folder(places: Places) -> None:
    """UnsafeKey unless the keys folder is ours, closed to others, and neither in the backups nor around them."""
    folder = places.keys
    if not folder.exists():
        return
    if not folder.is_dir():
        raise UnsafeKey(f"{folder} is not a folder. The master key lies in a folder of its own.")
    seen = folder.stat()
    _refuse_another_owner(folder, owner=seen.st_uid)
    if stat.S_IMODE(seen.st_mode) & 0o077:
        raise UnsafeKey(f"Others can open the folder {folder}. Run: chmod 700 {folder}")
    refuse_beside_backups(folder, backups=places.backups)


def refuse_beside_backups(keys: Path, *, backups: Path) -> None:
    """UnsafeKey when keys and backups lie in one another; wherever links lead."""
    key_folder, backup_folder = _real(keys), _real(backups)
    if _lies_in(key_folder, backup_folder):
        raise UnsafeKey(
            f"The keys in {keys} lie among the backups in {backups}: whoever takes a backup has the key to it."
            " Move the keys to a folder of their own, and name it with BULKHEAD_KEYS."
        )
    if _lies_in(backup_folder, key_folder):
        raise UnsafeKey(
            f"The backups in {backups} lie beside the keys in {keys}: whoever takes one has the other."
            " Move the keys to a folder of their own, and name it with BULKHEAD_KEYS."
        )


def read_closed(path: Path) -> bytes:
    """The bytes of a key file; UnsafeKey when it is a link, has a second name, or is open to others.

    What is checked is what is read: the file is opened once, and never looked at by name again.
    """
    with _opened(path) as handle:
        _refuse_open_file(path, os.fstat(handle))
        return os.read(handle, MOST)


def read_handed_over(path: Path) -> bytes:
    """The bytes of a file that holds a passphrase; one that systemd laid down for this process is closed by systemd."""
    given = os.environ.get(CREDENTIALS)
    if given and _lies_in(_real(path), _real(Path(given))):
        return path.read_bytes()
    return read_closed(path)


def refuse_weak(key: bytes, *, path: Path) -> None:
    """UnsafeKey for a key that was never drawn by lot: a pattern, a text, or one that stands in an example."""
    steps = {(after - before) % 256 for before, after in itertools.pairwise(key)}
    known = {hashlib.sha256(word.encode()).digest() for word in WORDS_OF_DEMOS}
    is_text = all(byte in PRINTABLE for byte in key)
    if len(set(key)) < FEWEST_DIFFERENT or len(steps) == 1 or is_text or key in known or key[:16] == key[16:]:
        raise UnsafeKey(
            f"The key in {path} can be guessed: it is a pattern, a text or an example."
            " Put the real key back; bulkhead keys restore writes it from the printed sheet."
        )


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[int]:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if path.is_symlink():
            raise UnsafeKey(
                f"{path} is a link. Put the file itself there, so that nobody can point it elsewhere."
            ) from error
        raise UnsafeKey(f"{path} cannot be read: {error.strerror}. Run this as its owner.") from error
    try:
        yield handle
    finally:
        os.close(handle)


def _refuse_open_file(path: Path, seen: os.stat_result) -> None:
    if not stat.S_ISREG(seen.st_mode):
        raise UnsafeKey(f"{path} is not a file.")
    _refuse_another_owner(path, owner=seen.st_uid)
    if stat.S_IMODE(seen.st_mode) & 0o077:
        raise UnsafeKey(f"Others can read {path}. Run: chmod 600 {path}")
    if seen.st_nlink != 1:
        raise UnsafeKey(
            f"{path} has a second name elsewhere on this disk. Copy it, and remove both names of the first."
        )


def _refuse_another_owner(path: Path, *, owner: int) -> None:
    if owner != os.geteuid():
        raise UnsafeKey(
            f"{path} belongs to another user of this machine (number {owner}). Run this as that user, or chown it."
        )


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _lies_in(path: Path, folder: Path) -> bool:
    return path == folder or folder in path.parents
