"""Pages stay small and ask little, however many clients there are."""

from datetime import timedelta
from uuid import uuid4

import pytest

from bulkhead.base.clock import today
from bulkhead.base.hues import HUES
from tests.browse import Browser
from tests.cast import Cast
from tests.desk.practice.conftest import queries_of

CLIENTS = 200
MOST_QUERIES = 12
MOST_BYTES = 60 * 1024


@pytest.fixture
def crowd(cast: Cast, item: str) -> str:
    """Two hundred clients with something due every week; the item two of three hold."""
    from bulkhead.practice.models import CalendarEntry, Client, GuardEvent, ItemVersion, Pull, Sheet, Standing, TrayItem

    clients = [
        Client(
            display_name=f"Company number {n:03}",
            slug=f"company-{n:03}",
            hue=HUES[n % 21],
            state="live",
            port=20000 + n,
        )
        for n in range(CLIENTS)
    ]
    Client.objects.bulk_create(clients)
    day = today("UTC") - timedelta(days=14)
    CalendarEntry.objects.bulk_create(
        CalendarEntry(
            id=uuid4(), client=client, label="Monthly report Nov", due_on=day + timedelta(days=3 * n), state="draft"
        )
        for client in clients
        for n in range(20)
    )
    for client in Client.objects.all():
        Sheet.draw(client, entries=client.entries.all(), series=[])
    Standing.objects.bulk_create(Standing(client=client, waits_for_you=1, mail_waiting=2) for client in clients)
    version = ItemVersion.objects.get()
    Pull.objects.bulk_create(Pull(version=version, client=client, deliverable_id=uuid4()) for client in clients[::3])
    found = [[str(clients[1].id), "Company number 001", "paragraph 3", "for Company number 001 we", "short name"]] * 100
    TrayItem.objects.bulk_create(
        TrayItem(
            client=client, aim={}, door="upload", blob_id=uuid4(), name="a.docx", size=1, verdict="stop", findings=found
        )
        for client in clients[:40]
    )
    GuardEvent.objects.bulk_create(GuardEvent(client=client, door="upload", verdict="pass") for client in clients)
    return item


def test_every_page_keeps_to_its_budget(desk: Browser, crowd: str) -> None:
    paths = [
        "/",
        "/calendar/",
        "/calendar/?state=late",
        "/agenda/",
        "/agenda/?state=late",
        "/clients/",
        "/clients/new/",
    ]
    paths += ["/clients/company-007/edit/", "/library/", f"/library/{crowd}/", f"/library/{crowd}/clients/", "/tray/"]

    too_many = {path: len(asked) for path in paths if len(asked := queries_of(desk, path)) > MOST_QUERIES}
    too_large = {path: size for path in paths if (size := len(desk.get(path).content)) > MOST_BYTES}

    assert (too_many, too_large) == ({}, {})


def test_lanes_are_paged_and_busy_clients_come_first(desk: Browser, crowd: str) -> None:
    first, second = desk.get("/calendar/").text, desk.get("/calendar/?page=2").text

    assert "Clients 1 to 8 of 202" in first
    assert 'href="/in/company-000/"' in first
    assert ('href="/in/company-008/"' in second, 'href="/in/company-000/"' in second) == (True, False)
    assert 'href="/in/signal/"' not in first.partition("<main")[2].partition("</main")[0]
