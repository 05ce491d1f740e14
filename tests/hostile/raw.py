"""Requests as bytes, which no library would send; and what comes back, read without believing it."""

import socket
import ssl
from dataclasses import dataclass

LONGEST = 4 << 20


@dataclass(frozen=True)
class Said:
    """An answer; status 0 when the other end only hung up."""

    status: int
    headers: dict[str, str]
    body: bytes


def said(port: int, request: bytes, *, tls: str = "", timeout: float = 10) -> Said:
    """What one connection is answered, to its end; over TLS when a name is given to ask for."""
    link = socket.create_connection(("127.0.0.1", port), timeout=timeout)
    with _trusting(link, tls) if tls else link as open_link:
        received = b""
        try:
            open_link.sendall(request)
            while piece := open_link.recv(65536):
                received += piece
                assert len(received) < LONGEST, "it does not end"
        except OSError:
            pass  # cut off: what came before is the answer.
    return read(received)


def read(received: bytes) -> Said:
    head, _, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    words = first.split(" ")
    status = int(words[1]) if len(words) > 1 and words[1].isdigit() else 0
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Said(status, headers, body)


def _trusting(link: socket.socket, name: str) -> ssl.SSLSocket:
    """The certificate is a throw-away one; HTTP/1.1 is what these bytes are."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context.wrap_socket(link, server_hostname=name)
