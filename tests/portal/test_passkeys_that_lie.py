"""Passkeys that lie, are copied, or are no passkeys: each is refused in the same words, and nothing else happens."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from bulkhead.isolation import inside
from bulkhead.vault.people.ceremonies import Portal
from bulkhead.vault.people.passkeys import Passkey
from tests.browse import Answer, Browser
from tests.cast import Cast
from tests.portal.authenticator import Device, add, asked, come_in


@pytest.fixture
def device(dana: Browser) -> Device:
    """Dana's phone, added."""
    made = Device.at(dana.host)
    assert add(dana, made).status == 303
    return made


Lie = Callable[[Device, Cast], Device]
LIES: dict[str, Lie] = {
    "another portal's page": lambda device, cast: replace(device, origin=f"http://{cast.harbor.client.portal_host}"),
    "another portal's name": lambda device, _: replace(device, host="harbor.localhost"),
    "the parent of both portals": lambda device, _: replace(device, host="localhost"),
    "another port": lambda device, _: replace(device, origin="http://signal.localhost:1"),
    "no port": lambda device, _: replace(device, origin="http://signal.localhost"),
    "another scheme": lambda device, _: replace(device, origin=device.origin.replace("http://", "ftp://")),
    "nobody proved": lambda device, _: replace(device, proves_person=False),
    "another key": lambda device, _: Device(device.origin, device.host, id=device.id, user=device.user),
    "an unknown passkey": lambda device, _: replace(Device.at(device.origin.removeprefix("http://")), user=device.user),
    "another person": lambda device, cast: replace(device, user=cast.signal.board.bytes),
    "nobody named": lambda device, _: replace(device, user=b""),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_opens_nothing_and_all_are_answered_alike(lie: str, visitor: Browser, device: Device, cast: Cast) -> None:
    liar = LIES[lie](device, cast)
    visitor.cookies["__Host-csrf"] = "c" * 32

    answer = come_in(visitor, liar)
    nothing = visitor.post("/sign-in/passkeys/", {"credential": "{}"})

    assert answer.status == 422
    assert _plain(answer) == _plain(nothing)
    assert come_in(visitor, replace(device, counter=9)).status == 303


def _plain(answer: Answer) -> tuple[str, list[str]]:
    """The page without its form tokens, and the names of its headers."""
    words = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.text)
    return words, sorted(name for name, _ in answer.headers)


@pytest.mark.parametrize(
    "lie", ["another portal's page", "the parent of both portals", "nobody proved", "another port"]
)
def test_a_lie_adds_nothing(lie: str, dana: Browser, cast: Cast) -> None:
    liar = LIES[lie](Device.at(dana.host), cast)

    answer = add(dana, liar)

    assert (answer.status, "Nothing was added." in answer.text) == (422, True)
    with inside(cast.signal.client):
        assert Passkey.objects.count() == 0


NOISE = [
    "",
    "{}",
    "null",
    "[]",
    "not json",
    '{"id": 1}',
    '{"rawId": "!!!", "response": {}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "AA"}}',
    "[" * 9000,
    '{"rawId": "' + "A" * 30000 + '"}',
]


@pytest.mark.parametrize("noise", NOISE, ids=range(len(NOISE)))
def test_noise_is_refused_in_words(noise: str, visitor: Browser, dana: Browser) -> None:
    asked(visitor)
    dana.post("/me/passkeys/challenges/")

    assert visitor.post("/sign-in/passkeys/", {"credential": noise}).status == 422
    assert dana.post("/me/passkeys/", {"name": "Noise", "credential": noise}).status == 422


def test_a_deep_answer_to_the_wish_for_a_new_device_is_refused(dana: Browser) -> None:
    wish = json.loads(dana.post("/me/passkeys/challenges/").text)
    made = json.loads(Device.at(dana.host).create(wish))
    made["response"]["attestationObject"] = "gYGB" * 4500  # arrays in arrays, as CBOR.

    assert dana.post("/me/passkeys/", {"name": "Deep", "credential": json.dumps(made)}).status == 422


def test_behind_a_proxy_only_https_counts(cast: Cast) -> None:
    public = Portal("signal.portal.example", "Signal Foundry")
    local = Portal("signal.localhost:8123", "Signal Foundry")

    assert (public.host, local.host) == ("signal.portal.example", "signal.localhost")
    assert public.is_origin("https://signal.portal.example")
    assert not public.is_origin("http://signal.portal.example")
    assert [local.is_origin(f"{scheme}://signal.localhost:8123") for scheme in ("http", "https")] == [True, True]
    assert not local.is_origin("http://signal.localhost:8123.evil.example")
