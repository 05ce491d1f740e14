"""Calendar programs that other people wrote, run on a calendar of ours."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.db import connections

from tests.browse import Browser

KHAL = """[calendars]
[[due]]
path = {path}
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = {zone}
default_timezone = {zone}
[default]
default_calendar = due
[sqlite]
path = {path}/khal.db
"""
VDIRSYNCER = """[general]
status_path = "{folder}/status/"
[pair due]
a = "feed"
b = "local"
collections = null
[storage feed]
type = "http"
url = "{url}"
[storage local]
type = "filesystem"
path = "{folder}/due/"
fileext = ".ics"
"""


def program(name: str) -> str:
    """Where it is: beside this Python, or on the path."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        pytest.skip(f"NOT RUN: no {name} -- pip install khal vdirsyncer")
    return found


@dataclass
class Khal:
    """khal with one calendar, on a machine in one zone."""

    folder: Path
    zone: str

    def read(self, calendar: bytes) -> "Khal":
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "khal.conf").write_text(KHAL.format(path=self.folder / "due", zone=self.zone))
        (self.folder / "due").mkdir(exist_ok=True)
        (self.folder / "feed.ics").write_bytes(calendar)
        self._run("import", "--batch", "-a", "due", str(self.folder / "feed.ics"))
        return self

    def agenda(self, start: str, days: int) -> list[str]:
        """Each thing as its date, its hour or nothing, and its words."""
        said = self._run("list", "--day-format", "", "--format", "{start-date} {start-time} {title}", start, f"{days}d")
        return sorted({" ".join(line.split()) for line in said.splitlines() if line.strip()})

    def _run(self, *words: str) -> str:
        command = [program("khal"), "-c", str(self.folder / "khal.conf"), *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env={"HOME": str(self.folder)})
        assert done.returncode == 0, done.stderr
        return done.stdout


class _Quiet(WSGIRequestHandler):
    def log_message(self, *words: object) -> None:
        """Says nothing."""


@contextmanager
def served(browser: Browser) -> Iterator[str]:
    """The application of a browser, reached over a real connection; its address."""

    def application(environ: dict[str, object], start: Callable[..., object]) -> Iterator[bytes]:
        environ["HTTP_HOST"] = browser.host
        try:
            with browser.around():
                yield from browser.application(environ, start)  # type: ignore[misc]  # WSGI bodies are iterables.
        finally:
            connections.close_all()

    server = make_server("127.0.0.1", 0, application, handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def synced(url: str, *, folder: Path) -> list[bytes]:
    """What vdirsyncer fetches from an address, a file an event."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vdirsyncer.conf").write_text(VDIRSYNCER.format(folder=folder, url=url))
    for act in ("discover", "sync"):
        command = [program("vdirsyncer"), "-c", str(folder / "vdirsyncer.conf"), act]
        done = subprocess.run(command, input="y\n" * 5, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    return [file.read_bytes() for file in sorted((folder / "due").glob("*.ics"))]
