"""The command palette: every client the person may open, by name and hue first, then the places of the practice."""

from collections.abc import Sequence

from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.web.ui.addresses import address_of
from bulkhead.web.ui.chrome import Option

MOST = 60  # a page stays small; beyond it the palette page lists everyone.


def options(person: Practitioner, *, most: int | None = MOST, clients: Sequence[Client] | None = None) -> list[Option]:
    """What the palette offers this person; opening a client is a POST, so that it is deliberate and logged.

    A page that read its clients already hands them over.
    """
    named = person.places() if clients is None else _named(clients)
    shown = named[: most + 1] if most else named
    openings = address_of("openings")
    listed = [_opens(*one, url=openings) for one in shown]
    if most and len(listed) > most:
        listed[most:] = [Option("All clients", address_of("palette"), note="more than are listed here")]
    return [*listed, *_places(person)]


def _named(clients: Sequence[Client]) -> list[tuple[str, str, str, int]]:
    live = [client for client in clients if client.state != Client.State.MAKING]
    return [(client.display_name, client.legal_name, client.slug, client.hue) for client in live]


def _opens(name: str, legal_name: str, slug: str, hue: int, *, url: str) -> Option:
    return Option(name, url, legal_name or "opens for 8 hours, logged", hue, "client", slug)


def _places(person: Practitioner) -> list[Option]:
    everyone = [
        ("Portfolio", "portfolio"),
        ("Inbox", "inbox"),
        ("Calendar", "calendar"),
        ("Library", "library"),
        ("Tray", "tray"),
        ("Clients", "clients"),
        ("Search", "search"),
        ("Account", "account"),
    ]
    own = [("Add a client", "client-add"), ("Mail", "mail"), ("Practice", "practice"), ("Status", "status")]
    shown = [*everyone, *(own if person.is_principal else [])]
    return [Option(label, address_of(name), "practice") for label, name in shown]
