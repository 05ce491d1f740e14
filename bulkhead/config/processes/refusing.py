"""What the supervisor itself answers for a portal that dies as it starts, or whose vault rests: never a hang."""

import contextlib
import socket
import ssl
from dataclasses import dataclass

from bulkhead.config.headers import PAGE as HEADERS
from bulkhead.config.processes.loop import Loop
from bulkhead.isolation.rests import Rest

LINGER = 2.0
MOST = 50
HEAD = b"HEAD "
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body>
<main>
<h1>{title}.</h1>
<p>{words}</p>
<p><a href="">Try again</a></p>
</main>
</body>
</html>
"""


@dataclass(frozen=True)
class Away:
    """Why nobody is there: the whole answer, save that who asked for the head alone gets no body."""

    kind: str
    retry_after: int
    body: bytes

    def answer(self, *, head_only: bool) -> bytes:
        headers = [
            ("Content-Type", f"{self.kind}; charset=utf-8"),
            ("Content-Length", str(len(self.body))),
            ("Retry-After", str(self.retry_after)),
            ("Connection", "close"),
            *HEADERS,
        ]
        lines = ["HTTP/1.1 503 Service Unavailable", *(f"{name}: {value}" for name, value in headers), "", ""]
        return "\r\n".join(lines).encode() + (b"" if head_only else self.body)


CRASHING = Away("text/plain", 60, b"This portal cannot start at the moment. Try again in a minute.\n")


def resting(why: str) -> Away:
    """Its vault is being worked on as a whole, for a reason that the registry notes."""
    return Away("text/html", 10, PAGE.format(title=Rest(why).heading, words=Rest(why).words).encode())


class Refusal:
    """Answers and hangs up; lingers until the visitor has read it, or a reset could overtake the answer."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._open: set[socket.socket] = set()

    def answer(self, listener: socket.socket, *, away: Away, tls: ssl.SSLContext | None = None) -> None:
        """Take one visitor. Of what each says only the first bytes are looked at, for the method."""
        try:
            link, _ = listener.accept()
        except OSError:
            return
        link.setblocking(False)
        if tls is not None and link.family == socket.AF_INET:
            link = tls.wrap_socket(link, server_side=True, do_handshake_on_connect=False)
        if len(self._open) < MOST:
            self._open.add(link)
            self._loop.watch(link.fileno(), call=lambda: self._hear(link, away))
            self._loop.later(LINGER, call=lambda: self._close(link))
        else:
            self._say(link, away.answer(head_only=False))
            link.close()

    def _hear(self, link: socket.socket, away: Away) -> None:
        heard = self._received(link)
        if heard:
            self._say(link, away.answer(head_only=heard.startswith(HEAD)))
            self._loop.unwatch(link.fileno())
            self._loop.watch(link.fileno(), call=lambda: self._discard(link))
        elif heard is not None:
            self._close(link)

    def _say(self, link: socket.socket, answer: bytes) -> None:
        with contextlib.suppress(OSError):
            link.send(answer)
            link.shutdown(socket.SHUT_WR)

    def _discard(self, link: socket.socket) -> None:
        if self._received(link) == b"":
            self._close(link)

    def _received(self, link: socket.socket) -> bytes | None:
        """What has come; nothing when it hung up, None when more is needed before it can be read."""
        try:
            return link.recv(65536)
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return None
        except OSError:
            return b""

    def _close(self, link: socket.socket) -> None:
        if link in self._open:
            self._open.remove(link)
            self._loop.unwatch(link.fileno())
            link.close()
