"""Puts six clients on a Monday morning into a data folder: `python -m tests.browser.week DATA`."""

import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bulkhead.base import clock
from bulkhead.base.clock import now, today
from bulkhead.cli.opening import opened, set_up
from tests.browser.paper import finished

if TYPE_CHECKING:
    from bulkhead.isolation.chain import Actor
    from bulkhead.practice.clients.models import Client
    from tests.cast import Cast

LONG_AGO = timedelta(days=7)
WEDNESDAY = 2


@dataclass(frozen=True)
class Further:
    """A client beyond the two of the cast: its name and hue, a word that nobody else says, and its sponsor."""

    name: str
    hue: int
    canary: str
    sponsor: str


FURTHER = (
    Further("Bloom", 330, "Thistledown", "Iris Vale"),
    Further("Crest", 60, "Candleflint", "Owen Marsh"),
    Further("Delta", 285, "Mossbarrow", "Petra Lund"),
    Further("Ember", 105, "Ribbonweld", "Samir Holt"),
)
CANARIES = {"Signal": "Quillfeather", "Harbor": "Brasswinkle", **{one.name: one.canary for one in FURTHER}}
SPONSORS = {"Signal": "Dana Whitfield", "Harbor": "Alan Frost", **{one.name: one.sponsor for one in FURTHER}}


def clash_day(zone: str = "America/Chicago") -> date:
    """A Wednesday some weeks ahead, on which two boards want their pack."""
    soon = today(zone) + timedelta(days=40)
    return soon + timedelta(days=(WEDNESDAY - soon.weekday()) % 7)


def main(data: Path) -> None:
    set_up()
    with opened(data, create=True):
        # Models load after Django is set up.
        from bulkhead.crossings.project import project
        from tests.cast import Cast

        cast = Cast.assemble()
        clients = {"Signal": cast.signal.client, "Harbor": cast.harbor.client}
        clients |= {one.name: _added(one, cast=cast) for one in FURTHER}
        for number, (name, client) in enumerate(clients.items()):
            _reported(client, name=name, number=number, by=cast.maren.actor)
        _troubled(clients, by=cast.maren.actor)
        for client in clients.values():
            project(client)


def _added(one: Further, *, cast: "Cast") -> "Client":
    from bulkhead.crossings.provision import Wanted, add_client
    from bulkhead.isolation import inside
    from bulkhead.vault.models import Person, StatusSentence

    slug = one.name.lower()
    terms = (("person", one.sponsor), ("domain", f"{slug}.example"), ("code_name", one.canary))
    wanted = Wanted(one.name, slug, one.hue, one.name, f"{one.name} Works Ltd", "America/Chicago", terms=terms)
    client = add_client(wanted, lead=cast.maren)
    with inside(client):
        Person.add(one.sponsor, email=f"chief@{slug}.example", role="sponsor", by=cast.maren.actor)
        StatusSentence.write(f"On track, says {one.canary}.", by=cast.maren.actor)
    return client


def _reported(client: "Client", *, name: str, number: int, by: "Actor") -> None:
    """A monthly report that lies finished as a draft, each due on a day of its own."""
    from bulkhead.isolation import inside
    from bulkhead.isolation.blobs import vault_blobs
    from bulkhead.vault.models import Deliverable

    with inside(client):
        due = today("America/Chicago") + timedelta(days=5 + number)
        report = Deliverable.plan(f"Report for {CANARIES[name]}", kind="monthly_report", due_on=due, by=by)
        report.add_version(vault_blobs().put([finished(name)]), name="report.docx", kind="docx", by=by)


def _troubled(clients: dict[str, "Client"], *, by: "Actor") -> None:
    """An answer that is overdue and one that is not, work late, work finished, and two packs on one day."""
    _asked(clients["Harbor"], "Alan Frost", f"When does {CANARIES['Harbor']} begin?")
    with clock.at(now() - LONG_AGO):
        _asked(clients["Signal"], "Dana Whitfield", f"Will {CANARIES['Signal']} land?")
        _owed(clients["Delta"], by=by)
    _due(clients["Harbor"], kind="brief", on=today("America/New_York") - timedelta(days=2), by=by)
    for name in ("Signal", "Ember"):
        _due(clients[name], kind="board_pack", on=clash_day(), by=by)


def _asked(client: "Client", person: str, words: str) -> None:
    from bulkhead.isolation import inside
    from bulkhead.vault.models import Person, Request

    with inside(client):
        Request.ask(words, kind="question", person=Person.objects.get(name=person))


def _due(client: "Client", *, kind: str, on: date, by: "Actor") -> None:
    from bulkhead.isolation import inside
    from bulkhead.vault.models import Deliverable

    with inside(client):
        canary = CANARIES[client.display_name]
        Deliverable.plan(f"The {kind.replace('_', ' ')} for {canary}", kind=kind, due_on=on, by=by)


def _owed(client: "Client", *, by: "Actor") -> None:
    """Finished a week ago, and never delivered."""
    from bulkhead.isolation import inside
    from bulkhead.isolation.blobs import vault_blobs
    from bulkhead.vault.models import Deliverable

    with inside(client):
        due = today("America/Chicago") + timedelta(days=14)
        plan = Deliverable.plan(f"Plan for {CANARIES['Delta']}", kind="plan", due_on=due, by=by)
        plan.add_version(vault_blobs().put([finished("Delta")]), name="plan.docx", kind="docx", by=by)
        plan.send_for_review(by=by)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
