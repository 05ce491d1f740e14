"""One portal answering HTTP on listeners it inherited, until nobody has asked for a while or it is told to stop."""

import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from socket import AF_INET, socket

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.receiver import ChunkedReceiver, FixedStreamReceiver
from waitress.server import create_server
from waitress.utilities import RequestEntityTooLarge

from bulkhead.config.outermost import Application
from bulkhead.config.processes.hands import PATIENCE, Hands
from bulkhead.config.processes.unread import Unread
from bulkhead.isolation import room
from bulkhead.isolation.spooling import Spool

LARGEST_BODY = 1 << 20
MOST_DROPPED = 1 << 32  # of an upload that is too large: so much is read, so that its sender gets a page and no reset.
NEVER_SPOOLED = 1 << 31  # waitress would put anything larger into a plaintext file, request or answer.
TLS_RECORD = 16384  # one read takes a whole record, so none is left inside OpenSSL where poll cannot see it.
DRAIN = 8.0
SPEAKS_WITHIN = 1.0


@dataclass(frozen=True)
class Uploads:
    """Where files lie sealed while they arrive, how large a form may be, and whose are read at all."""

    folder: Path
    largest: int
    admits: Callable[[str], bool]


class StrictRequest(HTTPRequestParser):
    """Refuses what two servers could read in two ways (RFC 9112, sections 3.2 and 6.1).

    A form with files may be larger than any other body; it is sealed while it arrives.
    """

    def __init__(
        self, adj: Adjustments, *, uploads: Uploads | None = None, is_last: Callable[[], bool] = lambda: False
    ) -> None:
        super().__init__(adj)
        self._uploads = uploads
        self._is_last = is_last

    def received(self, data: bytes) -> int:
        consumed: int = super().received(data)
        spooled = self.body_rcv is not None and isinstance(self.body_rcv.getbuf(), Spool)
        if not spooled and max(self.content_length, self.body_bytes_received) > LARGEST_BODY:
            self.error = RequestEntityTooLarge(f"exceeds max_body of {LARGEST_BODY}")
            self.completed = True
        return consumed

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if self.header_bytes_received < self.adj.max_request_header_size:  # else it is waitress's own stand-in.
            self._refuse_two_readings()
        if self._is_last():
            self.headers["CONNECTION"] = "close"
        has_files = self.headers.get("CONTENT_TYPE", "").startswith("multipart/form-data")
        if self._uploads is not None and has_files and self.body_rcv is not None:
            self._seal_what_comes(self._uploads)

    def _refuse_two_readings(self) -> None:
        if "HOST" not in self.headers or "," in self.headers["HOST"]:
            raise ParsingError("The request names no host, or two")
        if self.proxy_netloc and self.proxy_netloc.lower() != self.headers["HOST"].lower():
            raise ParsingError("The address names another host")
        if not self.version or not self.path.startswith(("/", "*")):
            raise ParsingError("The request has no address")
        if self.chunked and "CONTENT_LENGTH" in self.headers:
            raise ParsingError("The request states its length twice")

    def _seal_what_comes(self, uploads: Uploads) -> None:
        """Of somebody who is not in, and on a full disk, nothing is kept; the application says so when all has come."""
        is_kept = not room.is_short(uploads.folder) and uploads.admits(self.headers.get("COOKIE", ""))
        largest = uploads.largest if is_kept else 0
        spool = Spool(uploads.folder, largest=largest if self.content_length <= largest else 0)
        self.body_rcv = ChunkedReceiver(spool) if self.chunked else FixedStreamReceiver(self.content_length, spool)


class StrictChannel(HTTPChannel):
    """A connection of one visitor."""

    parser_class = StrictRequest
    error_task_class = Unread
    has_spoken = False

    def received(self, data: bytes) -> bool:
        self.has_spoken = True
        taken: bool = super().received(data)
        return taken

    @property
    def is_busy(self) -> bool:
        """Whether somebody waits for an answer, or has just come in and has not said yet what for."""
        is_new = not self.has_spoken and time.time() - self.creation_time < SPEAKS_WITHIN
        return bool(is_new or self.requests or self.request or self.total_outbufs_len)


