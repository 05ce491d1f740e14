"""Words that nobody would write: 128 random bits that say whose they are, and after them a word for their place.

All of one run begin alike, so that a thousand of them are looked for at the price of one.
"""

import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from bulkhead.base.leaks import forms, layers, unfolded

MARK_BYTES, OWN_BYTES, PLACE_BYTES = 4, 12, 6
PLAIN = "UTF-8"


class Brand(NamedTuple):
    """Whose a canary is (a client's id in hex, or a room of the practice), and of what kind."""

    owner: str
    kind: str


class Sighting(NamedTuple):
    """A canary that was seen: whose, planted where, written how, and inside of what."""

    brand: Brand
    planted: str
    form: str
    place: str


@dataclass
class Canaries:
    """All canaries of one run."""

    mark: str = field(default_factory=lambda: secrets.token_hex(MARK_BYTES))
    _tags: dict[Brand, str] = field(default_factory=dict)
    _brands: dict[str, Brand] = field(default_factory=dict)
    _places: dict[str, str] = field(default_factory=dict)
    _words: dict[tuple[Brand, str], str] = field(default_factory=dict)

    def word(self, brand: Brand, *, planted: str) -> str:
        """The canary of one brand for one place, made when first asked for."""
        known = self._words.get((brand, planted))
        if known is None:
            tail = secrets.token_hex(PLACE_BYTES)
            known = self._words[brand, planted] = f"{self.tag(brand)}-{tail}"
            self._places[tail] = planted
        return known

    def tag(self, brand: Brand) -> str:
        """What every canary of a brand begins with: 128 bits, of which the first are the run's own."""
        if brand not in self._tags:
            made = self.mark + secrets.token_hex(OWN_BYTES)
            self._tags[brand], self._brands[made] = made, brand
        return self._tags[brand]

    def tails(self, brand: Brand) -> list[str]:
        """The second words of a brand's canaries: a search for one finds its place and does not say the first."""
        return [word.partition("-")[2] for (own, _), word in self._words.items() if own == brand]

    def __len__(self) -> int:
        return len(self._words)

    def sightings(self, content: bytes, *, place: str = "answer") -> set[Sighting]:
        """Every canary in these bytes and in whatever is packed into them."""
        found: set[Sighting] = set()
        for where, layer in layers(content, place=place):
            exact = unfolded(layer)
            lowered = exact.lower()
            found.update(self._plain(lowered, where))
            found.update(self._disguised(lowered, exact, where))
        return found

    def _plain(self, lowered: bytes, where: str) -> Iterator[Sighting]:
        if self.mark.encode() not in lowered:
            return
        for tag, tail in set(self._pattern.findall(lowered)):
            brand = self._brands.get(tag.decode())
            if brand is not None:
                yield Sighting(brand, self._places.get(tail.decode(), ""), PLAIN, where)

    def _disguised(self, lowered: bytes, exact: bytes, where: str) -> Iterator[Sighting]:
        """The mark tells first whether there is anything to look for."""
        for form in {name for name, needle, is_exact in self._marks if needle in (exact if is_exact else lowered)}:
            for tag, brand in self._brands.items():
                written = [(needle, is_exact) for name, needle, is_exact in forms(tag) if name == form]
                if any(needle in (exact if is_exact else lowered) for needle, is_exact in written):
                    yield Sighting(brand, "", form, where)

    @cached_property
    def _pattern(self) -> re.Pattern[bytes]:
        rest = 2 * OWN_BYTES
        return re.compile(rf"({self.mark}[0-9a-f]{{{rest}}})(?:-([0-9a-f]{{{2 * PLACE_BYTES}}}))?".encode())

    @cached_property
    def _marks(self) -> list[tuple[str, bytes, bool]]:
        return [(name, needle, exact) for name, needle, exact in forms(self.mark) if name != PLAIN]


def owners(sightings: Iterable[Sighting]) -> set[str]:
    return {sighting.brand.owner for sighting in sightings}
