"""What a portal's server does with requests, slow visitors and TLS; a listener and a thread, no supervisor."""

import contextlib
import http.client
import socket
import ssl
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bulkhead.base import local
from bulkhead.config.outermost import Environ, StartResponse
from bulkhead.config.processes import certificates, listeners
from bulkhead.config.processes.answering import LARGEST_BODY, Answering, Uploads

LONG_ANSWER = b"x" * 5_000_000
Start = Callable[..., int]


def application(environ: Environ, start_response: StartResponse) -> list[bytes]:
    body = environ["wsgi.input"].read()  # type: ignore[attr-defined]  # a file, says PEP 3333.
    answer = {"/long": LONG_ANSWER, "/scheme": str(environ["wsgi.url_scheme"]).encode()}.get(
        str(environ["PATH_INFO"]), str(len(body)).encode()
    )
    start_response("200 OK", [("Content-Length", str(len(answer)))])
    return [answer]


@pytest.fixture
def answering() -> Iterator[Start]:
    """Starts a server on a free port, and stops it behind the test."""
    begun: list[tuple[Answering, threading.Thread, socket.socket]] = []

    def start(tls: ssl.SSLContext | None = None, idle: float = 60) -> int:
        listener = listeners.on_port(0)
        port: int = listener.getsockname()[1]
        server = Answering(application, listeners=[listener], tls=tls)
        thread = threading.Thread(target=server.until_idle, args=(idle,))
        thread.start()
        begun.append((server, thread, listener))
        return port

    yield start
    for server, thread, listener in begun:
        server.stop()
        thread.join()
        server.drain()
        server.close()
        listener.close()


def said(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as link:
        link.sendall(request)
        return link.recv(4096).split(b"\r\n")[0]


@pytest.mark.parametrize(
    "request_text",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
    ],
    ids=["no host", "two hosts", "two ways to state the length", "two lengths"],
)
def test_an_ambiguous_request_is_refused(answering: Start, request_text: bytes) -> None:
    port = answering()

    assert said(port, request_text) == b"HTTP/1.1 400 Bad Request"


