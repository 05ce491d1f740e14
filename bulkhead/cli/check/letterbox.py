"""The mail server of a copy: it listens on this machine, takes every mail, and sends none on."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Letter:
    """One mail as it was handed over."""

    to: str
    content: bytes


@dataclass
class Letterbox:
    """Where mail ends. `port` is where it listens."""

    port: int = 0
    letters: list[Letter] = field(default_factory=list)


@contextmanager
def open_letterbox() -> Iterator[Letterbox]:
    box = Letterbox()

    class Talk(_Talk):
        letters = box.letters

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as server:
        server.daemon_threads = True
        box.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield box
        finally:
            server.shutdown()


class _Talk(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as a client of the standard library says."""

    letters: list[Letter]

    def handle(self) -> None:
        to = ""
        self._say("220 check")
        for line in self.rfile:
            word = line.strip().upper()
            if word.startswith(b"RCPT TO:"):
                to = line.decode(errors="replace").partition(":")[2].strip().strip("<>")
            if word == b"DATA":
                self._say("354 go on")
                self.letters.append(Letter(to, self._body()))
            if word == b"QUIT":
                self._say("221 bye")
                return
            self._say("250 ok")

    def _body(self) -> bytes:
        lines = bytearray()
        for line in self.rfile:
            if line.rstrip(b"\r\n") == b".":
                break
            lines += line[1:] if line.startswith(b"..") else line
        return bytes(lines)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())
