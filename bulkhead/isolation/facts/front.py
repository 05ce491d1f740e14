"""How Bulkhead is reached: from this machine alone, or by names behind a proxy; and settings in contradiction."""

import grp
import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bulkhead.base.facts import BAD, GOOD, WARN, Fact
from bulkhead.isolation.places import Places

NAME = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]", re.IGNORECASE)
OTHERS = stat.S_IRWXO
ENTER = stat.S_IRGRP | stat.S_IXGRP
WAY = "docs/self-hosting.md says how."


@dataclass(frozen=True)
class Front:
    """The variables that say how others come here."""

    proxy: str
    desk: str
    domain: str
    scheme: str
    sockets: str

    @classmethod
    def of_machine(cls) -> Self:
        names = ("PROXY", "DESK_HOST", "PORTAL_DOMAIN", "SCHEME", "SOCKETS")
        return cls(*(os.environ.get(f"BULKHEAD_{name}", "") for name in names))

    @property
    def is_named(self) -> bool:
        return bool(self.desk or self.domain)


def facts(_: Places) -> list[Fact]:
    """Every contradiction by itself; one line that says how it is reached where there is none."""
    front = Front.of_machine()
    wrong = [fact for look in LOOKS for fact in look(front)]
    if wrong:
        return wrong
    if not front.is_named:
        words = "Nobody on another machine can connect. To let clients in, put a proxy in front: " + WAY
        return [Fact("Addresses", GOOD, "This machine alone", words)]
    words = f"The desk is https://{front.desk}/, a portal is https://NAME.{front.domain}/, behind a proxy."
    return [Fact("Addresses", GOOD, "Behind a proxy", words)]


def _names(front: Front) -> Iterator[Fact]:
    """Exact names only: a name with a star would answer to any host, one with a port or a path to none."""
    for variable, name in (("BULKHEAD_DESK_HOST", front.desk), ("BULKHEAD_PORTAL_DOMAIN", front.domain)):
        if name and not NAME.fullmatch(name):
            words = (
                f"{variable} is “{name}”. Write one bare name, such as desk.example.com: no star, scheme, port or path."
            )
            yield Fact("Name", BAD, "Not a name", words)
    if front.desk and front.domain and f".{front.desk}".lower().endswith(f".{front.domain}".lower()):
        words = (
            f"The desk's name {front.desk} lies under the portals' domain {front.domain}. Give the desk another one."
        )
        yield Fact("Name", BAD, "In each other's way", words)


def _scheme(front: Front) -> Iterator[Fact]:
    if front.scheme not in ("", "http", "https"):
        words = f"BULKHEAD_SCHEME is “{front.scheme}”. Write https, or take it out on a machine nobody else reaches."
        yield Fact("Scheme", BAD, "Not understood", words)
    elif front.is_named and front.scheme != "https":
        words = "Names are set for others to come by, and BULKHEAD_SCHEME is not https: links would go in clear."
        yield Fact("Scheme", BAD, "Plain http", words, "BULKHEAD_SCHEME=https")


def _proxy(front: Front) -> Iterator[Fact]:
    if front.proxy not in ("", "1"):
        words = f"BULKHEAD_PROXY is “{front.proxy}”, which would count as on. Write 1, or take it out."
        yield Fact("Proxy", BAD, "Not understood", words)
    elif front.proxy and not front.is_named:
        words = (
            "BULKHEAD_PROXY is on, so that forwarded addresses are believed, and no name is set that a proxy serves."
        )
        yield Fact("Proxy", BAD, "Without a name", f"{words} Set BULKHEAD_DESK_HOST, or take BULKHEAD_PROXY out.")
    elif front.is_named and not front.proxy:
        words = "A name is set and BULKHEAD_PROXY is not: visitors would have the proxy's address, and http for https."
        yield Fact("Proxy", BAD, "Not told", words, "BULKHEAD_PROXY=1")
    elif front.is_named and not (front.desk and front.domain):
        missing = "BULKHEAD_PORTAL_DOMAIN" if front.desk else "BULKHEAD_DESK_HOST"
        words = f"{missing} is not set: {'clients' if front.desk else 'the practice'} cannot come from elsewhere."
        yield Fact("Proxy", WARN, "Half set", words)


def _sockets(front: Front) -> Iterator[Fact]:
    folder = Path(front.sockets)
    if front.domain and not front.sockets:
        words = "BULKHEAD_SOCKETS is not set: the proxy finds a portal by its socket there. " + WAY
        yield Fact("Sockets", WARN, "No folder", words)
    elif front.sockets and not folder.is_dir():
        words = f"There is no folder {folder} for the proxy's sockets. Make it, or unset BULKHEAD_SOCKETS."
        yield Fact("Sockets", BAD, "No folder", words, f"install -d -m 2750 {folder}")
    elif front.sockets:
        yield from _socket_folder(folder)


def _socket_folder(folder: Path) -> Iterator[Fact]:
    """Whoever enters it reaches every portal past the proxy, and sees every client's name."""
    found = folder.stat()
    if found.st_mode & OTHERS:
        words = f"Every user of this machine may enter {folder} and read your clients' names there."
        yield Fact("Sockets", BAD, "Open to everyone", words, f"chmod 2750 {folder}")
    elif found.st_mode & ENTER != ENTER:
        words = f"The group {_group(found.st_gid)} may not enter {folder}, so that no proxy reaches a portal."
        yield Fact("Sockets", WARN, "Closed to the proxy", words, f"chmod 2750 {folder}")


def _group(number: int) -> str:
    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)


def _idle(_: Front) -> Iterator[Fact]:
    said = os.environ.get("BULKHEAD_PORTAL_IDLE", "")
    if said and not re.fullmatch(r"\d{1,7}(\.\d+)?", said):
        words = f"BULKHEAD_PORTAL_IDLE is “{said}”. Write the seconds after which a portal sleeps, such as 300."
        yield Fact("Idle time", BAD, "Not a number", words)


LOOKS: tuple[Callable[[Front], Iterator[Fact]], ...] = (_names, _scheme, _proxy, _sockets, _idle)
