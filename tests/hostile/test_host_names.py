"""Exactly the own names are answered; every other shape of a host gets the one page that says nothing."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace

import pytest
from django.test import override_settings

from bulkhead.config import portal
from bulkhead.web.portal import own
from tests.browse import Answer, Browser
from tests.cast import Cast
from tests.matrix.judging import difference

SHAPES = (
    "",
    " ",
    "localhost",
    "localhost:{port}",
    "127.0.0.1",
    "127.0.0.1:{port}",
    "[::1]",
    "[::1]:{port}",
    "0.0.0.0:{port}",
    "2130706433:{port}",
    "0177.0.0.1:{port}",
    "{name}",
    "{name}:",
    "{name}:80",
    "{name}:0{port}",
    "{name}:{port}0",
    "{name}:+{port}",
    "{name}:{port}:{port}",
    "{name}:{port}, {other}",
    "{other}, {name}:{port}",
    "{name}:{port},{name}:{port}",
    "{name}:{port} {other}",
    "{name}:{port}\t",
    "{name}:{port}#",
    "{name}:{port}/",
    "{name}:{port}?x",
    "{name}:{port}@{other}",
    "{other}@{name}:{port}",
    "user:word@{name}:{port}",
    "@{name}:{port}",
    "http://{name}:{port}",
    "http://{name}:{port}/",
    "//{name}:{port}",
    "{name}.evil.example:{port}",
    "{name}.evil:{port}",
    "evil.{name}:{port}",
    "evil{name}:{port}",
    ".{name}:{port}",
    "{name}.:{port}",
    "{name}:{port}.",
    "{name}..:{port}",
    "*.localhost:{port}",
    "{name}%00:{port}",
    "{name}\x00:{port}",
    "{name}%2e:{port}",
    "{wide}:{port}",
    "xn--{name}:{port}",
    "{name}\u200b:{port}",
    "{name}\u3002evil:{port}",
    "{other}",
    "{dots}:{port}",
    "_{name}:{port}",
    "a" * 5000,
)
OWN = ("{name}:{port}", "{NAME}:{port}", "{Name}:{port}")


def written(shape: str, *, host: str, other: str) -> str:
    name, _, port = host.partition(":")
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign.isalpha() else sign for sign in name)
    words = {"name": name, "NAME": name.upper(), "Name": name.title(), "port": port, "other": other, "wide": wide}
    return shape.format(**words, dots=name.replace(".", "。"))


def asked(browser: Browser, host: str, path: str = "/sign-in/") -> Answer:
    """Asked for at a host, and nothing else of the request known."""
    return replace(browser, host=host).get(path, X_FORWARDED_HOST=browser.host)


@pytest.fixture
def portal_of_signal(cast: Cast, portal_of: Callable[..., Browser]) -> Iterator[Browser]:
    names = ("ROOT_URLCONF", "MIDDLEWARE", "TEMPLATES", "FILE_UPLOAD_HANDLERS")
    browser = portal_of(cast.signal.client)
    with override_settings(**{name: getattr(portal, name) for name in names}):
        own.settle(cast.signal.client.vault_id)
        yield replace(browser, around=nullcontext)


def test_the_desk_answers_to_its_own_name_alone(stranger: Browser, cast: Cast) -> None:
    reference = asked(stranger, stranger.host, "/no-such-page/")

    served = [shape for shape in SHAPES if difference(_at(stranger, shape, cast.signal.client.portal_host), reference)]

    assert (served, len(SHAPES) > 40) == ([], True)


def test_a_portal_answers_to_its_own_name_alone(portal_of_signal: Browser, cast: Cast) -> None:
    reference = asked(portal_of_signal, portal_of_signal.host, "/no-such-page/")

    answers = {shape: _at(portal_of_signal, shape, cast.harbor.client.portal_host) for shape in SHAPES}

    assert [shape for shape, answer in answers.items() if difference(answer, reference)] == []


@pytest.mark.parametrize("shape", OWN)
def test_capitals_are_the_same_name(stranger: Browser, cast: Cast, shape: str) -> None:
    answer = _at(stranger, shape, cast.signal.client.portal_host)

    assert answer.status == 200


def test_the_portal_of_one_client_does_not_answer_for_another_or_for_the_desk(
    portal_of_signal: Browser, stranger: Browser, cast: Cast
) -> None:
    reference = asked(portal_of_signal, portal_of_signal.host, "/no-such-page/")

    answers = [asked(portal_of_signal, host) for host in (cast.harbor.client.portal_host, stranger.host)]

    assert [difference(answer, reference) for answer in answers] == ["", ""]


def _at(browser: Browser, shape: str, other: str) -> Answer:
    return asked(browser, written(shape, host=browser.host, other=other))
