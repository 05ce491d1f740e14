"""What the supervisor itself answers for a portal that dies as soon as it starts: a short 503, never a hang."""

import contextlib
import socket

from bulkhead.config.processes.loop import Loop

LINGER = 2.0
MOST = 50
BODY = b"This portal cannot start at the moment. Try again in a minute.\n"
ANSWER = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\nRetry-After: 60\r\n"
    b"Cache-Control: no-store\r\nConnection: close\r\nContent-Length: " + str(len(BODY)).encode() + b"\r\n\r\n" + BODY
)


class Refusal:
    """Answers and hangs up; lingers until the visitor has read it, or a reset could overtake the answer."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._open: set[socket.socket] = set()

    def answer(self, listener: socket.socket) -> None:
        try:
            link, _ = listener.accept()
        except OSError:
            return
        link.setblocking(False)
        with contextlib.suppress(OSError):
            link.send(ANSWER)
            link.shutdown(socket.SHUT_WR)
        if len(self._open) < MOST:
            self._open.add(link)
            self._loop.watch(link.fileno(), call=lambda: self._discard(link))
            self._loop.later(LINGER, call=lambda: self._close(link))
        else:
            link.close()

    def _discard(self, link: socket.socket) -> None:
        try:
            read = link.recv(65536)
        except OSError:
            read = b""
        if not read:
            self._close(link)

    def _close(self, link: socket.socket) -> None:
        if link in self._open:
            self._open.remove(link)
            self._loop.unwatch(link.fileno())
            link.close()
