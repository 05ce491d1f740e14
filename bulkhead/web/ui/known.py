"""Browsers that somebody came in with before. A mark opens nothing: it keeps their tries apart from those of strangers.

Else whoever tries names and digits in a circle would use up what the owner may try, and so keep the owner out.
"""

import ipaddress
import re
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from bulkhead.isolation.tokens import fresh_token

LASTS = 400 * 24 * 3600  # as long as browsers keep any cookie.
SHAPE = re.compile(r"(?P<nonce>[\w-]{43})\.(?P<person>[0-9a-f]{32})\.(?P<proof>[0-9a-f]{64})", re.ASCII)
NEIGHBOURS = 64  # bits of an address that one household has to itself (RFC 6177).


@dataclass(frozen=True)
class Known:
    """A browser, by a random word of its own, and who came in with it last."""

    nonce: str
    person: UUID


def known(request: HttpRequest, *, cookie: str) -> Known | None:
    """Which browser asks; None for a stranger's, and for a mark that we did not make."""
    mark = SHAPE.fullmatch(request.COOKIES.get(cookie, ""))
    if mark is None or not constant_time_compare(mark["proof"], _proof(mark["nonce"], mark["person"])):
        return None
    return Known(mark["nonce"], UUID(mark["person"]))


def remember(response: HttpResponse, *, person: UUID, before: Known | None, cookie: str) -> None:
    """Know this browser from now on; one that somebody else uses now counts anew."""
    nonce = before.nonce if before is not None and before.person == person else fresh_token()
    mark = f"{nonce}.{person.hex}.{_proof(nonce, person.hex)}"
    response.set_cookie(cookie, mark, max_age=LASTS, secure=True, httponly=True, samesite="Lax")


def asking_from(request: HttpRequest) -> str:
    """Whose tries are counted together: those of one address, or of one household where addresses are many."""
    said = str(request.META.get("REMOTE_ADDR", ""))
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return said  # a unix socket has none.
    if isinstance(address, ipaddress.IPv4Address):
        return said
    return str(ipaddress.ip_network(f"{address}/{NEIGHBOURS}", strict=False).network_address)


def _proof(nonce: str, person: str) -> str:
    return salted_hmac("bulkhead.known", f"{nonce}.{person}", algorithm="sha256").hexdigest()
