"""Who asked, by the browser's own word: a page of ours, a person, or a page of somebody else."""

from typing import TypeAlias

Environ: TypeAlias = dict[str, object]

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITES = frozenset({"", "same-origin", "none"})
SCHEMES = frozenset({"http", "https"})  # which of them is ours, the form's token knows.


def is_from_elsewhere(environ: Environ) -> bool:
    """Whether a page of another origin wants more than to lead a person here.

    A neighbouring name under one domain is another origin too: its requests carry cookies (RFC 6265, section 5.2).
    """
    is_ours = environ.get("HTTP_SEC_FETCH_SITE", "") in OWN_SITES
    if environ["REQUEST_METHOD"] in SAFE_METHODS:
        return not (is_ours or _is_followed(environ))
    return not (is_ours and _is_own_origin(environ))


def _is_followed(environ: Environ) -> bool:
    """A link that somebody follows, into a tab and not into a frame."""
    return environ.get("HTTP_SEC_FETCH_MODE") == "navigate" and environ.get("HTTP_SEC_FETCH_DEST") == "document"


def _is_own_origin(environ: Environ) -> bool:
    """Programs name none; a browser names the page that asks, and `null` for one it does not want to name."""
    origin = environ.get("HTTP_ORIGIN")
    if origin is None:
        return True
    scheme, _, host = str(origin).lower().partition("://")
    return scheme in SCHEMES and host == str(environ["HTTP_HOST"]).lower()
