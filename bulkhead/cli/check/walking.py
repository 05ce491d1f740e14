"""One visitor's way through a surface: every address with their own things, every link, search and filter that stands
on a page, and every address with the things of every other client."""

import html
import itertools
import re
import zlib
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode, urljoin, urlsplit

from bulkhead.base.ids import uuid7
from bulkhead.cli.check.addresses import ENDING, Address, Holdings, Slot
from bulkhead.cli.check.asking import SILENCE, Answer, Asking
from bulkhead.cli.check.cast import GUESSER, PORTAL, Visitor
from bulkhead.cli.check.judging import Finding, Judge

MOST_OF_AN_ADDRESS = 30
MOST_PAIRED = 3
MOST_LINKS = 300
MOST_OF_A_PATTERN = 24
LINK = re.compile(rb'(?:href|src)="(/[^"#]*|\?[^"#]*)')
FORM = re.compile(rb"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
ENTRY = re.compile(rb"<input\b([^>]*)>")
WORD = re.compile(rb'([a-z-]+)="([^"]*)"')
TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]*|(data-csrf=")[^"]*')
LIMITED = 429
SHOWN = "shown own"
TYPED = (b"", b"text", b"search")


@dataclass
class Walked:
    """What one visitor did: how often what was asked, and what was found."""

    counts: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    addresses: set[str] = field(default_factory=set)


@dataclass
class Grounds:
    """What every walk needs to know: the addresses, what everybody has, and the words to search for."""

    addresses: dict[str, list[Address]]
    holdings: Holdings
    judge: Judge
    slugs: dict[str, str]
    tails: dict[str, list[str]]


