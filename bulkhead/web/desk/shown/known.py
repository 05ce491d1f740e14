"""What the practice knows of its clients this morning: read once, for every part of the portfolio page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db.models import QuerySet

from bulkhead.base.clock import now
from bulkhead.isolation.prepared import PRACTICE, Prepared, columns_of, row_of
from bulkhead.practice.agenda.models import Standing
from bulkhead.practice.clients.models import Client
from bulkhead.practice.inbox.figures import Figures, Of, figures_of
from bulkhead.practice.thresholds.models import Limits
from bulkhead.web.desk.shown.calendar_sheets import Sheets
from bulkhead.web.desk.shown.health import UNKNOWN, Behind, Health, behind_of, health_of
from bulkhead.web.desk.shown.inbox import month_of
from bulkhead.web.desk.shown.words import counted, number_words, sentence


@dataclass(frozen=True)
class Known:
    """Standings, clocks and what is late, client by client, and the word for how each stands."""

    clients: Sequence[Client]
    standings: Mapping[UUID, Standing]
    behind: Mapping[UUID, Behind]
    asked: Mapping[UUID, Of]
    figures: Figures
    health: Mapping[UUID, Health]
    limits: Limits
    at: datetime

    @classmethod
    def of(cls, clients: Sequence[Client], *, sheets: Sheets, zone: str) -> Self:
        """In four queries, however many clients there are."""
        at, limits = now(), Limits()
        standings = _standings(clients)
        behind = behind_of(clients, sheets=sheets, limits=limits, at=at)
        figures = figures_of([client.id for client in clients], month=month_of(zone))
        asked = {one.client: one for one in figures.each}
        health = {
            client.id: health_of(
                client,
                standing=standings.get(client.id),
                behind=behind[client.id],
                asked=asked.get(client.id),
                limits=limits,
                at=at,
            )
            for client in clients
        }
        return cls(clients, standings, behind, asked, figures, health, limits, at)

    @property
    def words(self) -> str:
        """Six clients, three on track; and who is off it. Where nothing is planned, nothing can be said."""
        well = sum(1 for health in self.health.values() if health.kind == "good")
        if self.health and all(health is UNKNOWN for health in self.health.values()):
            return sentence(f"{counted(len(self.clients), one='client')}, nothing planned yet")
        words = f"{counted(len(self.clients), one='client')}, {number_words(well) if well else 'none'} on track"
        off = [client.display_name for client in self.clients if self.health[client.id].kind == "bad"]
        named = f". {', '.join(off[:3])} {'is' if len(off) == 1 else 'are'} off track" if off else ""
        return sentence(words + named)


def _standings(clients: Sequence[Client]) -> dict[UUID, Standing]:
    """Each with its client at hand, by the clients' names."""
    rows = (row_of(Standing, values=values, alias=PRACTICE) for values in STANDINGS.rows(""))
    found = {standing.client_id: standing for standing in rows}
    for client in clients:
        if client.id in found:
            found[client.id].client = client
    return {client.id: found[client.id] for client in clients if client.id in found}


def _all(_: str) -> QuerySet[Standing, tuple[object, ...]]:
    return Standing.objects.values_list(*columns_of(Standing))


STANDINGS = Prepared(_all, alias=PRACTICE)
