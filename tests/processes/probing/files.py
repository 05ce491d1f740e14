"""Files of another client, of the practice and of the machine."""

import ctypes
import os
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.processes.probing.given import Given

Probe = Callable[[Given], object]
LIBC = ctypes.CDLL(None, use_errno=True)


def called(number: int, *given: object) -> int:
    """One system call; OSError when it is refused."""
    ctypes.set_errno(0)
    answer: int = LIBC.syscall(ctypes.c_long(number), *given)
    if answer < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return answer


def _read(path: str) -> int:
    content = Path(path).read_bytes()
    assert content, "there is something in it"
    return len(content)


def _rows(given: Given) -> object:
    """As SQLite opens it; a store that is not there would be made, hence the mode."""
    with sqlite3.connect(f"file:{given.foreign}/plain.db?mode=ro", uri=True) as store:
        return store.execute("SELECT words FROM letter").fetchall()


def _attached(given: Given) -> object:
    with sqlite3.connect(":memory:") as store:
        store.execute("ATTACH ? AS other", [f"{given.foreign}/plain.db"])
        return store.execute("SELECT words FROM other.letter").fetchall()


def _marked(given: Given) -> None:
    os.setxattr(given.letter, "user.mark", b"1")


def _handle(given: Given) -> int:
    """A name of a file that needs no path; with it root opens what no folder shows."""
    handle = ctypes.create_string_buffer(b"\x80\0\0\0", 136)
    number = {"x86_64": 303, "aarch64": 264}[os.uname().machine]
    return called(number, -100, given.letter.encode(), handle, ctypes.byref(ctypes.c_int()), 0)


OF_ANOTHER_CLIENT: dict[str, Probe] = {
    "its store": lambda given: _read(f"{given.foreign}/vault.db"),
    "its letter": lambda given: _read(given.letter),
    "its letter by ..": lambda given: _read(f"{given.own}/../{Path(given.foreign).name}/letter.txt"),
    "its letter by a planted link": lambda given: _read(f"{given.own}/planted"),
    "its letter by a folder held open": lambda given: os.open("letter.txt", os.O_RDONLY, dir_fd=_folder(given)),
    "its names": lambda given: os.listdir(given.foreign),
    "its store by SQLite": _rows,
    "its store attached": _attached,
    "a hard link from it": lambda given: os.link(given.letter, f"{given.own}/linked"),
    "a symbolic link to it": lambda given: os.symlink(given.letter, f"{given.own}/named"),
    "moving a file out of it": lambda given: os.rename(f"{given.foreign}/taken.txt", f"{given.own}/taken.txt"),
    "moving a file into it": lambda given: os.rename(f"{given.own}/given.txt", f"{given.foreign}/given.txt"),
    "writing its letter": lambda given: open(given.letter, "r+b").close(),
    "a new file in it": lambda given: open(f"{given.foreign}/new.txt", "xb").close(),
    "a new folder in it": lambda given: os.mkdir(f"{given.foreign}/new"),
    "removing a file of it": lambda given: os.unlink(f"{given.foreign}/removed.txt"),
    "cutting its letter short": lambda given: os.truncate(given.letter, 4),
    "rights of its letter": lambda given: os.chmod(given.letter, 0o666),
    "owner of its letter": lambda given: os.chown(given.letter, os.getuid(), os.getgid()),
    "times of its letter": lambda given: os.utime(given.letter, (0, 0)),
    "a mark on its letter": _marked,
    "a handle of its letter": _handle,
}


def _folder(given: Given) -> int:
    return os.open(given.foreign, os.O_RDONLY | os.O_DIRECTORY)


def _of_data(name: str, given: Given) -> int:
    return _read(f"{given.data}/{name}")


OF_THE_PRACTICE: dict[str, Probe] = {
    "the practice store and its library": partial(_of_data, "practice/practice.db"),
    "the list of clients": partial(_of_data, "registry.db"),
    "the master key": lambda given: _read(f"{given.keys}/master"),
    "the data folder": lambda given: os.listdir(given.data),
    "the folders of all clients": lambda given: os.listdir(f"{given.data}/vaults"),
    "the tray": lambda given: os.listdir(f"{given.data}/tray"),
    "the backups": lambda given: os.listdir(f"{given.data}/backups"),
    "the supervisor's folder": lambda given: os.listdir(given.run),
}

OF_THE_MACHINE: dict[str, Probe] = {
    "the people of the machine": lambda _: _read("/etc/passwd"),
    "the processes of the machine": lambda _: os.listdir("/proc"),
    "the folder of temporary files": lambda _: os.listdir("/tmp"),
    "files in memory": lambda _: os.listdir("/dev/shm"),
    "the root folder": lambda _: os.listdir("/"),
}
