"""Coming in with a finger, a face or a PIN: added on one's own page, good at this portal and nowhere else."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from bulkhead.base.clock import now
from bulkhead.isolation import inside
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.passkeys import MOST_PASSKEYS, Challenge, Passkey
from bulkhead.vault.people.sessions import Session
from tests.browse import Browser
from tests.cast import Cast
from tests.portal.authenticator import Device, add, asked, come_in
from tests.portal.conftest import Portals, acts

REFUSED = "This passkey opens nothing here."


@pytest.fixture
def device(dana: Browser) -> Device:
    """Dana's phone, added."""
    made = Device.at(dana.host)
    assert add(dana, made).status == 303
    return made


def test_a_passkey_is_added_listed_and_signs_in(dana: Browser, visitor: Browser, device: Device, cast: Cast) -> None:
    answer = come_in(visitor, device)

    assert (answer.status, answer.location) == (303, "/")
    assert "Dana Whitfield" in visitor.get("/me/").text
    page = dana.get("/me/passkeys/").text
    assert ("Phone" in page, "last used just now" in page) == (True, True)
    assert acts(cast.signal, act="passkey.added") == 1


def test_it_leads_back_to_the_page_that_was_asked_for(visitor: Browser, device: Device, signal_plan: str) -> None:
    door = visitor.follow(visitor.get(signal_plan))
    action = re.search(r'action="(/sign-in/passkeys/[^"]*)"', door.text)
    assert action is not None

    answer = visitor.post(action[1], {"credential": device.get(asked(visitor))})

    assert answer.location == signal_plan


def test_the_question_names_nobody_and_wants_proof_of_the_person(visitor: Browser, device: Device) -> None:
    question = asked(visitor)["publicKey"]

    assert (question["userVerification"], question.get("allowCredentials", [])) == ("required", [])
    assert question["rpId"] == "signal.localhost"


def test_a_new_device_must_know_its_owner_and_prove_them(dana: Browser, device: Device) -> None:
    wish = json.loads(dana.post("/me/passkeys/challenges/").text)["publicKey"]

    assert wish["authenticatorSelection"]["residentKey"] == "required"
    assert wish["authenticatorSelection"]["userVerification"] == "required"
    assert len(wish["excludeCredentials"]) == 1


def test_each_device_has_its_own(dana: Browser, device: Device, visitor: Browser) -> None:
    laptop = Device.at(dana.host)

    assert add(dana, laptop, name="Laptop").status == 303

    assert come_in(visitor, laptop).status == 303
    assert dana.get("/me/passkeys/").text.count(">Close</button>") == 2


def test_a_removed_passkey_is_out_and_so_is_the_browser_it_brought(
    dana: Browser, visitor: Browser, device: Device, cast: Cast
) -> None:
    come_in(visitor, device)
    with inside(cast.signal.client):
        kept = Passkey.objects.get().pk

    answers = [dana.post(f"/me/passkeys/{kept}/removal/") for _ in range(2)]

    assert [answer.location for answer in answers] == ["/me/passkeys/", "/me/passkeys/"]
    assert visitor.get("/").location == "/sign-in/"
    assert come_in(visitor, device).status == 422
    assert acts(cast.signal, act="passkey.ended") == 1


def test_nobody_removes_the_passkey_of_another(chase: Browser, visitor: Browser, device: Device, cast: Cast) -> None:
    with inside(cast.signal.client):
        kept = Passkey.objects.get().pk

    assert chase.post(f"/me/passkeys/{kept}/removal/").status == 404

    assert come_in(visitor, device).status == 303


def test_the_passkeys_of_a_removed_person_die_and_stay_dead(visitor: Browser, device: Device, cast: Cast) -> None:
    by = cast.maren.actor
    with inside(cast.signal.client):
        dana = Person.objects.get(pk=cast.signal.sponsor)
        dana.remove(by=by)
    assert come_in(visitor, device).status == 422

    with inside(cast.signal.client):
        Person.add(dana.name, email=dana.email, role="sponsor", by=by)

    assert come_in(visitor, device).status == 422


def test_an_answer_counts_once(visitor: Browser, device: Device) -> None:
    still = replace(device, step=0)  # one that does not count, so that nothing else gives the copy away.
    answer = still.get(asked(visitor))
    challenged = visitor.cookies["__Host-challenged"]
    assert visitor.post("/sign-in/passkeys/", {"credential": answer}).status == 303

    again = replace(visitor, cookies={"__Host-challenged": challenged})

    assert again.post("/sign-in/passkeys/", {"credential": answer}).status == 422
    assert come_in(again, still).status == 303


def test_a_question_put_to_one_browser_is_not_answered_in_another(
    visitor: Browser, device: Device, portal_of: Portals, cast: Cast
) -> None:
    thief = portal_of(cast.signal.client)
    asked(thief)

    answer = thief.post("/sign-in/passkeys/", {"credential": device.get(asked(visitor))})

    assert (answer.status, REFUSED in answer.text) == (422, True)


def test_a_question_is_too_old_after_five_minutes(visitor: Browser, device: Device) -> None:
    question = asked(visitor)

    with time_machine.travel(now() + timedelta(minutes=5, seconds=1)):
        answer = visitor.post("/sign-in/passkeys/", {"credential": device.get(question)})

    assert answer.status == 422


def test_a_new_device_cannot_answer_for_another_session(dana: Browser, cast: Cast, portal_of: Portals) -> None:
    chase = portal_of(cast.signal.client, as_person=cast.signal.board)
    question = json.loads(dana.post("/me/passkeys/challenges/").text)

    answer = chase.post("/me/passkeys/", {"name": "Mine", "credential": Device.at(dana.host).create(question)})

    assert answer.status == 422


def test_the_same_device_is_not_added_twice(dana: Browser, device: Device, cast: Cast) -> None:
    assert add(dana, device).status == 422
    with inside(cast.signal.client):
        assert Passkey.objects.count() == 1


def test_one_person_has_at_most_twenty(dana: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        for number in range(MOST_PASSKEYS):
            Passkey(person_id=cast.signal.sponsor, credential_hash=str(number), credential=b"", host="x").save()

    assert add(dana, Device.at(dana.host)).status == 422


@pytest.mark.parametrize("step", [0, -1])
def test_a_counter_that_does_not_rise_ends_the_passkey(
    step: int, dana: Browser, visitor: Browser, device: Device, cast: Cast
) -> None:
    device.counter = 7
    assert come_in(visitor, device).status == 303

    copy = replace(device, step=step)

    assert come_in(replace(visitor, cookies={}), copy).status == 422
    assert come_in(replace(visitor, cookies={}), replace(device, counter=100)).status == 422
    assert visitor.get("/").status == 302
    assert (dana.get("/").status, acts(cast.signal, act="passkey.ended")) == (200, 1)


def test_a_device_that_never_counts_may_come_again(visitor: Browser, device: Device) -> None:
    still = replace(device, step=0)

    assert [come_in(visitor, still).status for _ in range(3)] == [303, 303, 303]


def test_what_strangers_ask_stays_small(visitor: Browser, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bulkhead.vault.people.passkeys.MOST_CHALLENGES", 5)

    for _ in range(9):
        asked(replace(visitor, cookies={}))

    with inside(cast.signal.client):
        assert Challenge.objects.count() == 5


def test_the_session_of_a_passkey_is_a_session_like_any_other(visitor: Browser, device: Device, cast: Cast) -> None:
    come_in(visitor, device)

    with inside(cast.signal.client):
        assert Session.objects.exclude(passkey=None).get().person_id == cast.signal.sponsor
    assert visitor.post("/sign-out/").location == "/sign-in/"
