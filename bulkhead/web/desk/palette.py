"""The command palette: every client the person may open, by name and hue first, then the places of the practice."""

from django.db.models import QuerySet
from django.urls import reverse

from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.web.ui.chrome import Option

MOST = 60  # a page stays small; beyond it the palette page lists everyone.


def options(person: Practitioner, *, most: int | None = MOST) -> list[Option]:
    """What the palette offers this person; opening a client is a POST, so that it is deliberate and logged."""
    clients = _open_able(person)
    shown = clients[: most + 1] if most else clients
    listed = [_opens(client) for client in shown]
    if most and len(listed) > most:
        listed[most:] = [Option("All clients", reverse("palette"), note="more than are listed here")]
    return [*listed, *_places(person)]


def _open_able(person: Practitioner) -> QuerySet[Client]:
    return person.clients().exclude(state=Client.State.MAKING).only("display_name", "legal_name", "slug", "hue")


def _opens(client: Client) -> Option:
    note = client.legal_name or "opens for 8 hours, logged"
    return Option(client.display_name, reverse("openings"), note, client.hue, "client", client.slug)


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
    return [Option(label, reverse(name), "practice") for label, name in shown]
