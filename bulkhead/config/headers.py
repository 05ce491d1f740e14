"""The headers of every answer, whoever gives it: the application, a portal's server, or the supervisor."""

from typing import TypeAlias

Headers: TypeAlias = list[tuple[str, str]]

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS: Headers = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),  # our pages say `same-origin` of themselves, or their forms came from `null`.
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Origin-Agent-Cluster", "?1"),  # a process of its own in the browser, apart from the neighbouring names.
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("X-Frame-Options", "DENY"),
]
POLICY = ("Content-Security-Policy", PAGE_POLICY)
UNKEPT = ("Cache-Control", "no-store")
OF_ITS_CONTENT = "private, max-age=31536000, immutable"  # said only of what its own address has a mark of.
ASKED_AGAIN = "private, no-cache"  # a calendar elsewhere keeps what it has and asks whether it still holds.
KEPT = frozenset({OF_ITS_CONTENT, ASKED_AGAIN})
ABOUT_KEEPING = frozenset({"cache-control", "expires", "vary"})
PAGE: Headers = [*ALWAYS, POLICY, UNKEPT]
OURS = frozenset(name.lower() for name, _ in PAGE) | ABOUT_KEEPING


def with_ours(headers: Headers, *, is_static: bool) -> Headers:
    """What was said, and what it did not say of ours. Nothing is kept but static files and what names its content."""
    said = {name.lower(): value for name, value in headers}
    if said.keys().isdisjoint(OURS):
        return headers + ([*ALWAYS, POLICY] if is_static else PAGE)
    ours = [header for header in [*ALWAYS, POLICY] if header[0].lower() not in said]
    if not is_static and said.get("cache-control") not in KEPT:
        headers = [header for header in headers if header[0].lower() not in ABOUT_KEEPING]
        ours.append(UNKEPT)
    return headers + ours


def plain(words: bytes) -> Headers:
    """Those of a bare sentence, for answers that need no page."""
    return [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(words))), *PAGE]
