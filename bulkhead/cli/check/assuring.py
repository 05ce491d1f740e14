"""After a check that came to its end: each client's vault keeps how it went, and its edition of the certificate."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from bulkhead.base.check_report import Portal, Report
from bulkhead.cli.check.certifying import for_client
from bulkhead.cli.opening import opened
from bulkhead.crossings.assure import Saying, assure
from bulkhead.isolation import copying
from bulkhead.isolation.errors import WallError
from bulkhead.isolation.places import Places
from bulkhead.practice.clients.models import Client
from bulkhead.render.certificate import as_paper
from bulkhead.vault.assurance.models import Outcome

OUTCOMES = {"clean": Outcome.HELD, "leak": Outcome.LEAKED}


def assure_clients(report: Report, *, places: Places) -> list[str]:
    """Write into the vault of every client that was checked, in the practice itself; who could not be told, and why.

    A void check says nothing, so nobody is told anything of it.
    """
    if report.status not in OUTCOMES:
        return []
    copying.leave()
    try:
        with opened(places.data):
            return list(_told(report))
    except WallError as error:
        return [f"No client was told how it went. {error}"]


def _told(report: Report) -> Iterator[str]:
    says = Saying.now()
    live = {client.id: client for client in Client.objects.filter(state=Client.State.LIVE)}
    for portal in report.portals:
        client, status = live.get(UUID(portal.client)), portal.status_in(report)
        if client is None:
            yield f"{portal.name} was not told how it went: it was closed meanwhile."
        elif status in OUTCOMES:
            try:
                _assure(client, report, portal=portal, outcome=OUTCOMES[status], says=says)
            except WallError as error:
                yield f"{portal.name} was not told how it went. {error}"


def _assure(  # lint: arguments -- whom, of which check, and what it may know.
    client: Client, report: Report, *, portal: Portal, outcome: Outcome, says: Saying
) -> None:
    assure(
        client,
        checked_at=datetime.fromisoformat(report.began),
        outcome=outcome,
        certificate=as_paper(for_client(report, portal=portal)),
        says=says,
    )
