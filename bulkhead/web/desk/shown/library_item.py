"""One item: who holds which version, what is next made from it, and the sentence that says so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bulkhead.crossings.pull import KNOWN
from bulkhead.practice.agenda.models import CalendarEntry
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.holdings import Holding
from bulkhead.practice.library.models import Item, ItemVersion
from bulkhead.web.desk.shown.entries import SETTLED
from bulkhead.web.desk.shown.words import counted, number_words, sentence

NAMED = 3


@dataclass(frozen=True)
class Holder:
    """A client that holds a version of one item, and what is next made from it."""

    client: Client
    holding: Holding
    next_made: CalendarEntry | None

    @property
    def number(self) -> int:
        return self.holding.number

    @property
    def behind(self) -> int:
        return self.holding.lag

    @property
    def behind_words(self) -> str:
        return f"{self.number}, {number_words(self.behind)} behind"


def holders_of(item: Item, *, clients: Sequence[Client], on: date | None = None) -> list[Holder]:
    """Who holds which version of an item, those behind first; with what is due next where a day is given."""
    known = {client.id: client for client in clients}
    held = list(Holding.objects.filter(item=item, client__in=known).select_related("pull"))
    due = _next_made(held, on) if on else {}
    for holding in held:
        holding.item = item
    holders = [Holder(known[one.client_id], one, due.get(one.client_id)) for one in held]
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
    days = [holder.next_made.due_on for holder in older if holder.next_made]
    if len(days) < len(older) or len({(day.year, day.month) for day in days}) > 1:
        return ""
    who = {1: "it makes its", 2: "both make their"}.get(len(older), "all make their")
    return f"; {who} next one in {days[0]:%B}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _next_made(held: Iterable[Holding], on: date) -> dict[UUID, CalendarEntry]:
    """The next entry of each client of the kind that was made from the item before."""
    kinds = {holding.client_id: holding.kind for holding in held if holding.kind}
    ahead = CalendarEntry.objects.filter(client__in=kinds, kind__in=set(kinds.values()), due_on__gte=on)
    found: dict[UUID, CalendarEntry] = {}
    for entry in ahead.exclude(state__in=SETTLED).order_by("due_on")[:200]:
        if entry.kind == kinds[entry.client_id]:
            found.setdefault(entry.client_id, entry)
    return found
