"""Six monthly reports go from draft to review at once; each inside its own client, only where its door is open."""

import pytest

from bulkhead.base.clock import today
from bulkhead.base.ids import uuid7
from bulkhead.crossings.opening import open_client
from bulkhead.crossings.project import project
from bulkhead.crossings.provision import Wanted, add_client
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.practice.clients.models import Client
from bulkhead.vault.deliverables.models import Deliverable
from tests.browse import Browser, desk_browser
from tests.cast import HARBOR_CANARY, SIGNAL_CANARY, Cast

NAMES = ("Bloom", "Crest", "Delta", "Ember")


def drafted(client: Client, cast: Cast) -> str:
    with inside(client):
        row = Deliverable.plan(
            f"Report of {client.slug}", kind="monthly_report", due_on=today("UTC"), by=cast.maren.actor
        )
        kept = vault_blobs().put([client.slug.encode()])
        row.add_version(kept, name="report.docx", kind="docx", by=cast.maren.actor)
    project(client)
    return str(row.id)


@pytest.fixture
def six(cast: Cast) -> dict[Client, str]:
    clients = [add_client(Wanted(name, name.lower(), 30, name), lead=cast.maren) for name in NAMES]
    return {client: drafted(client, cast) for client in (cast.signal.client, cast.harbor.client, *clients)}


def states(six: dict[Client, str]) -> list[str]:
    found = []
    for client, pk in six.items():
        with inside(client):
            found.append(Deliverable.objects.get(pk=pk).state)
    return found


def test_six_reports_go_to_review_in_one_go(desk: Browser, cast: Cast, six: dict[Client, str]) -> None:
    for client in six:
        open_client(client, by=cast.maren)
    page = desk.get("/reviews/").text
    answer = desk.post("/reviews/", {"entries": list(six.values())})

    assert "<h1>Six drafts wait for review.</h1>" in page
    assert states(six) == ["in_review"] * 6
    assert "Six drafts are in review." in desk.follow(answer).text
    assert "No draft waits for review." in desk.get("/reviews/").text


def test_a_client_that_is_not_open_is_named_with_the_way_to_open_it(
    desk: Browser, cast: Cast, six: dict[Client, str]
) -> None:
    for client in list(six)[:5]:
        open_client(client, by=cast.maren)
    page = desk.get("/reviews/").text
    answer = desk.post("/reviews/", {"entries": list(six.values())})
    opened = desk.post("/openings/", {"client": "ember", "onward": "/reviews/"})

    assert "Open Ember</button>" in page
    assert "Ember is not open. Open it, then send its drafts." in desk.follow(answer).text
    assert states(six) == ["in_review"] * 5 + ["draft"]
    assert opened.location == "/reviews/"


def test_pressing_twice_sends_them_once(desk: Browser, cast: Cast, six: dict[Client, str]) -> None:
    client, pk = next(iter(six.items()))
    open_client(client, by=cast.maren)
    for _ in range(2):
        desk.post("/reviews/", {"entries": [pk]})

    with inside(client):
        assert Deliverable.objects.get(pk=pk).latest.reviews.count() == 1


@pytest.mark.parametrize("entries", [[], ["nonsense"], [str(uuid7())]])
def test_nothing_that_can_be_sent_is_said(desk: Browser, six: dict[Client, str], entries: list[str]) -> None:
    answer = desk.post("/reviews/", {"entries": entries})

    assert "Tick at least one draft." in desk.follow(answer).text
    assert states(six) == ["draft"] * 6


def test_an_associate_sees_and_sends_nothing_of_others(cast: Cast, six: dict[Client, str]) -> None:
    tobias = desk_browser(as_practitioner=cast.tobias)
    page = tobias.get("/reviews/").text
    tobias.post("/reviews/", {"entries": list(six.values())})

    assert "No draft waits for review." in page
    assert states(six) == ["draft"] * 6


def test_the_page_holds_labels_and_never_a_title(desk: Browser, six: dict[Client, str]) -> None:
    page = desk.get("/reviews/").text

    assert [word for word in ("Report of", SIGNAL_CANARY, HARBOR_CANARY) if word in page] == []


def test_a_kind_is_looked_at_alone(desk: Browser, cast: Cast, six: dict[Client, str]) -> None:
    with inside(cast.signal.client):
        row = Deliverable.plan("Audit", kind="audit", due_on=today("UTC"), by=cast.maren.actor)
        row.add_version(vault_blobs().put([b"a"]), name="a.docx", kind="docx", by=cast.maren.actor)
    project(cast.signal.client)

    assert "<h1>One draft waits for review.</h1>" in desk.get("/reviews/?kind=audit").text
    assert "<h1>Seven drafts wait for review.</h1>" in desk.get("/reviews/?kind=nonsense").text


def test_opening_a_client_and_sending_keep_the_kind_that_was_asked_for(
    desk: Browser, cast: Cast, six: dict[Client, str]
) -> None:
    page = desk.get("/reviews/?kind=monthly_report").text
    opened = desk.post("/openings/", {"client": "signal", "onward": "/reviews/?kind=monthly_report"})
    sent = desk.post("/reviews/", {"entries": [six[cast.signal.client]], "kind": "monthly_report"})
    elsewhere = desk.post("/openings/", {"client": "signal", "onward": "/reviews/?kind=x&next=//evil.example"})

    assert 'name="onward" value="/reviews/?kind=monthly_report"' in page
    assert '<input type="hidden" name="kind" value="monthly_report">' in page
    assert [opened.location, sent.location] == ["/reviews/?kind=monthly_report"] * 2
    assert elsewhere.location == "/in/signal/"
