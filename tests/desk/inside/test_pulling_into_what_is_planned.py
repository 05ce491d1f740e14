"""A copy from the library becomes the first version of work that was promised already."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from bulkhead.crossings.shelve import shelve
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import tray_blobs
from bulkhead.practice.library.models import Item, Pull
from bulkhead.vault.deliverables.models import Deliverable, Version
from tests.browse import Answer, Browser
from tests.cast import Cast
from tests.desk.inside.conftest import opened as open_client

PULLS = "/in/signal/pulls/"
TEMPLATE = b"# {{title}}\n\nFor {{client.name}}, due {{due}}.\n"


@pytest.fixture
def version(cast: Cast) -> UUID:
    row = Item(title="Monthly report", kind="template")
    return shelve(tray_blobs().put([TEMPLATE]), name="report.md", item=row, by=cast.maren.actor).id


@pytest.fixture
def planned(cast: Cast) -> UUID:
    with inside(cast.signal.client):
        row = Deliverable.plan(
            "Monthly report, November", kind="monthly_report", due_on=date(2027, 1, 6), by=cast.maren.actor
        )
        return row.id


@pytest.fixture
def opened(desk: Browser, cast: Cast) -> Browser:
    """Maren, inside Signal."""
    open_client(desk, cast.signal, cast.harbor)
    return desk


def pull(browser: Browser, version: UUID, *, into: object) -> Answer:
    form = {"version": version, "into": into, "title": "Else", "kind": "plan", "due_on": "2030-01-01"}
    return browser.post(PULLS, form)


def test_it_becomes_its_first_version_with_its_title_and_date(
    opened: Browser, cast: Cast, version: UUID, planned: UUID
) -> None:
    answer = pull(opened, version, into=planned)

    with inside(cast.signal.client):
        row = Deliverable.objects.get(pk=planned)
        standing = (row.title, row.kind, row.due_on, row.state, row.versions.count())
    assert (answer.status, answer.location) == (303, f"/in/signal/deliverables/{planned}/")
    assert standing == ("Monthly report, November", "monthly_report", date(2027, 1, 6), "draft", 1)
    assert Pull.objects.get(deliverable_id=planned).version_id == version


def test_the_page_says_what_it_is_for_and_the_search_keeps_it(opened: Browser, version: UUID, planned: UUID) -> None:
    page = opened.get(f"{PULLS}?version={version}&into={planned}").text

    assert "Monthly report, November" in page
    assert 'name="due_on"' not in page
    assert f'name="into" value="{planned}"' in opened.get(f"{PULLS}?into={planned}").text


def test_planned_work_of_the_same_kind_is_offered(opened: Browser, version: UUID, planned: UUID) -> None:
    page = opened.get(f"{PULLS}?version={version}").text

    assert f"{PULLS}?version={version}&amp;into={planned}" in page


@pytest.mark.parametrize("state", ["in_review", "delivered", "cancelled"])
def test_work_past_its_draft_takes_no_copy(
    opened: Browser, cast: Cast, version: UUID, planned: UUID, state: str
) -> None:
    with inside(cast.signal.client):
        Deliverable.objects.filter(pk=planned).update(state=state)

    assert pull(opened, version, into=planned).status == 404
    with inside(cast.signal.client):
        assert not Version.objects.filter(deliverable=planned).exists()


def test_work_of_another_client_and_nonsense_are_not_found(opened: Browser, cast: Cast, version: UUID) -> None:
    assert pull(opened, version, into=cast.harbor.deliverable).status == 404
    assert pull(opened, version, into=uuid4()).status == 404
    assert pull(opened, version, into="x").status == 404
