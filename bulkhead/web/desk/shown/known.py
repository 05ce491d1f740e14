"""What the practice knows of its clients this morning: read once, for every part of the portfolio page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from bulkhead.base.clock import now
from bulkhead.practice.agenda.models import Standing
from bulkhead.practice.clients.models import Client
from bulkhead.practice.inbox.figures import Figures, Of, figures_of
from bulkhead.practice.thresholds.models import Limits
from bulkhead.web.desk.shown.health import Behind, Health, behind_of, health_of
from bulkhead.web.desk.shown.inbox import month_of
from bulkhead.web.desk.shown.words import counted, number_words, sentence

NOBODY = Behind()


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
    def of(cls, clients: Sequence[Client], *, zone: str) -> Self:
        """In four queries, however many clients there are."""
        at, limits = now(), Limits()
        standings = _standings(clients)
        behind = behind_of(clients, limits=limits, at=at)
        figures = figures_of([client.id for client in clients], month=month_of(zone))
        asked = {one.client: one for one in figures.each}
        health = {
            client.id: health_of(
                client,
                standing=standings.get(client.id),
                behind=behind.get(client.id, NOBODY),
                asked=asked.get(client.id),
                limits=limits,
                at=at,
            )
            for client in clients
        }
        return cls(clients, standings, behind, asked, figures, health, limits, at)

    @property
    def words(self) -> str:
        """Six clients, three on track; and who is off it."""
        well = sum(1 for health in self.health.values() if health.kind == "good")
        words = f"{counted(len(self.clients), one='client')}, {number_words(well) if well else 'none'} on track"
        off = [client.display_name for client in self.clients if self.health[client.id].kind == "bad"]
        named = f". {', '.join(off[:3])} {'is' if len(off) == 1 else 'are'} off track" if off else ""
        return sentence(words + named)


def _standings(clients: Sequence[Client]) -> dict[UUID, Standing]:
    """Each with its client at hand, by the clients' names."""
    found = {standing.client_id: standing for standing in Standing.objects.all()}
    for client in clients:
        if client.id in found:
            found[client.id].client = client
    return {client.id: found[client.id] for client in clients if client.id in found}
