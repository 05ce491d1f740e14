"""The command palette: every client the person may open, by name and hue first, then the places of the practice."""

from django.db.models import QuerySet

from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.web.ui.addresses import address_of
from bulkhead.web.ui.chrome import Option

MOST = 60  # a page stays small; beyond it the palette page lists everyone.


def options(person: Practitioner, *, most: int | None = MOST) -> list[Option]:
    """What the palette offers this person; opening a client is a POST, so that it is deliberate and logged."""
    clients = _open_able(person)
    shown = clients[: most + 1] if most else clients
    openings = address_of("openings")
    listed = [_opens(*one, url=openings) for one in shown]
    if most and len(listed) > most:
        listed[most:] = [Option("All clients", address_of("palette"), note="more than are listed here")]
    return [*listed, *_places(person)]


def _open_able(person: Practitioner) -> QuerySet[Client, tuple[str, str, str, int]]:
    """Names, address words and hues: plain values, because every page lists them."""
    clients = person.clients().exclude(state=Client.State.MAKING)
    return clients.values_list("display_name", "legal_name", "slug", "hue")


def _opens(name: str, legal_name: str, slug: str, hue: int, *, url: str) -> Option:
    return Option(name, url, legal_name or "opens for 8 hours, logged", hue, "client", slug)


def _places(person: Practitioner) -> list[Option]:
    everyone = [
        ("Portfolio", "portfolio"),
        ("Calendar", "calendar"),
        ("Library", "library"),
        ("Tray", "tray"),
        ("Clients", "clients"),
        ("Account", "account"),
    ]
    own = [("Add a client", "client-add"), ("Mail", "mail"), ("Practice", "practice"), ("Status", "status")]
    shown = [*everyone, *(own if person.is_principal else [])]
    return [Option(label, address_of(name), "practice") for label, name in shown]
