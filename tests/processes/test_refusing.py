"""What the supervisor answers itself, alone with its loop: over TLS too, and to visitors who say nothing."""

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from bulkhead.config.processes import certificates, listeners
from bulkhead.config.processes.loop import Loop
from bulkhead.config.processes.refusing import CRASHING, MOST, Refusal, resting
from bulkhead.isolation.rests import Rest

TITLES = {
    Rest.UPGRADE: "This portal is being upgraded",
    Rest.UNFINISHED: "This portal could not be upgraded yet",
    Rest.DAMAGED: "This portal is set apart",
    Rest.RESTORE: "This portal is being restored",
    Rest.KEY: "This portal gets a new key",
}
TLS = certificates.context(certificates.made_for("localhost"))


@pytest.fixture(params=[None, TLS], ids=["plain", "tls"])
def refusing(request: pytest.FixtureRequest) -> Iterator[http.client.HTTPConnection]:
    """A visitor of a listener that is answered for a second."""
    loop, listener = Loop(), listeners.on_port(0)
    refusal = Refusal(loop)
    loop.watch(listener.fileno(), call=lambda: refusal.answer(listener, away=CRASHING, tls=request.param))
    loop.later(1, call=loop.stop)
    thread = threading.Thread(target=loop.run)
    thread.start()
    yield _visitor(listener.getsockname()[1], is_tls=request.param is not None)
    thread.join()
    loop.close()
    listener.close()


def _visitor(port: int, *, is_tls: bool) -> http.client.HTTPConnection:
    if is_tls:
        unproved = ssl._create_unverified_context()
        return http.client.HTTPSConnection("127.0.0.1", port, timeout=2, context=unproved)
    return http.client.HTTPConnection("127.0.0.1", port, timeout=2)


@pytest.mark.parametrize(("method", "body"), [("GET", CRASHING.body), ("POST", CRASHING.body), ("HEAD", b"")])
def test_each_method_has_its_answer(refusing: http.client.HTTPConnection, method: str, body: bytes) -> None:
    with closing(refusing):
        refusing.request(method, "/")
        answer = refusing.getresponse()

        assert (answer.status, answer.read()) == (503, body)


def test_the_silent_keep_nobody_from_an_answer(refusing: http.client.HTTPConnection) -> None:
    silent = [socket.create_connection((refusing.host, refusing.port)) for _ in range(MOST - 1)]

    with closing(refusing):
        refusing.request("GET", "/")
        status = refusing.getresponse().status

    for link in silent:
        link.close()
    assert status == 503


def test_every_reason_has_a_page_that_names_nobody() -> None:
    pages = {why: resting(why).body.decode() for why in Rest}

    assert [why for why, page in pages.items() if why.words not in page] == []
    assert [why for why, page in pages.items() if f"<title>{TITLES[why]}</title>" not in page] == []
    assert [why for why, page in pages.items() if f"<h1>{TITLES[why]}.</h1>" not in page] == []
