"""Each vault is told how its own client's part went; nobody of a void check, and one that rests stops nobody."""

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bulkhead.base.check_report import Portal, Report
from bulkhead.cli.check.assuring import assure_clients
from bulkhead.isolation import inside, keys, upgrading
from bulkhead.isolation.places import Places
from bulkhead.isolation.rests import Rest
from bulkhead.practice.clients.models import Client
from bulkhead.vault.assurance.models import Assurance
from tests.cast import Cast
from tests.check.test_certificates import LEAK, WHOLE


def part(client: Client) -> Portal:
    return Portal(client.portal_name, client.slug, 2, 90, 3, 0, client.hue, client.id.hex)


@pytest.fixture
def report(cast: Cast) -> Report:
    return replace(WHOLE, portals=(part(cast.signal.client), part(cast.harbor.client)))


@pytest.fixture
def signal_rests(cast: Cast) -> Iterator[None]:
    upgrading.upgrade_all()  # so that the command has nothing to bring up to date, as in a practice that is served.
    those = [cast.signal.client.vault_id]
    keys.ring().registry.rest(those, why=Rest.KEY, process=os.getppid())
    yield
    keys.ring().registry.rouse(those)


def outcomes(cast: Cast) -> list[str]:
    found = []
    for client in (cast.signal.client, cast.harbor.client):
        with inside(client):
            found.append(str(Assurance.only().check_outcome))
    return found


def test_each_is_told_of_its_own_part(cast: Cast, data: Places, report: Report) -> None:
    leaked = replace(report, leaks=(LEAK,), portals=(report.portals[0], replace(report.portals[1], leaks=3)))

    words = assure_clients(leaked, places=data)

    assert (words, outcomes(cast)) == ([], ["held", "leaked"])


def test_whoever_was_not_tried_is_not_told_that_it_held(cast: Cast, data: Places, report: Report) -> None:
    parts = (replace(report.portals[0], leaks=3), replace(report.portals[1], unseen=1))

    assure_clients(replace(report, leaks=(LEAK,), portals=parts), places=data)

    assert outcomes(cast) == ["leaked", ""]


def test_nobody_is_told_of_a_void_check(cast: Cast, data: Places, report: Report) -> None:
    words = assure_clients(replace(report, not_served=("0192",)), places=data)

    assert (words, outcomes(cast)) == ([], ["", ""])


def test_one_that_rests_is_named_and_stops_nobody(cast: Cast, data: Places, report: Report, signal_rests: None) -> None:
    words = assure_clients(report, places=data)

    keys.ring().registry.rouse([cast.signal.client.vault_id])
    assert words == [f"{report.portals[0].name} was not told how it went. {Rest.KEY.words}"]
    assert outcomes(cast) == ["", "held"]
