"""A Bulkhead that really serves: a data folder with two clients, a supervisor and all its children."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bulkhead.base.ids import uuid7
from bulkhead.isolation import control, lifecycle
from bulkhead.isolation.places import Places
from bulkhead.isolation.registry import Placement
from tests.processes.ordinary import as_user

ROOT = Path(__file__).parents[2]
STAGE = Path(__file__).parent / "stage"
SERVE = """
import sys
from pathlib import Path
from bulkhead.config.processes.serve import main
sys.exit(main(Path(sys.argv[1]), port=int(sys.argv[2])))
"""


@dataclass
class Serving:
    """A running supervisor, as a test sees it."""

    places: Places
    clients: dict[str, Placement]
    desk_port: int
    supervisor: subprocess.Popen[str]

    def ask(self, slug: str, path: str, *, method: str = "GET", body: bytes | None = None) -> tuple[int, bytes]:
        """Status and body of one portal's answer; status 0 when it hung up."""
        port = self.clients[slug].port
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            link.request(method, path, body, headers={"Host": f"{slug}.localhost:{port}"})
            answer = link.getresponse()
            return answer.status, answer.read()
        except (http.client.HTTPException, OSError):
            return 0, b""
        finally:
            link.close()

    def asked(self, slug: str, path: str) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.ask(slug, path)[1])
        return found

    def processes(self) -> dict[str, int]:
        """Process ids: supervisor, desk, worker, warm, and vault ids of portals that are awake."""
        return {name: int(pid) for name, pid in control.ask(self.places, message={"say": "processes"}).items()}

    def stop(self) -> int:
        self.supervisor.send_signal(signal.SIGTERM)
        return self.supervisor.wait(15)


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that only waits to be buried does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def eventually(true: Callable[[], bool], *, within: float) -> bool:
    deadline = time.monotonic() + within
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


@contextlib.contextmanager
def beside(ask: Callable[[], tuple[int, bytes]]) -> Iterator[list[tuple[int, bytes]]]:
    """Somebody who asks meanwhile; the answer stands in the list behind the block."""
    answers: list[tuple[int, bytes]] = []
    visitor = threading.Thread(target=lambda: answers.append(ask()))
    visitor.start()
    time.sleep(0.1)
    yield answers
    visitor.join()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def start(
    places: Places, *, port: int, idle: float = 300, user: int | None = None, **environ: str
) -> "subprocess.Popen[str]":
    given = {**os.environ, "PYTHONPATH": f"{STAGE}{os.pathsep}{ROOT}", "BULKHEAD_PORTAL_IDLE": str(idle), **environ}
    command = [sys.executable, "-c", SERVE, str(places.data), str(port)]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    if user is not None:
        command = as_user(user, command=command)
    return subprocess.Popen(command, env=given, text=True, stdin=nothing, stdout=pipe, stderr=pipe)


def give_to(user: int, *, folder: Path) -> None:
    """All of a folder; for a Bulkhead that an ordinary user serves."""
    for path in [folder, *folder.rglob("*")]:
        os.chown(path, user, user, follow_symlinks=False)


@pytest.fixture
def serving(data: Places) -> Iterator[Callable[..., Serving]]:
    """Starts to serve two clients, acme and zeta; whatever a test leaves running is stopped behind it."""
    begun: list[Serving] = []

    def serve(*, idle: float = 300, user: int | None = None, **environ: str) -> Serving:
        clients = {slug: lifecycle.create_vault(uuid7(), slug=slug) for slug in ("acme", "zeta")}
        if user is not None:
            give_to(user, folder=data.data)
        port = free_port()
        one = Serving(data, clients, port, start(data, port=port, idle=idle, user=user, **environ))
        begun.append(one)
        assert one.supervisor.stdout is not None, "it is a pipe"
        line = one.supervisor.stdout.readline()
        words = f"The desk is at http://desk.localhost:{port} and stops with Ctrl-C.\n"
        assert line == words, one.supervisor.communicate()
        return one

    yield serve
    for one in begun:
        if one.supervisor.poll() is None:
            one.stop()
        sys.stderr.write("".join(one.supervisor.communicate()))  # shown beside a failure.
