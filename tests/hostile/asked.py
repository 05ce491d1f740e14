"""A wrapped application that counts who got in, and a request as any program may write it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bulkhead.config.outermost import Application, Environ, Outermost, StartResponse
from tests.browse import Answer, Browser

HOST = "signal.localhost:8101"
PAGE = [("Content-Type", "text/html; charset=utf-8")]
Headers = list[tuple[str, str]]


@dataclass
class Inner:
    """What stands behind the wrapper: says what it is told to say, and remembers that it was asked."""

    status: str = "200 OK"
    headers: Headers = field(default_factory=lambda: list(PAGE))
    body: Callable[[], Iterable[bytes]] = lambda: [b"inside"]
    asked: int = 0

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        self.asked += 1
        start_response(self.status, self.headers)
        return self.body()


def behind(inner: Application) -> Browser:
    """A browser at the wrapper around it."""
    wrapped = Outermost(inner, hosts=frozenset({HOST}), static="/static/mark/", missing=b"nothing here")
    return Browser(wrapped, HOST)


def ask(inner: Application, method: str = "GET", path: str = "/", **headers: str) -> Answer:
    return behind(inner).request(method, path, headers=headers)
