"""The supervisor's two sockets for its own: questions at run/control.sock, the keys at run/keys.sock."""

import json
import socket
import struct
import sys
from collections.abc import Callable
from pathlib import Path

from bulkhead.base import local
from bulkhead.config.processes.lent_keys import LentKeys
from bulkhead.config.processes.loop import Loop
from bulkhead.isolation.control import CONTROL, KEYS, WORDS
from bulkhead.isolation.errors import WallError

PATIENCE = 0.5


class Doors:
    """Opens both, and answers one visitor at a time: each says one line that is there already."""

    def __init__(
        self,
        loop: Loop,
        *,
        run: Path,
        lent: LentKeys,
        may_have_key: Callable[[int], bool],
        answer: Callable[[WORDS], WORDS],
    ) -> None:
        self._loop = loop
        self._lent = lent
        self._may_have_key = may_have_key
        self._answer = answer
        self._open = [self._door(run / CONTROL, self._hear), self._door(run / KEYS, self._hand_out)]
        self._paths = [run / CONTROL, run / KEYS]

    def close(self) -> None:
        for door in self._open:
            self._loop.unwatch(door.fileno())
            door.close()
        for path in self._paths:
            path.unlink(missing_ok=True)

    def _door(self, path: Path, call: Callable[[socket.socket], None]) -> socket.socket:
        door = local.bind(path)
        door.listen(64)
        door.setblocking(False)
        self._loop.watch(door.fileno(), call=lambda: self._admit(door, call))
        return door

    def _admit(self, door: socket.socket, call: Callable[[socket.socket], None]) -> None:
        try:
            link, _ = door.accept()
            with link:
                link.settimeout(PATIENCE)
                call(link)
        except (OSError, ValueError, WallError):
            return  # it went away, said nothing that could be read, or must ask again later; serving goes on.

    def _hear(self, link: socket.socket) -> None:
        words = json.loads(link.recv(4096))
        link.sendall(json.dumps(self._answer(words)).encode())

    def _hand_out(self, link: socket.socket) -> None:
        if sys.platform != "linux" or self._may_have_key(_peer(link)):
            link.sendall(self._lent.written())


def _peer(link: socket.socket) -> int:
    """The process at the other end, by the kernel's word."""
    credentials = struct.Struct("=iii")
    pid: int = credentials.unpack(link.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, credentials.size))[0]
    return pid


def parent_of(pid: int) -> int:
    """The parent of a process; 0 when it is gone."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return 0
    return int(status.rpartition(")")[2].split()[1])
