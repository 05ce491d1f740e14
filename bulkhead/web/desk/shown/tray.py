"""What waits at the wall: each with its findings, in their sentences, and the ways out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import PurePath
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from bulkhead.base.clock import today
from bulkhead.crossings.intake import Aim
from bulkhead.guard.verdicts import Finding
from bulkhead.practice.clients.models import Client
from bulkhead.practice.tray.models import GuardEvent, TrayItem
from bulkhead.web.desk.shown.pages import Page, page_of
from bulkhead.web.desk.shown.places import OTHER, Place
from bulkhead.web.desk.shown.words import counted, sentence

ROWS = 8
FINDINGS = 8

ANSWERS = (
    ("Passed", "good", "names nobody else"),
    ("Asked", "warn", "a word that may be a name"),
    ("Stopped", "bad", "names another client"),
    ("Held", "open", "could not be read"),
)
COUNTED = (
    ("Passed", "pass"),
    ("Asked", "ask"),
    ("Stopped", "stop"),
    ("Held", "hold"),
    ("Let pass", "override"),
    ("Cleaned", "cleaned"),
)


@dataclass(frozen=True)
class Waiting:
    """One file in the tray. `owner` is the only other client it names, when there is exactly one."""

    item: TrayItem
    client: Client
    places: list[Place]
    more: int
    owner: Client | None
    upload_url: str


def waiting_for(clients: Sequence[Client]) -> QuerySet[TrayItem]:
    """What waits for these clients, newest first."""
    return TrayItem.objects.filter(state=TrayItem.State.WAITING, client__in=[client.id for client in clients])


def with_clients(items: Iterable[TrayItem], *, clients: Sequence[Client]) -> list[TrayItem]:
    """The same rows, each with the client that was read already."""
    known = {client.id: client for client in clients}
    rows = list(items)
    for item in rows:
        item.client = known[item.client_id]
    return rows


def tray_page(
    items: QuerySet[TrayItem], *, clients: Sequence[Client], request: HttpRequest, count: int
) -> tuple[list[Waiting], Page[TrayItem]]:
    page = page_of(items, size=ROWS, request=request, unit="Files", count=count)
    known = {str(client.id): client for client in clients}
    return [waiting(item, known=known) for item in with_clients(page.rows, clients=clients)], page


def waiting(item: TrayItem, *, known: dict[str, Client]) -> Waiting:
    """One file as the screen shows it."""
    places = [_place(sign, known) for sign in item.signs()[:FINDINGS]]
    more = len(item.findings) - len(places)
    return Waiting(item, item.client, places, more, owner_of(item, known=known), _upload_url(item))


def by_place(item: TrayItem, *, known: dict[str, Client]) -> list[Place]:
    """Every finding, those of one place together; a place is said once."""
    places = [_place(sign, known) for sign in item.signs()]
    order = {place: number for number, place in enumerate(dict.fromkeys(one.place for one in places))}
    together = sorted(places, key=lambda one: order[one.place])
    before = ["", *(one.place for one in together)]
    return [one._replace(place="") if one.place == last else one for one, last in zip(together, before, strict=False)]


def owner_of(item: TrayItem, *, known: dict[str, Client]) -> Client | None:
    """The client whose file it seems to be: the only one it names, and one that may be opened."""
    named = {row[0] for row in item.findings}
    return known.get(named.pop()) if len(named) == 1 else None


def aim_elsewhere(item: TrayItem, *, client: Client) -> Aim:
    """A new deliverable there, called as the file is: the title typed for the first client stays out of the second."""
    aim = Aim.from_json(item.aim)
    title = PurePath(item.name).stem.replace("_", " ").replace("-", " ").strip()[:120]
    return Aim(title=title or "File", kind=aim.kind, due_on=aim.due_on or today(client.time_zone))


def counts_of_month(clients: Sequence[Client], *, zone: str) -> list[tuple[str, int]]:
    """How often the guard gave which answer since the first of the month."""
    first = datetime.combine(today(zone).replace(day=1), time(), ZoneInfo(zone))
    events = GuardEvent.objects.filter(client__in=[client.id for client in clients], at__gte=first)
    found = Counter(dict(events.values_list("verdict").annotate(Count("pk")).order_by()))
    return [(word, found[verdict]) for word, verdict in COUNTED]


def tray_words(count: int) -> str:
    if not count:
        return "Nothing waits at the wall."
    none = "It has not entered any client." if count == 1 else "None of them has entered a client."
    return f"{sentence(counted(count, one='thing') + (' waits' if count == 1 else ' wait') + ' at the wall')} {none}"


def _place(finding: Finding, known: dict[str, Client]) -> Place:
    owner = known.get(finding.client)
    return Place.of(finding, owner=owner.display_name if owner else OTHER)


def _upload_url(item: TrayItem) -> str:
    aimed: str = item.aim.get("deliverable", "")
    if aimed:
        return reverse("deliverable", args=[item.client.slug, UUID(aimed)])
    return reverse("deliverable-add", args=[item.client.slug])
