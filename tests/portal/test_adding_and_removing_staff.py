"""A sponsor adds and removes their own people: of the company, below a sponsor; whoever is out is out everywhere."""

import re

import pytest

from bulkhead.base.ids import uuid7
from bulkhead.crossings.enrol import learn_colleague
from bulkhead.crossings.provision import Wanted as ClientForm
from bulkhead.crossings.provision import change_client
from bulkhead.isolation import inside
from bulkhead.practice.clients.models import GuardTerm
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import GuardEvent
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.sessions import Session
from bulkhead.vault.trail.models import OutboxEntry
from bulkhead.web.portal.routes import routes
from bulkhead.work.dispatch import drain
from tests.browse import Answer, Browser
from tests.cast import Cast
from tests.portal.conftest import Portals, person

RUNE = {"name": "Rune Sales", "email": "rune@signalfoundry.example", "role": "leader", "title": "Head of Sales"}


def add(browser: Browser, **other: str) -> Answer:
    return browser.post("/people/", {**RUNE, **other})


def known(cast: Cast, email: str = RUNE["email"]) -> Person | None:
    with inside(cast.signal.client):
        return Person.known(email)


def test_a_colleague_is_added_and_invited_once(dana: Browser, cast: Cast) -> None:
    answers = [add(dana) for _ in range(2)]

    rune = known(cast)
    assert [answer.status for answer in answers] == [303, 303]
    assert rune is not None
    assert (rune.role, rune.title, rune.added_by) == ("leader", "Head of Sales", "Dana Whitfield")
    with inside(cast.signal.client):
        assert Invitation.objects.filter(person__email=RUNE["email"]).count() == 1
        assert OutboxEntry.objects.filter(kind="enrol").count() == 1
    assert "Rune Sales" in dana.get("/people/").text


@pytest.mark.parametrize(
    "email",
    [
        "rune@gmail.com",
        "rune@harborclinics.example",
        "rune@signalfoundry.example.evil.example",
        "rune@notsignalfoundry.example",
        "rune@signal.localhost",
    ],
)
def test_an_address_of_another_company_is_refused_in_words(dana: Browser, cast: Cast, email: str) -> None:
    answer = add(dana, email=email)

    assert (answer.status, known(cast, email)) == (422, None)
    assert "is not an address of your company. Ask Maren Okafor to add them." in answer.text


def test_a_part_of_the_companys_domain_counts(dana: Browser, cast: Cast) -> None:
    add(dana, email="rune@sales.signalfoundry.example")

    assert known(cast, "rune@sales.signalfoundry.example") is not None


