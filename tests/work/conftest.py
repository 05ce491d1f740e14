"""A mail server on this machine that keeps what it is given, or answers as a test tells it to."""

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from bulkhead.base.clock import now
from bulkhead.isolation import inside
from bulkhead.practice.mail.models import MailSettings
from bulkhead.vault.trail.models import OutboxEntry
from tests.cast import Cast

UseServer = Callable[[int], None]


@dataclass
class Post:
    """What arrived, with its envelope; `answer` is what the server says to the next message."""

    port: int = 0
    answer: str = "250 OK"
    received: list[tuple[list[str], EmailMessage]] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 -- the server's own name.
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        if self.answer.startswith("250"):
            self.received.append((list(envelope.rcpt_tos), message))
        return self.answer

    def only(self) -> EmailMessage:
        [(_, message)] = self.received
        return message


@pytest.fixture(autouse=True)
def quiet(cast: Cast) -> None:
    """What the cast wrote while it assembled is settled."""
    for member in (cast.signal, cast.harbor):
        with inside(member.client):
            OutboxEntry.objects.update(done_at=now())


@pytest.fixture
def post() -> Iterator[Post]:
    kept = Post()
    server = Controller(kept, hostname="127.0.0.1", port=_free_port())
    server.start()
    kept.port = server.port
    yield kept
    server.stop()


@pytest.fixture
def stalled() -> Iterator[int]:
    """A port where something takes the connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        held: list[socket.socket] = []
        threading.Thread(target=_hold, args=(listener, held), daemon=True).start()
        yield listener.getsockname()[1]
        for one in held:
            one.close()


@pytest.fixture
def use_server() -> UseServer:
    def use(port: int) -> None:
        MailSettings.objects.all().delete()
        MailSettings(host="127.0.0.1", port=port, security="none", sender="maren@northlight.example").save()

    return use


def _hold(listener: socket.socket, held: list[socket.socket]) -> None:
    while True:
        try:
            held.append(listener.accept()[0])
        except OSError:
            return


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