@dataclass
class Walk:
    """One visitor."""

    grounds: Grounds
    visitor: Visitor
    asking: Asking
    walked: Walked = field(default_factory=Walked)
    _asked: set[str] = field(default_factory=set)
    _noted: set[str] = field(default_factory=set)
    _left: set[str] = field(default_factory=set)
    _patterns: Counter[str] = field(default_factory=Counter)

    def whole(self) -> Walked:
        """Own things first, then where their pages lead, then everybody else's things."""
        waiting: deque[str] = deque()
        for address in self._mine():
            for path in self._own_paths(address):
                self._visit(path, address.name, waiting)
        followed = 0
        while waiting and followed < MOST_LINKS:
            followed += self._visit(waiting.popleft(), "link", waiting)
        self.walked.counts["left out"] += len((self._left | set(waiting)) - self._asked)
        for address in self._mine():
            self._foreign(address)
        return self.walked

    def forms(self) -> Walked:
        """Every form of an own thing once, empty: what a page says to that is an answer too."""
        for address in self._mine():
            if "POST" in address.methods and address.name not in ENDING:
                for path in itertools.islice(self._own_paths(address, always=True), 1):
                    self._ask(path, "form", method="POST")
        return self.walked

    def _mine(self) -> list[Address]:
        every = self.grounds.addresses[self.visitor.surface]
        if self.visitor.surface == PORTAL:
            return every
        return [one for one in every if one.is_inside == bool(self.visitor.own)]

    def _own_paths(self, address: Address, *, always: bool = False) -> Iterator[str]:
        if "GET" not in address.methods and not always:
            return
        is_paired = len(address.things) > 1  # what stands in what is told by the links of the pages.
        most = MOST_PAIRED if is_paired or self.visitor.is_nobody else MOST_OF_AN_ADDRESS
        choices = [self._own_ids(slot) for slot in address.things]
        if not (is_paired or always or self.visitor.is_nobody):
            self.walked.counts["left out"] += sum(max(0, len(ids) - most) for ids in choices)
        for values in itertools.product(*(ids[:most] for ids in choices)):
            yield self._path(address, values)

    def _own_ids(self, slot: Slot) -> list[str]:
        """Of a client's rooms what that client has; of the practice's, what it keeps of those one may open."""
        found = self.grounds.holdings
        ids = found.of(self.visitor.own, slot=slot)
        if not self.visitor.own:
            ids = [*ids, *(one for owner in sorted(self.visitor.opens) for one in found.of(owner, slot=slot))]
        elif self.visitor.surface != PORTAL:
            ids = [*ids, *found.of("", slot=slot)]
        return ids

    def _visit(self, path: str, name: str, waiting: deque[str]) -> int:
        """Ask once, and note where the page leads."""
        if path in self._asked:
            return 0
        answer = self._ask(path, name)
        if answer.status == 200 and answer.body.lstrip()[:1] == b"<":
            waiting.extend(one for one in self._onward(answer, path) if one not in self._asked)
        elif answer.status in (301, 302, 303):
            onward = urlsplit(answer.header("Location"))
            if onward.netloc in ("", self.visitor.host) and not self.visitor.is_nobody:
                waiting.append(onward.path + (f"?{onward.query}" if onward.query else ""))
        return 1

    def _onward(self, answer: Answer, path: str) -> Iterator[str]:
        """Links with their filters, and searches for words of everybody."""
        for found in LINK.findall(answer.body):
            onward = urljoin(path, html.unescape(found.decode(errors="replace")))
            pattern = _shape(onward)
            if onward in self._asked or onward in self._noted:
                continue
            self._noted.add(onward)
            self._patterns[pattern] += 1
            if self._patterns[pattern] <= MOST_OF_A_PATTERN:
                yield onward
            else:
                self._left.add(onward)
        for action, entry in _searches(answer.body):
            if f"{action} {entry}" not in self._asked:
                self._asked.add(f"{action} {entry}")
                for word in self._words():
                    self.walked.counts["searches"] += 1
                    yield f"{urljoin(path, action) if action else urlsplit(path).path}?{urlencode({entry: word})}"

    def _words(self) -> Iterator[str]:
        yield from ("plan", "a", "")
        for owner, tails in self.grounds.tails.items():
            yield from tails[: 4 if owner == self.visitor.own else 2]
        for owner, names in self.grounds.judge.names.items():
            if owner != self.visitor.own:
                yield from list(names)[:1]

    def _foreign(self, address: Address) -> None:
        """With things of every other client, and of nobody: the two must answer alike."""
        paths = list(self._foreign_paths(address))
        for method in self._methods(address) if paths else ():
            invented = self._path(address, [_invented(slot) for slot in address.things])
            if not address.things:
                invented = self._path(address, [], slug="nobody-here")
            first = self._ask(invented, "invented", method=method)
            for owner, path in paths:
                answer = self._ask(path, "foreign", method=method)
                is_void = {LIMITED, SILENCE} & {answer.status, first.status}
                if not is_void and _settled(answer, path) != _settled(first, invented):
                    words = f"{method} answers {answer.status} to a thing of another, {first.status} to an invented one"
                    self._note("difference", owner, path, words)

    def _methods(self, address: Address) -> list[str]:
        """Guessing at links is limited by the product, so one stranger at each portal does it for all."""
        guesses = any(slot.name == "token" for slot in address.things)
        methods = [one for one in ("GET", "POST") if one in address.methods and address.name not in ENDING]
        return [one for one in methods if one == "GET" or not guesses or self.visitor.name == GUESSER]

    def _foreign_paths(self, address: Address) -> Iterator[tuple[str, str]]:
        """With one thing of each other client in every slot; which one differs from visitor to visitor."""
        for owner in self.grounds.slugs:
            if owner == self.visitor.own or (not self.visitor.own and owner in self.visitor.opens):
                continue
            choices = [self.grounds.holdings.of(owner, slot=slot) for slot in address.things]
            if address.things and all(choices):
                yield owner, self._path(address, [ids[self._chance % len(ids)] for ids in choices])
            elif not address.things and address.slots and owner not in self.visitor.opens:
                yield owner, self._path(address, [], slug=self.grounds.slugs[owner])

    @property
    def _chance(self) -> int:
        return zlib.crc32(self.visitor.key.encode())

    def _path(self, address: Address, values: "list[str] | tuple[str, ...]", *, slug: str = "") -> str:
        named = {slot.name: quote(value, safe="") for slot, value in zip(address.things, values, strict=True)}
        return address.filled({"slug": slug or self.visitor.slug or "nobody-here", **named})

    def _ask(self, path: str, name: str, *, method: str = "GET") -> Answer:
        self._asked.add(path)
        answer = self.asking.ask(self.visitor, path=path, method=method)
        counts = self.walked.counts
        is_own = name not in ("foreign", "form", "invented")
        counts.update({"requests": 1, "bytes": len(answer.body), "own": is_own, f"{name}s": not is_own})
        if is_own and name != "link":
            self.walked.addresses.add(f"{self.visitor.surface} {name}")
        counts["limited"] += answer.status == LIMITED
        if is_own and answer.status == 200 and not counts[SHOWN]:
            counts[SHOWN] += self.grounds.judge.shows_own(answer, visitor=self.visitor)
        if answer.is_failed:
            words = f"answered {answer.status}" if answer.status else "was not answered"
            self.walked.failed.append(f"{self.visitor.surface} {method} {_shape(path)} {words}")
        self.walked.findings += self.grounds.judge.judge(answer, visitor=self.visitor, path=path)
        return answer

    def _note(self, kind: str, whose: str, path: str, what: str) -> None:
        visitor = self.visitor
        self.walked.findings.append(Finding(kind, whose, visitor.standing, visitor.surface, visitor.own, path, what))


def _searches(page: bytes) -> Iterator[tuple[str, str]]:
    """Where a form of a page goes that only asks, and the name of the entry in which one types."""
    for head, inner in FORM.findall(page):
        about = dict(WORD.findall(head))
        if about.get(b"method", b"get").lower() == b"get":
            for found in ENTRY.findall(inner):
                entry = dict(WORD.findall(found))
                if entry.get(b"type", b"") in TYPED and entry.get(b"name"):
                    yield html.unescape(about.get(b"action", b"").decode()), entry[b"name"].decode()


def _invented(slot: Slot) -> str:
    shapes = {"uuid": str(uuid7()), "int": "999999", "slug": "nobody-here"}
    return shapes.get(slot.converter, uuid7().hex + uuid7().hex[:11])


def _shape(path: str) -> str:
    """An address without what is particular about it."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|=[^&]*", "*", path)


def _settled(answer: Answer, path: str) -> tuple[int, frozenset[tuple[str, str]], bytes]:
    """An answer without its form's token and without the address that was asked for."""
    status, headers, body = answer.settled
    said = [quote(path, safe=""), quote(path), path]
    for one in said:
        body = body.replace(one.encode(), b"*")
        headers = frozenset((key, value.replace(one, "*")) for key, value in headers if key != "content-length")
    return status, headers, TOKEN.sub(b"", body)