def test_a_sponsor_with_a_public_mailbox_opens_no_door_to_it(dana: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        Person.add("Ida Vale", email="ida@gmail.com", role="sponsor", by=cast.maren.actor)

    assert add(dana, email="anyone@gmail.com").status == 422


def test_the_domains_are_the_ones_the_practice_wrote_down(cast: Cast) -> None:
    terms = (("domain", "https://www.foundry-group.example/"), ("domain", "signalfoundry.example"))
    form = ClientForm("Signal", "signal", 225, "Signal Foundry", time_zone="America/Chicago", terms=terms)

    change_client(cast.signal.client, wanted=form, lead=cast.maren)

    with inside(cast.signal.client):
        assert Profile.only().mail_domains == ["foundry-group.example", "signalfoundry.example"]


def test_nobody_becomes_a_sponsor_here(dana: Browser, cast: Cast) -> None:
    answer = add(dana, role="sponsor")

    assert (answer.status, known(cast)) == (422, None)


def test_someone_who_is_here_already_stays_as_they_are(dana: Browser, cast: Cast) -> None:
    answer = add(dana, email="chase@signalfoundry.example", role="leader")

    chase = known(cast, "chase@signalfoundry.example")
    assert chase is not None
    assert (answer.status, chase.role, chase.name) == (303, "board_viewer", "Chase Banks")


def test_whoever_is_no_sponsor_finds_no_such_page(chase: Browser, dana: Browser, cast: Cast) -> None:
    removal = f"/people/{cast.signal.sponsor}/removal/"

    answers = [chase.get("/people/"), add(chase), chase.get(removal), chase.post(removal)]

    assert [answer.status for answer in answers] == [404, 404, 404, 404]
    assert ("/people/" in chase.get("/").text, "/people/" in dana.get("/").text) == (False, True)


def test_neither_oneself_nor_another_sponsor_is_removed(dana: Browser, cast: Cast) -> None:
    ida = person(cast.signal, role="sponsor", name="Ida Vale", email="ida@signalfoundry.example")

    answers = [dana.post(f"/people/{one}/removal/") for one in (cast.signal.sponsor, ida)]

    assert [answer.status for answer in answers] == [409, 409]
    assert "You cannot remove yourself. Ask Maren Okafor." in answers[0].text
    assert "You cannot remove Ida Vale, who is a sponsor." in answers[1].text
    with inside(cast.signal.client):
        assert Person.present().filter(role="sponsor").count() == 2


def test_looking_at_the_question_removes_nobody(dana: Browser, cast: Cast) -> None:
    dana.get(f"/people/{cast.signal.board}/removal/")

    assert known(cast, "chase@signalfoundry.example") is not None


def test_whoever_is_removed_is_out_on_every_route(dana: Browser, cast: Cast, portal_of: Portals) -> None:
    rune = person(cast.signal, role="leader")
    browser = portal_of(cast.signal.client, as_person=rune)
    inside_before = browser.get("/requests/").status

    dana.post(f"/people/{rune}/removal/")

    outside = {}
    for one in (route for route in routes if route.callback.declared.who == "person"):
        path = "/" + re.sub(r"<uuid:\w+>", str(uuid7()), str(one.pattern))
        for method in one.callback.declared.methods:
            answer = browser.get(path) if method == "GET" else browser.post(path)
            outside[f"{method} {path}"] = (answer.status, answer.location.split("?")[0])
    assert inside_before == 200
    assert set(outside.values()) == {(302, "/sign-in/")}
    with inside(cast.signal.client):
        assert not Session.objects.filter(person=rune, ended_at=None).exists()
        assert not Invitation.waiting(Invitation.objects.filter(person=rune).get().token_hash)


def test_the_guard_learns_who_was_added(dana: Browser, cast: Cast) -> None:
    add(dana)

    for _ in range(2):
        drain(cast.signal.client.vault_id)

    learnt = GuardTerm.objects.filter(client=cast.signal.client, value__in=("Rune Sales", RUNE["email"]))
    lines = PracticeLine.objects.filter(act="person.enrolled", words__startswith="Dana Whitfield of Signal")
    assert sorted(learnt.values_list("kind", flat=True)) == ["email", "person"]
    assert lines.count() == 1


@pytest.mark.parametrize("name", ["Harbor Family Clinics", "Alan Frost", "The Brasswinkle Team"])
def test_a_name_of_another_client_is_not_learnt_as_their_own(dana: Browser, cast: Cast, name: str) -> None:
    add(dana, name=name)
    row = known(cast)
    assert row is not None

    learn_colleague(cast.signal.client, person=row.pk)

    own = GuardTerm.objects.filter(client=cast.signal.client)
    assert (own.filter(value=name).exists(), own.filter(value=RUNE["email"]).exists()) == (False, True)
    assert GuardEvent.objects.filter(client=cast.signal.client, door="person").exists()
    assert "look at it" in PracticeLine.objects.filter(act="person.enrolled").latest("number").words


@pytest.mark.parametrize("field", ["name", "email", "role"])
def test_a_gap_is_named(dana: Browser, cast: Cast, field: str) -> None:
    answer = add(dana, **{field: ""})

    assert (answer.status, known(cast)) == (422, None)
