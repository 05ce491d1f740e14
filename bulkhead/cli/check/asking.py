"""One request after the other over HTTP, on connections that are kept, as a browser would."""

import http.client
import threading
from dataclasses import dataclass

from bulkhead.cli.check.cast import Visitor

PATIENCE = 30.0
TOKEN = "c" * 32
VARIES = frozenset({"date", "server", "connection", "keep-alive", "via"})
LARGEST_READ = 64 << 20
SILENCE = 0  # in the place of a status, where nothing came back.


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    @property
    def is_failed(self) -> bool:
        """Whether it says nothing about the wall: a fault of the server, or silence."""
        return self.status == SILENCE or self.status >= 500

    @property
    def head(self) -> bytes:
        return "\n".join(f"{key}: {value}" for key, value in self.headers).encode()

    @property
    def settled(self) -> tuple[int, frozenset[tuple[str, str]], bytes]:
        """What must be the same of two answers that say the same."""
        kept = frozenset((key.lower(), value) for key, value in self.headers if key.lower() not in VARIES)
        return self.status, kept, self.body


class Asking(threading.local):
    """The connections of one thread, one for each port."""

    def __init__(self) -> None:
        self._open: dict[int, http.client.HTTPConnection] = {}

    def ask(self, visitor: Visitor, *, path: str, method: str = "GET") -> Answer:
        """Once more where a kept connection was closed meanwhile; silence is an answer that failed."""
        for _ in range(2):
            try:
                return self._once(visitor, path, method)
            except (http.client.HTTPException, OSError):
                self._drop(visitor.port)
        return Answer(SILENCE, (), b"")

    def _once(self, visitor: Visitor, path: str, method: str) -> Answer:
        link = self._open.get(visitor.port)
        if link is None:
            link = self._open[visitor.port] = http.client.HTTPConnection("127.0.0.1", visitor.port, timeout=PATIENCE)
        link.request(method, path, headers=_headers(visitor, method))
        answer = link.getresponse()
        return Answer(answer.status, tuple(answer.getheaders()), answer.read(LARGEST_READ))

    def _drop(self, port: int) -> None:
        link = self._open.pop(port, None)
        if link is not None:
            link.close()


def _headers(visitor: Visitor, method: str) -> dict[str, str]:
    marked = visitor.cookie.partition("=")[0].replace("__Host-desk", "__Host-csrf")
    names = {"__Host-csrf"} | ({marked} if marked.startswith("__Host-csrf") else set())
    cookies = "; ".join([*filter(None, [visitor.cookie]), *(f"{name}={TOKEN}" for name in sorted(names))])
    headers = {"Host": visitor.host, "Cookie": cookies, "Sec-Fetch-Site": "same-origin", "User-Agent": "Check"}
    return headers | ({"X-CSRFToken": TOKEN, "Content-Length": "0"} if method == "POST" else {})
