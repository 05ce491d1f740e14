"""Around the whole application: which host this is, one 404 for everything, and the headers of every answer."""

import logging
from collections.abc import Callable, Iterable
from http import HTTPStatus
from types import TracebackType
from typing import TypeAlias

log = logging.getLogger("bulkhead.web")

ExcInfo: TypeAlias = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]
Headers: TypeAlias = list[tuple[str, str]]
StartResponse: TypeAlias = Callable[..., Callable[[bytes], object]]
Environ: TypeAlias = dict[str, object]
Application: TypeAlias = Callable[[Environ, StartResponse], Iterable[bytes]]

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS: Headers = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("X-Frame-Options", "DENY"),
]
OF_ITS_CONTENT = "private, max-age=31536000, immutable"  # said only of what its own address has a mark of.
ASKED_AGAIN = "private, no-cache"  # a calendar elsewhere keeps what it has and asks whether it still holds.
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITES = frozenset({"", "same-origin", "none"})


class Outermost:
    """Wraps a WSGI application. `hosts` are the exact names, with port where one is written, it answers to."""

    def __init__(self, application: Application, *, hosts: frozenset[str], static: str, missing: bytes) -> None:
        self._application = application
        self._hosts = hosts
        self._static = static
        self._missing = missing

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not self._is_own_host(environ):
            return self._nothing_here(environ, start_response)
        if self._is_from_elsewhere(environ):
            return self._refused(start_response)
        return self._answered(environ, start_response)

    def _is_own_host(self, environ: Environ) -> bool:
        return str(environ.get("HTTP_HOST", "")).lower() in self._hosts

    def _is_from_elsewhere(self, environ: Environ) -> bool:
        """A change asked for by a page of another site, as the browser itself says."""
        unsafe = environ["REQUEST_METHOD"] not in SAFE_METHODS
        return unsafe and environ.get("HTTP_SEC_FETCH_SITE", "") not in OWN_SITES

    def _answered(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        begun: list[tuple[str, Headers]] = []

        def begin(status: str, headers: Headers, exc_info: ExcInfo | None = None) -> Callable[[bytes], object]:
            begun[:] = [(status, headers)]
            return lambda _: None

        try:
            body = self._application(environ, begin)
        except Exception:  # A server would log the values in the exception; we log its type and place.
            log.exception("failed")
            return self._broken(start_response)
        status, headers = begun[0]
        if status.startswith("404"):
            getattr(body, "close", lambda: None)()
            return self._nothing_here(environ, start_response)
        start_response(status, self._with_ours(environ, status, headers))
        return body

    def _with_ours(self, environ: Environ, status: str, headers: Headers) -> Headers:
        names = {name.lower() for name, _ in headers}
        ours = [header for header in ALWAYS if header[0].lower() not in names]
        if "content-security-policy" not in names:
            ours.append(("Content-Security-Policy", PAGE_POLICY))
        is_static = str(environ.get("PATH_INFO", "")).startswith(self._static) and status.startswith(
            ("200", "206", "304")
        )
        is_kept = any(("Cache-Control", said) in headers for said in (OF_ITS_CONTENT, ASKED_AGAIN))
        if not is_static and not is_kept:
            headers = [header for header in headers if header[0].lower() not in ("cache-control", "expires", "vary")]
            ours.append(("Cache-Control", "no-store"))
        return headers + ours

    def _nothing_here(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Foreign, missing and forbidden: the same bytes and headers."""
        length = ("Content-Length", str(len(self._missing)))
        page = [("Content-Type", "text/html; charset=utf-8"), length, ("Cache-Control", "no-store")]
        start_response(f"404 {HTTPStatus.NOT_FOUND.phrase}", [*page, *ALWAYS, ("Content-Security-Policy", PAGE_POLICY)])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [self._missing]

    def _broken(self, start_response: StartResponse) -> Iterable[bytes]:
        words = b"Something went wrong here. What was saved before is safe; try again in a moment."
        return _said(HTTPStatus.INTERNAL_SERVER_ERROR, words, start_response)

    def _refused(self, start_response: StartResponse) -> Iterable[bytes]:
        words = b"This was asked for by a page of another site. Nothing was changed."
        return _said(HTTPStatus.FORBIDDEN, words, start_response)


def _said(status: HTTPStatus, words: bytes, start_response: StartResponse) -> Iterable[bytes]:
    """A bare sentence, for answers that need no page."""
    plain = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(words)))]
    ours = [*ALWAYS, ("Cache-Control", "no-store"), ("Content-Security-Policy", PAGE_POLICY)]
    start_response(f"{status.value} {status.phrase}", plain + ours)
    return [words]