class TlsChannel(StrictChannel):
    """The same over TLS; the handshake happens in the first reads."""

    def handle_read(self) -> None:
        try:
            with self.outbuf_lock:  # OpenSSL takes one thread at a time, and an answer is sent from another.
                received = self.socket.recv(TLS_RECORD)
        except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return
        except OSError:
            received = b""
        if received:
            self.last_activity = time.time()
            self.received(received)
        else:
            self.handle_close()

    def send(self, octets: bytes, do_close: bool = True) -> int:
        try:
            sent: int = super().send(octets, do_close=do_close)
        except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
            sent = 0
        return sent


class Answering:
    """The server of one portal process."""

    def __init__(
        self,
        application: Application,
        *,
        listeners: Iterable[socket],
        tls: ssl.SSLContext | None = None,
        behind_proxy: bool = False,
        uploads: Uploads | None = None,
    ) -> None:
        self._stopped = False
        self._drains = False
        self._parser = partial(StrictRequest, uploads=uploads, is_last=lambda: self._drains)
        self._map: dict[int, wasyncore.dispatcher] = {}
        self._hands = Hands()
        for listener in listeners:  # one server each: waitress takes no TCP and unix listeners together.
            self._open(application, listener=listener, tls=tls, behind_proxy=behind_proxy)
        self._accepting = [one for one in self._map.values() if one.accepting]

    def until_idle(self, seconds: float) -> None:
        """Answer; come back when nobody has been connected for so long, or `stop` was called."""
        last = time.monotonic()
        while not self._stopped:
            self._turn(min(0.5, seconds))
            if self._channels():
                last = time.monotonic()
            elif time.monotonic() - last > seconds:
                break  # no channel is open and none was taken from the queue: nothing can be lost.

    def stop(self) -> None:
        """Ask `until_idle` to come back; safe in a signal's call."""
        self._stopped = True
        self._accepting[0].pull_trigger()

    def drain(self) -> None:
        """Accept no more, and finish what was begun; each answer says that it is the last on its connection."""
        for fd in [fd for fd, one in self._map.items() if one.accepting]:
            del self._map[fd]
        self._drains = True
        for waiting in [request for channel in self._channels() for request in channel.requests]:
            waiting.headers["CONNECTION"] = "close"
        end = time.monotonic() + DRAIN
        self._turn(0)  # what was sent before we were told to stop is heard.
        while any(channel.is_busy for channel in self._channels()) and time.monotonic() < end:
            self._turn(0.1)

    def close(self) -> None:
        """Let go of everything; a process that ends need not."""
        self._hands.shutdown(timeout=1)
        for one in list(self._map.values()):
            one.close()

    def _turn(self, seconds: float) -> None:
        """Once round: hear who has something to say, for so long; shorter while a request waits to be taken."""
        wasyncore.loop(timeout=PATIENCE if self._hands.is_behind else seconds, map=self._map, use_poll=True, count=1)
        self._hands.more_if_behind()

    def _open(
        self, application: Application, *, listener: socket, tls: ssl.SSLContext | None, behind_proxy: bool
    ) -> None:
        over_tls = tls if listener.family == AF_INET else None
        server = create_server(
            application,
            map=self._map,
            sockets=[listener],
            _dispatcher=self._hands,
            max_request_header_size=32768,
            max_request_body_size=MOST_DROPPED,  # what a portal takes is decided by StrictRequest.
            inbuf_overflow=NEVER_SPOOLED,
            outbuf_overflow=NEVER_SPOOLED,
            channel_timeout=60,
            connection_limit=100,
            ident=None,
            url_scheme="https" if over_tls else "http",
            # Else only the proxy's own unix socket, which calls itself localhost, may say who the visitor is.
            trusted_proxy="*" if behind_proxy else "localhost",
            trusted_proxy_headers={"x-forwarded-for", "x-forwarded-proto"},
            clear_untrusted_proxy_headers=True,
        )
        kind = TlsChannel if over_tls else StrictChannel
        server.channel_class = type(kind.__name__, (kind,), {"parser_class": self._parser})
        if over_tls:
            server.accept = _accept_tls(server.accept, over_tls)

    def _channels(self) -> list[StrictChannel]:
        return [one for one in self._map.values() if isinstance(one, StrictChannel)]


def _accept_tls(
    accept: Callable[[], tuple[socket, object] | None], tls: ssl.SSLContext
) -> Callable[[], tuple[socket, object] | None]:
    def accepted() -> tuple[socket, object] | None:
        taken = accept()
        if taken is None:
            return None
        link, address = taken
        return tls.wrap_socket(link, server_side=True, do_handshake_on_connect=False), address

    return accepted
