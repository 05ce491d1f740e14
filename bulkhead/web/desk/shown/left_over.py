"""What was left over in a version, cut into what is read at once and what opens."""

from collections.abc import Sequence
from dataclasses import dataclass

from bulkhead.crossings.leftovers import READ, Found

AT_ONCE = 10


@dataclass(frozen=True)
class Words:
    """The same words at one place or many."""

    found: Found

    @property
    def places(self) -> Sequence[str]:
        return self.found.places[:AT_ONCE]

    @property
    def other_places(self) -> Sequence[str]:
        return self.found.places[AT_ONCE:]


@dataclass(frozen=True)
class Look:
    """What a look through the version that is to go out gave: what was found, or why nobody could look."""

    found: Sequence[Found] = ()
    fault: str = ""
    kind: str = ""

    @property
    def places(self) -> int:
        return sum(len(each.places) for each in self.found)

    @property
    def first(self) -> list[Words]:
        return [Words(each) for each in self.found[:AT_ONCE]]

    @property
    def others(self) -> list[Words]:
        return [Words(each) for each in self.found[AT_ONCE:]]

    @property
    def has_searched(self) -> bool:
        return self.kind in READ and not self.fault
