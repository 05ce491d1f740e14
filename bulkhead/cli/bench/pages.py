"""One page after another through a whole WSGI application in this process: CPU, queries and size of each."""

import io
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bulkhead.cli.bench.figures import Figure
from bulkhead.isolation.counting import counted

WARM_UP, ROUNDS, REQUESTS = 5, 24, 2
CPU, QUERIES, SIZE = 6.0, 12.0, 60.0
Application = Callable[[dict[str, object], Callable[..., object]], Iterable[bytes]]


class NotThePage(RuntimeError):
    """An address did not answer with its page, so there is nothing to measure."""


@dataclass(frozen=True)
class Visitor:
    """Somebody with a cookie, at one host."""

    application: Application
    host: str
    cookie: str

    def get(self, path: str) -> bytes:
        """The page; NotThePage for any other answer than 200."""
        begun: list[str] = []
        body = self.application(self._environ(path), lambda status, *_: begun.append(status))
        content = b"".join(body)
        getattr(body, "close", lambda: None)()
        if begun[-1][:3] != "200":
            raise NotThePage(f"{self.host}{path} answered {begun[-1]}")
        return content

    def _environ(self, path: str) -> dict[str, object]:
        plain, _, query = path.partition("?")
        return {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": plain,
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": self.host,
            "HTTP_COOKIE": self.cookie,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
            "wsgi.url_scheme": "http",
            "wsgi.version": (1, 0),
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }


def measured(name: str, *, path: str, visitor: Visitor, cpu: float = CPU) -> list[Figure]:
    """CPU per request in the round that others on the machine disturbed least; queries and size of one request."""
    for _ in range(WARM_UP):
        page = visitor.get(path)
    with counted() as count:
        visitor.get(path)
    spent = round(min(_round(path, visitor) for _ in range(ROUNDS)), 2)
    return [
        Figure(f"{name}, CPU", spent, "ms", cpu, ROUNDS * REQUESTS),
        Figure(f"{name}, queries", count.queries, "", QUERIES),
        Figure(f"{name}, HTML", round(len(page) / 1024, 1), "KB", SIZE),
    ]


def _round(path: str, visitor: Visitor) -> float:
    began = time.process_time()
    for _ in range(REQUESTS):
        visitor.get(path)
    return (time.process_time() - began) / REQUESTS * 1000
