"""Sockets of this machine alone, reached by a path that only their owner may open."""

import contextlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path

LONGEST = 100  # the kernel keeps 104 to 108 bytes for a socket's path.


def bind(path: Path, *, kind: socket.SocketKind = socket.SOCK_STREAM, mode: int = 0o600) -> socket.socket:
    """A socket at `path`, in place of one that a killed process left there."""
    path.unlink(missing_ok=True)
    bound = socket.socket(socket.AF_UNIX, kind)
    with _short(path) as address:
        previous = os.umask(0o777 & ~mode)
        try:
            bound.bind(address)
        finally:
            os.umask(previous)
    return bound


def connect(path: Path, *, kind: socket.SocketKind = socket.SOCK_STREAM, timeout: float = 5) -> socket.socket:
    """A connection to the socket at `path`; OSError when nobody listens."""
    link = socket.socket(socket.AF_UNIX, kind)
    link.settimeout(timeout)
    try:
        with _short(path) as address:
            link.connect(address)
    except OSError:
        link.close()
        raise
    return link


@contextlib.contextmanager
def _short(path: Path) -> Iterator[str]:
    """An address that fits, also for a data folder deep in the file system (Linux)."""
    if len(os.fsencode(path)) <= LONGEST:
        yield str(path)
    else:
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            yield f"/proc/self/fd/{folder}/{path.name}"
        finally:
            os.close(folder)
