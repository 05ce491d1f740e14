"""Landlock: the kernel's list of the files that a process may open, which nothing it does can make longer again."""

import ctypes
import os
import stat
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same on every machine.
_VERSION, _PATH_BENEATH = 1, 1
_EXECUTE, _WRITE, _READ, _LIST, _TRUNCATE, _IOCTL = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 14, 1 << 15
_OF_FILES = _EXECUTE | _WRITE | _READ | _TRUNCATE | _IOCTL
_ODD = 1 << 6 | 1 << 9 | 1 << 11 | 1 << 12  # make devices, sockets, block devices, symbolic links.
_RIGHTS: Mapping[int, int] = {1: 0x1FFF, 2: 0x3FFF, 3: 0x7FFF, 4: 0x7FFF}
_ALL_RIGHTS = 0xFFFF
_TCP = 0x3
_SCOPES = 0x3
NETWORK_FROM, SIGNALS_FROM = 4, 6


def version(libc: ctypes.CDLL) -> int:
    """Which of its versions the kernel has; OSError where it has none, or was started without it."""
    return _asked(libc, _CREATE, None, 0, _VERSION)


def restrict(libc: ctypes.CDLL, *, readable: Iterable[Path], writable: Iterable[Path], may_connect: bool) -> int:
    """Bind the calling thread, and those it starts, to these folders and files; back comes the version."""
    has = version(libc)
    rights = _RIGHTS.get(has, _ALL_RIGHTS)
    network = _TCP if has >= NETWORK_FROM and not may_connect else 0
    scopes = _SCOPES if has >= SIGNALS_FROM else 0
    size = 8 if has < NETWORK_FROM else 16 if has < SIGNALS_FROM else 24
    attributes = struct.pack("=QQQ", rights, network, scopes)[:size]
    rules = _asked(libc, _CREATE, attributes, size, 0)
    try:
        for paths, granted in ((readable, _READ | _LIST), (writable, rights & ~(_EXECUTE | _ODD | _IOCTL))):
            for path in paths:
                _grant(libc, rules, path, granted & rights)
        _asked(libc, _RESTRICT, rules, 0)
    finally:
        os.close(rules)
    return has


def _grant(libc: ctypes.CDLL, rules: int, path: Path, rights: int) -> None:
    """A path that is not there grants nothing."""
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)  # lint: files -- it names a place, nothing is read.
    except OSError:
        return
    try:
        beneath = rights if stat.S_ISDIR(os.fstat(place).st_mode) else rights & _OF_FILES
        _asked(libc, _ADD, rules, _PATH_BENEATH, struct.pack("=Qi", beneath, place), 0)
    finally:
        os.close(place)


def _asked(libc: ctypes.CDLL, number: int, *arguments: int | bytes | None) -> int:
    ctypes.set_errno(0)
    given = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    answer = int(libc.syscall(ctypes.c_long(number), *given))
    if answer < 0:
        failed = ctypes.get_errno()
        raise OSError(failed, os.strerror(failed))
    return answer
