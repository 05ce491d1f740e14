"""What a client's security lead reads: true, of this place alone, and only for those who may ask."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bulkhead.base.sealing import Seal
from bulkhead.crossings.assure import assure, assure_all
from bulkhead.isolation import inside
from bulkhead.practice.accounts.models import Allocation, Practice, Practitioner, who_opens
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.assurance.models import Assurance, Outcome
from bulkhead.vault.deliverables.models import Blob
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.models import VaultLine
from bulkhead.web.portal import own
from tests.browse import Browser
from tests.cast import Cast

NOON = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
PDF = b"%PDF-1.7 isolation of one place"
Portal = Callable[..., Browser]


@pytest.fixture
def dana(cast: Cast, portal_of: Portal) -> Browser:
    return portal_of(cast.signal.client, as_person=cast.signal.sponsor)


def lines(member: Client) -> list[str]:
    with inside(member):
        return list(
            VaultLine.objects.filter(act="assurance.written").order_by("number").values_list("words", flat=True)
        )


def test_before_anything_is_said_it_claims_nothing(dana: Browser) -> None:
    page = dana.get("/safety/").text

    assert "Where it stands was not written down yet; ask Maren Okafor." in page
    assert page.count(">Not yet<") == 2
    assert "A second factor is not asked of everyone there." in page


def test_the_practice_says_where_and_whom_to_ask(desk: Browser, dana: Browser, cast: Cast) -> None:
    form = {"session_hours": "336", "session_idle_hours": "336", "country": "Ireland"}
    desk.post("/practice/safety/", {**form, "security_contact": "Maren, +1 555 0100", "retention": "Three months."})

    page = dana.get("/safety/").text

    for words in ("On one machine that Northlight Fractional runs: Ireland.", "Maren, +1 555 0100", "Three months."):
        assert words in page
    assert lines(cast.signal.client) == ["Maren Okafor changed what is said here about safety."]


def test_what_was_proven_of_this_place_stands_there(cast: Cast, dana: Browser, portal_of: Portal) -> None:
    assure(
        cast.signal.client,
        proven_restore_at=NOON,
        checked_at=NOON,
        outcome=Outcome.HELD,
        certificate=PDF,
        backups_kept=14,
    )

    page, file = dana.get("/safety/").text, dana.get("/safety/certificate/")

    assert page.count("20 November 2026") == 2
    assert "Nothing from here was found outside, and nothing foreign inside." in page
    assert "The last 14, encrypted with this place’s own key." in page
    assert (file.content, file.header("Content-Type")) == (PDF, "application/pdf")
    assert file.header("Content-Disposition").startswith("attachment")
    alan = portal_of(cast.harbor.client, as_person=cast.harbor.sponsor)
    assert (alan.get("/safety/").text.count(">Not yet<"), alan.get("/safety/certificate/").status) == (2, 404)


def test_a_check_stands_in_both_logs_and_a_proven_restore_in_neither(cast: Cast) -> None:
    assure(cast.signal.client, proven_restore_at=NOON)
    assure(cast.signal.client, checked_at=NOON, outcome=Outcome.LEAKED)

    words = "The isolation of this place was checked: Something was found where it does not belong."
    assert lines(cast.signal.client) == [words]
    assert lines(cast.harbor.client) == []
    assert list(PracticeLine.objects.filter(act="client.assured").values_list("words", flat=True)) == [
        f"{words} Told Signal."
    ]


def test_whether_all_sign_in_with_a_second_factor_stands_in_both_logs_when_it_changes(cast: Cast) -> None:
    assure_all()
    Practice.objects.update(second_factor=True)
    assure_all()

    words = "Bulkhead changed what is said here about safety."
    assert (lines(cast.signal.client), lines(cast.harbor.client)) == ([words], [words])
    told = PracticeLine.objects.filter(act="client.assured").values_list("words", flat=True)
    assert sorted(told) == [f"{words} Told Harbor.", f"{words} Told Signal."]


def test_a_newer_certificate_takes_the_place_of_the_older(cast: Cast, dana: Browser) -> None:
    for content in (PDF, PDF + b" again"):
        assure(cast.signal.client, certificate=content)

    assert dana.get("/safety/certificate/").content == PDF + b" again"
    with inside(cast.signal.client):
        assert Blob.objects.filter(pk=Assurance.only().certificate_id).count() == 1
        assert Blob.objects.count() == 3  # the version, its reading view, and the one certificate.


def test_who_of_the_practice_may_open_it_is_named_and_nobody_else(cast: Cast, dana: Browser) -> None:
    Allocation(practitioner=cast.tobias, client=cast.harbor.client).save()
    assure_all()
    before = dana.get("/safety/").text
    Allocation(practitioner=cast.tobias, client=cast.signal.client).save()
    assure_all()

    assert "Maren Okafor (principal). They come in" in before
    assert "Maren Okafor (principal) and Tobias Lind (associate). They come in" in dana.get("/safety/").text
    assert lines(cast.signal.client) == ["Who of the practice may open this place is another list now."]


def test_the_list_of_who_opens_is_the_one_that_decides_it(cast: Cast) -> None:
    Allocation(practitioner=cast.tobias, client=cast.harbor.client).save()
    Practitioner(email="left@northlight.example", name="Left", kind="principal", is_active=False).save()
    clients = list(Client.objects.all())

    opened = who_opens()
    said = {(one.pk, client.pk) for one, ids in opened for client in clients if ids is None or client.pk in ids}

    everyone = Practitioner.objects.all()
    decided = {(one.pk, client.pk) for one in everyone for client in clients if one.may_open(client)}
    assert said == decided


def test_the_lock_of_the_system_is_told_as_it_is(dana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    off = dana.get("/safety/").text
    whole = Seal(landlock=True, seccomp=True, network=True, signals=True)
    monkeypatch.setattr(own, "seal", lambda: whole)

    on = dana.get("/safety/").text

    assert ("lock is not wholly on" in off, "lock is not wholly on" in on) == (True, False)
    assert whole.words in on


@pytest.mark.parametrize(("role", "status"), [("leader", 200), ("board_viewer", 404), ("team_member", 404)])
def test_only_those_who_may_ask_read_it(cast: Cast, portal_of: Portal, role: str, status: int) -> None:
    with inside(cast.signal.client):
        Person.objects.filter(pk=cast.signal.board).update(role=role)
    chase = portal_of(cast.signal.client, as_person=cast.signal.board)

    page = chase.get("/safety/")

    assert page.status == status
    assert ("How it is kept safe" in chase.get("/").text) == (status == 200)
    assert "dana@signalfoundry" not in page.text


def test_the_page_names_no_other_client_and_no_guard(cast: Cast, dana: Browser) -> None:
    assure_all()

    page = dana.get("/safety/").text.lower().partition("<main")[2]

    assert [word for word in ("harbor", "other client", "guard", "tray", "brasswinkle") if word in page] == []


def test_a_vault_that_knows_it_all_is_not_written_to(cast: Cast) -> None:
    Practice.objects.update(country="Ireland")
    assure_all()
    before = lines(cast.signal.client)

    assure_all()

    assert lines(cast.signal.client) == before == ["Bulkhead changed what is said here about safety."]
