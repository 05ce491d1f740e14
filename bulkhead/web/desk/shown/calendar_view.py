"""What every view of the calendar begins with: whose it is, what is foreseen, where it clashes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet, Value

from bulkhead.base.clock import now
from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.accounts.models import Allocation
from bulkhead.practice.clients.models import Client, Opening
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown.asked import Asked
from bulkhead.web.desk.shown.calendar_clashes import Clash, Clashes, told
from bulkhead.web.desk.shown.calendar_marks import DAY, Cell, Foreseen, Key, cells_between, with_foreseen
from bulkhead.web.desk.shown.calendar_sheets import Sheets


@dataclass(frozen=True)
class View:
    """One look at the calendar: the clients this person may open, by name, and what an address asks."""

    clients: dict[UUID, Client]
    open_slugs: tuple[str, ...]
    mine: frozenset[UUID]
    asked: Asked

    @classmethod
    def of(cls, request: DeskRequest) -> "View":
        """Two queries; the rest is asked for when it is shown."""
        person = request.practitioner
        request.clients = person.listed_clients()
        clients = {client.id: client for client in request.clients}
        found = [(client, bool(is_open)) for client, is_open in WAYS.rows("", person.pk, now()) if client in clients]
        return cls(
            clients,
            tuple(clients[client].slug for client, is_open in found if is_open),  # type: ignore[index]  # an id each.
            frozenset(client for client, is_open in found if not is_open),  # type: ignore[misc]  # an id each.
            Asked.of(request, zone=request.practice.time_zone),
        )

    @cached_property
    def chosen(self) -> dict[UUID, Client]:
        """The clients that are shown."""
        asked, mine = self.asked, self.mine
        wanted = {pk: one for pk, one in self.clients.items() if not asked.mine or not mine or pk in mine}
        return {pk: client for pk, client in wanted.items() if asked.is_about(client)}

    @cached_property
    def sheets(self) -> Sheets:
        return Sheets.of(self.clients)

    @cached_property
    def foreseen(self) -> Foreseen:
        return Foreseen.of(self.clients)

    @cached_property
    def clashes(self) -> Clashes:
        """Over everybody, also where a page shows one client."""
        return Clashes.of(self.sheets, since=self.asked.today)

    @cached_property
    def clashes_told(self) -> list[tuple[Clash, str]]:
        return told(self.clashes, clients=self.clients, sheets=self.sheets)

    def cells(
        self, start: date, *, columns: int, days: int, most: int, clients: Mapping[UUID, Client], by_client: bool
    ) -> dict[Key, Cell]:
        """By client and column, or by column alone: what is planned, then what is foreseen."""
        asked, end = self.asked, start + columns * days * DAY
        cells = cells_between(
            start, columns=columns, days=days, most=most, clients=clients, asked=asked, by_client=by_client
        )
        first = max(start, asked.today)
        if not asked.state and end > first and self.sheets.has_foreseen(first, end=end):
            ahead = self.foreseen.between(first, end=end)
            shown = [mark for mark in ahead if mark.client.id in clients and asked.kind in ("", mark.kind)]
            with_foreseen(cells, marks=shown, start=start, days=days, by_client=by_client)
        return cells


def _ways(_: str, person: UUID, at: datetime) -> QuerySet[Opening, tuple[object, ...]]:
    """Whose door is open, and who is allocated."""
    standing = Opening.objects.filter(practitioner=person, left_at=None, until__gt=at)
    own = Allocation.objects.filter(practitioner=person, ended_at=None)
    return standing.values_list("client_id", Value(1)).union(own.values_list("client_id", Value(0)))


WAYS = Prepared(_ways, alias=PRACTICE)
