"""Every address of a surface, read from its URL table: nothing is listed by hand, so nothing can be forgotten."""

from dataclasses import dataclass

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RoutePattern

from bulkhead.cli.check.addresses import SLOT, lines_of
from bulkhead.web.routes import Declared


@dataclass(frozen=True)
class Slot:
    """One part of an address that is filled with somebody's word or id; `folder` is the word before it."""

    converter: str
    name: str
    folder: str


@dataclass(frozen=True)
class Address:
    """One line of the URL table. `declared` is None where it was not made with `route`."""

    name: str
    pattern: str
    declared: Declared | None

    def __str__(self) -> str:
        return self.name or self.pattern

    @property
    def slots(self) -> list[Slot]:
        found = []
        for match in SLOT.finditer(self.pattern):
            before = self.pattern[: match.start()].rstrip("/").rpartition("/")[2]
            found.append(Slot(match["converter"] or "str", match["name"], before))
        return found

    def filled(self, values: dict[Slot, str]) -> str:
        """The path with every slot filled."""
        words = iter(values[slot] for slot in self.slots)
        return "/" + SLOT.sub(lambda _: next(words), self.pattern)


def addresses(urlconf: str) -> list[Address]:
    """All of them, includes opened; one of a regular expression counts as undeclared."""
    return [_address(whole, one) for whole, one in lines_of(get_resolver(urlconf).url_patterns)]


def _address(whole: str, line: URLPattern) -> Address:
    is_plain = isinstance(line.pattern, RoutePattern)
    declared = getattr(line.callback, "declared", None) if is_plain else None
    return Address(line.name or "", whole, declared)
