"""One item: who holds which version, what is next made from it, and the sentence that says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bulkhead.crossings.pull import KNOWN
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.dossier import HeldCopy, copies_of
from bulkhead.practice.library.models import Item, ItemVersion
from bulkhead.web.desk.shown.words import counted, number_words, sentence

NAMED = 3


@dataclass(frozen=True)
class Holder:
    """A client that holds a version of one item, and what is next made from it."""

    client: Client
    copy: HeldCopy
    newest: int

    @property
    def number(self) -> int:
        return self.copy.number

    @property
    def behind(self) -> int:
        return self.copy.lag

    @property
    def behind_words(self) -> str:
        return f"{self.number}, {number_words(self.behind)} behind"

    @property
    def is_passed(self) -> bool:
        """Whether the newest version is passed over for this client."""
        return self.copy.passed_number >= self.newest > self.number


def holders_of(item: Item, *, clients: Sequence[Client], on: date) -> list[Holder]:
    """Who holds which version of an item, those behind first; with what is due next from that day on."""
    known = {client.id: client for client in clients}
    copies = copies_of(item, clients=list(known), on=on)
    holders = [Holder(known[copy.client_id], copy, item.newest) for copy in copies]
    return sorted(holders, key=lambda holder: (-holder.behind, holder.client.display_name))


def item_words(holders: Sequence[Holder], *, item: Item) -> str:
    """Version 7 is with three clients. Harbor holds 6 and Anchor 5; both make their next one in December."""
    if not item.newest:
        return "It has no file yet."
    if not holders:
        return f"Version {item.newest} is yours alone; nobody has pulled it."
    older = [holder for holder in holders if holder.number < item.newest]
    current = len(holders) - len(older)
    first = f"Version {item.newest} is with {counted(current, one='client') if current else 'nobody yet'}."
    return f"{first} {sentence(_older(older))}" if older else first


def own_fields(version: ItemVersion) -> list[str]:
    """The fields of a version that are not known ones."""
    return [field for field in version.field_names if field not in KNOWN]


def places_of(version: ItemVersion) -> list[tuple[str, list[str]]]:
    """Each field with the places where it stands."""
    places: dict[str, dict[str, None]] = {name: {} for name in version.field_names}
    for field, place in version.fields:
        places[field][place] = None
    return [(name, list(found)) for name, found in places.items()]


def _older(older: Sequence[Holder]) -> str:
    if len(older) > NAMED:
        return f"{number_words(len(older))} hold older ones"
    first, *others = [f"{holder.client} holds {holder.number}" for holder in older]
    names = _listed([first, *(words.replace(" holds", "") for words in others)])
    return f"{names}{_month(older)}"


def _month(older: Sequence[Holder]) -> str:
    """Said only when all of them are due in the same month."""
    days = [holder.copy.next_on for holder in older if holder.copy.next_on]
    if len(days) < len(older) or len({(day.year, day.month) for day in days}) > 1:
        return ""
    who = {1: "it makes its", 2: "both make their"}.get(len(older), "all make their")
    return f"; {who} next one in {days[0]:%B}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