def test_a_body_of_more_than_a_megabyte_is_refused(answering: Start) -> None:
    port = answering()

    answer = said(port, b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n" % (LARGEST_BODY + 1))

    assert answer == b"HTTP/1.1 413 Request Entity Too Large"


def test_neither_a_long_body_nor_a_long_answer_is_ever_spooled(
    answering: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    spooled: list[str] = []
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda *_, **__: spooled.append("file"))
    link = http.client.HTTPConnection("127.0.0.1", answering(), timeout=5)

    link.request("POST", "/", body=b"y" * LARGEST_BODY)
    received = link.getresponse().read()
    link.request("GET", "/long")
    sent = link.getresponse().read()
    link.close()

    assert (received, sent == LONG_ANSWER, spooled) == (str(LARGEST_BODY).encode(), True, [])


FORM = "multipart/form-data; boundary=x"


@pytest.fixture
def taking(tmp_path: Path) -> Iterator[int]:
    """A server that takes forms of three megabytes from whoever says that they are in."""
    listener = listeners.on_port(0)
    uploads = Uploads(tmp_path, 3_000_000, lambda cookies: cookies == "in")
    server = Answering(application, listeners=[listener], uploads=uploads)
    thread = threading.Thread(target=server.until_idle, args=(60,))
    thread.start()
    yield listener.getsockname()[1]
    server.stop()
    thread.join()
    server.close()
    listener.close()


@pytest.mark.parametrize(
    ("size", "cookies", "kept"),
    [(2_900_000, "in", 2_900_000), (3_000_001, "in", 0), (2_900_000, "out", 0)],
    ids=["as large as it may be", "too large", "of a stranger"],
)
@pytest.mark.parametrize("chunked", [False, True], ids=["with its length", "in chunks"])
def test_a_form_with_files_is_taken_whole_or_dropped_whole(
    taking: int, tmp_path: Path, size: int, cookies: str, kept: int, chunked: bool
) -> None:
    link = http.client.HTTPConnection("127.0.0.1", taking, timeout=10)
    body = iter([b"y" * 100_000] * (size // 100_000) + [b"y" * (size % 100_000)]) if chunked else b"y" * size

    more = {"Transfer-Encoding": "chunked"} if chunked else {}
    headers = {"Content-Type": FORM, "Cookie": cookies, **more}
    link.request("POST", "/", body=body, headers=headers, encode_chunked=chunked)
    answer = link.getresponse()
    received = answer.read()
    link.close()

    assert (answer.status, received) == (200, str(kept).encode())
    assert list(tmp_path.iterdir()) == []


def test_any_other_body_stays_small_where_files_are_taken(taking: int) -> None:
    head = b"POST / HTTP/1.1\r\nHost: a\r\nCookie: in\r\nContent-Length: %d\r\n\r\n" % (LARGEST_BODY + 1)

    assert said(taking, head) == b"HTTP/1.1 413 Request Entity Too Large"


def test_visitors_who_send_half_a_request_keep_nobody_waiting(answering: Start) -> None:
    port = answering()
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(40)]
    for link in slow:
        link.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf")

    began = time.monotonic()
    answer = said(port, b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    took = time.monotonic() - began

    for link in slow:
        link.close()
    assert (answer, took < 0.5) == (b"HTTP/1.1 200 OK", True)


def test_the_same_over_tls_with_bodies_of_many_records(answering: Start) -> None:
    port = answering(certificates.context(certificates.made_for("acme.localhost")))
    trusting = ssl._create_unverified_context()
    link = http.client.HTTPSConnection("127.0.0.1", port, context=trusting, timeout=5)

    link.request("POST", "/", body=b"y" * 900_000)
    received = link.getresponse().read()
    link.request("GET", "/scheme")
    scheme = link.getresponse().read()
    link.request("GET", "/long")
    sent = link.getresponse().read()
    link.close()

    assert (received, scheme, sent == LONG_ANSWER) == (b"900000", b"https", True)


def test_plain_http_at_a_tls_port_is_closed_and_the_next_visitor_answered(answering: Start) -> None:
    port = answering(certificates.context(certificates.made_for("acme.localhost")))
    with socket.create_connection(("127.0.0.1", port), timeout=5) as plain:
        plain.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n" * 10)
        with contextlib.suppress(ConnectionResetError):
            while plain.recv(4096):
                pass

    link = http.client.HTTPSConnection("127.0.0.1", port, context=ssl._create_unverified_context(), timeout=5)
    link.request("GET", "/")
    status = link.getresponse().status
    link.close()

    assert status == 200


FORWARDED = b"GET /scheme HTTP/1.1\r\nHost: a\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n"


def test_a_visitor_cannot_say_that_they_came_by_https(answering: Start) -> None:
    with socket.create_connection(("127.0.0.1", answering()), timeout=5) as link:
        link.sendall(FORWARDED)

        assert received(link).endswith(b"\r\n\r\nhttp")


def test_the_proxy_at_its_own_socket_can_beside_the_port(tmp_path: Path) -> None:
    tcp, unix = listeners.on_port(0), listeners.at_path(tmp_path / "acme.sock")
    port = tcp.getsockname()[1]
    server = Answering(application, listeners=[tcp, unix])
    thread = threading.Thread(target=server.until_idle, args=(60,))
    thread.start()

    with local.connect(tmp_path / "acme.sock") as link:
        link.sendall(FORWARDED)
        answer = received(link)
    status = said(port, b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")

    server.stop()
    thread.join()
    server.close()
    for listener in (tcp, unix):
        listener.close()
    assert (answer[-9:], status) == (b"\r\n\r\nhttps", b"HTTP/1.1 200 OK")


def received(link: socket.socket) -> bytes:
    return b"".join(iter(lambda: link.recv(4096), b""))


def test_a_server_nobody_visits_goes_to_sleep(answering: Start) -> None:
    answering(idle=0.05)

    deadline = time.monotonic() + 3
    while any(thread.name.endswith("(until_idle)") for thread in threading.enumerate()) and time.monotonic() < deadline:
        time.sleep(0.02)

    assert time.monotonic() < deadline
