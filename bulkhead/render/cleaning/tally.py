"""Counts what is taken out of a file, in groups that a person can say yes or no to."""

from collections.abc import Collection
from dataclasses import dataclass, field

from bulkhead.base.removals import Removable

GROUPS = {
    "properties": "Properties",
    "comments": "Comments",
    "changes": "Tracked changes, accepted; the old text is gone",
    "hidden": "Hidden parts",
    "notes": "Speaker notes",
    "embedded": "Embedded files, of which only the picture on the page stays",
    "links": "Links to other files; what they brought in stays as it reads now",
    "macros": "Macros",
    "versions": "Earlier saved versions",
    "scripts": "Scripts",
    "custom": "What add-ins and other programs keep in the file",
}
EXAMPLES = 5
PLACES = 3
KINDS = 6
LONGEST = 80


@dataclass
class Group:
    """What was found of one group; `is_wanted` is false when it was only looked at."""

    key: str
    words: dict[str, None] = field(default_factory=dict)
    places: dict[str, None] = field(default_factory=dict)
    examples: dict[str, None] = field(default_factory=dict)
    count: int = 0

    def note(self, word: str, *, place: str = "", text: str = "") -> None:
        """One thing: what it is, where it stands and how it reads."""
        self.count += 1
        self.words[word] = None
        if place:
            self.places[place] = None
        example = short(text)
        if example and len(self.examples) < EXAMPLES:
            self.examples[example] = None

    def removable(self) -> Removable:
        what = f"{GROUPS[self.key]}: {_listed(list(self.words), most=KINDS)}"
        place = _listed(list(self.places), most=PLACES)
        return Removable(self.key, what, place, self.count, tuple(self.examples))


class Tally:
    """The groups of one file, in the order in which they are shown."""

    def __init__(self, keys: Collection[str]) -> None:
        self.keys = frozenset(keys)
        self._groups = {key: Group(key) for key in GROUPS}

    def __getitem__(self, key: str) -> Group:
        return self._groups[key]

    def wants(self, key: str) -> bool:
        return key in self.keys

    def removables(self) -> tuple[Removable, ...]:
        return tuple(group.removable() for group in self._groups.values() if group.count)


def short(text: str) -> str:
    words = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _listed(words: list[str], *, most: int) -> str:
    shown, more = words[:most], len(words) - most
    return ", ".join(shown) + (f" and {more:,} more" if more > 0 else "")
