"""What a search of the practice finds: clients, labels of the calendar, and the library. No client's words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.agenda.models import CalendarEntry
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.models import Item
from bulkhead.practice.library.words import found as found_in_library
from bulkhead.web.desk.shown.entries import with_clients
from bulkhead.web.ui.addresses import address_of
from bulkhead.web.ui.chrome import Option
from bulkhead.web.ui.formats import date_short

MOST = 20
IN_PALETTE = 6
WORDS = 8


@dataclass(frozen=True)
class Found:
    """Results by kind; `documents` are items of the library that do not have the words in their title, but inside."""

    words: str
    clients: Sequence[Client]
    entries: Sequence[CalendarEntry]
    items: Sequence[Item]
    documents: Sequence[Item]

    @property
    def is_empty(self) -> bool:
        return not (self.clients or self.entries or self.items or self.documents)

    @property
    def says(self) -> str:
        """What a document is found by."""
        return f"says “{self.words}”"


def find(words: str, *, by: Practitioner) -> Found:
    """Of the clients this person may open and nobody else's; every word has to stand in what is found."""
    asked = words.casefold().split()[:WORDS]
    if not asked:
        return Found("", [], [], [], [])
    mine = list(by.clients())
    clients = [client for client in mine if all(_names(word, client) for word in asked)]
    items = _items(asked)
    return Found(words, clients[:MOST], _entries(asked, mine), items, _documents(words, besides=items))


def _entries(asked: Sequence[str], mine: Sequence[Client]) -> list[CalendarEntry]:
    """A client's name may be one of the words: Signal board pack. A name alone finds the client, not all its work."""
    if all(any(_names(word, client) for client in mine) for word in asked):
        return []
    rows = CalendarEntry.objects.filter(client__in=[client.pk for client in mine])
    for word in asked:
        named = [client.pk for client in mine if _names(word, client)]
        rows = rows.filter(Q(label__icontains=word) | Q(client__in=named))
    return with_clients(rows.order_by("-due_on", "label")[:MOST], clients=mine)


def _items(asked: Sequence[str]) -> list[Item]:
    rows = Item.objects.all()
    for word in asked:
        rows = rows.filter(Q(title__icontains=word) | Q(code__icontains=word))
    return list(rows[:MOST])


def _documents(words: str, *, besides: Sequence[Item]) -> list[Item]:
    """By tags, note and the text of the newest version."""
    named = {item.pk for item in besides}
    ids = list(found_in_library(words).values_list("pk", flat=True)[: MOST + len(named)])
    wanted = [pk for pk in ids if pk not in named]
    return list(Item.objects.filter(pk__in=wanted)[:MOST]) if wanted else []


def _names(word: str, client: Client) -> bool:
    return word in f"{client.display_name} {client.legal_name}".casefold()


def options_of(found: Found) -> list[Option]:
    """What the palette offers beside the clients, which it has already."""
    entries = [
        Option(
            f"{entry.client.display_name}: {entry.label}",
            address_of("deliverable", entry.client.slug, entry.id),
            note=date_short(entry.due_on),
            hue=entry.client.hue,
        )
        for entry in found.entries[:IN_PALETTE]
    ]
    items = [
        Option(item.title, address_of("library-item", item.id), note=f"library {item.code or ''}".strip())
        for item in found.items[:IN_PALETTE]
    ]
    # What was typed stands in the note too: the palette hides what does not have it.
    documents = [
        Option(item.title, address_of("library-item", item.id), note=f"library, {found.says}")
        for item in found.documents[:IN_PALETTE]
    ]
    return [*entries, *items, *documents]
