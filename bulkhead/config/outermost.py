"""Around the whole application: which host this is, one 404 for everything, and the headers of every answer."""

import logging
from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from types import TracebackType
from typing import TypeAlias

from bulkhead.config.asking import Environ, is_from_elsewhere
from bulkhead.config.headers import ALWAYS, PAGE, PAGE_POLICY, Headers, plain, with_ours

log = logging.getLogger("bulkhead.web")

ExcInfo: TypeAlias = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]
StartResponse: TypeAlias = Callable[..., Callable[[bytes], object]]
Application: TypeAlias = Callable[[Environ, StartResponse], Iterable[bytes]]

__all__ = ["ALWAYS", "PAGE_POLICY", "Application", "Environ", "Outermost", "StartResponse"]


# Each address says which of these it has; any other word, TRACE among them, reaches no code of ours.
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
ALLOWED = "GET, HEAD, POST"


class CutShort(RuntimeError):
    """A file could not be read to its end. The server hangs up; what went wrong was logged without its words."""


class Outermost:
    """Wraps a WSGI application. `hosts` are the exact names, with port where one is written, it answers to."""

    def __init__(self, application: Application, *, hosts: frozenset[str], static: str, missing: bytes) -> None:
        self._application = application
        self._hosts = hosts
        self._static = static
        self._missing = missing

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if str(environ.get("HTTP_HOST", "")).lower() not in self._hosts:
            return self._nothing_here(environ, start_response)
        if is_from_elsewhere(environ):
            return _refused(environ, start_response)
        if environ["REQUEST_METHOD"] not in METHODS:
            return _unknown_method(start_response)
        return self._answered(environ, start_response)

    def _answered(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        begun: list[tuple[str, Headers]] = []

        def begin(status: str, headers: Headers, exc_info: ExcInfo | None = None) -> Callable[[bytes], object]:
            begun[:] = [(status, headers)]
            return lambda _: None

        try:
            body = self._application(environ, begin)
        except Exception:  # A server would log the values in the exception; we log its type and place.
            log.exception("failed")
            return _broken(environ, start_response)
        status, headers = begun[0]
        if status.startswith("404"):
            getattr(body, "close", lambda: None)()
            return self._nothing_here(environ, start_response)
        start_response(status, with_ours(headers, is_static=self._is_static(environ, status)))
        return Leaving(body) if getattr(body, "streaming", False) else body

    def _is_static(self, environ: Environ, status: str) -> bool:
        is_there = str(environ.get("PATH_INFO", "")).startswith(self._static)
        return is_there and status.startswith(("200", "206", "304"))

    def _nothing_here(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Foreign, missing and forbidden: the same bytes and headers."""
        length = ("Content-Length", str(len(self._missing)))
        page = [("Content-Type", "text/html; charset=utf-8"), length, *PAGE]
        start_response(f"404 {HTTPStatus.NOT_FOUND.phrase}", page)
        return _unless_head(environ, self._missing)


class Leaving:
    """An answer that is read while it leaves: the application is done by then, so what fails now fails here."""

    def __init__(self, body: Iterable[bytes]) -> None:
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._body
            return
        except Exception:  # As above; the answer has begun, so no page can follow.
            log.exception("failed")
        raise CutShort  # after the exception is gone, or a server would log it as the reason.

    def close(self) -> None:
        """As the server does it when all is said."""
        getattr(self._body, "close", lambda: None)()


def _unknown_method(start_response: StartResponse) -> Iterable[bytes]:
    status = HTTPStatus.METHOD_NOT_ALLOWED
    start_response(f"{status.value} {status.phrase}", [("Allow", ALLOWED), *plain(b"")])
    return []


def _broken(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    words = b"Something went wrong here. What was saved before is safe; try again in a moment."
    return _said(HTTPStatus.INTERNAL_SERVER_ERROR, words, environ, start_response)


def _refused(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    words = b"This was asked for by a page of another site. Nothing was changed."
    return _said(HTTPStatus.FORBIDDEN, words, environ, start_response)


def _said(  # lint: arguments -- the two that WSGI gives come last.
    status: HTTPStatus, words: bytes, environ: Environ, start_response: StartResponse
) -> Iterable[bytes]:
    """A bare sentence."""
    start_response(f"{status.value} {status.phrase}", plain(words))
    return _unless_head(environ, words)


def _unless_head(environ: Environ, words: bytes) -> Iterable[bytes]:
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [words]
