"""A Bulkhead that really serves, started by its own command on a data folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
MEMORY = Path("/dev/shm") if os.access("/dev/shm", os.W_OK) else Path(tempfile.gettempdir())
READY = "The desk is at "


@dataclass
class Served:
    """A running Bulkhead, and what it has said."""

    data: Path
    port: int
    process: subprocess.Popen[bytes]
    log: Path
    told: int = 0

    @property
    def desk(self) -> str:
        return f"http://desk.localhost:{self.port}"

    def news(self) -> str:
        """What was logged since this was asked last."""
        words = self.log.read_text(errors="replace")
        news, self.told = words[self.told :], len(words)
        return news

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)

    def wait_until_ready(self, *, within: float = 40) -> None:
        deadline = time.monotonic() + within
        while READY not in self.log.read_text(errors="replace"):
            assert self.process.poll() is None, f"it ended at once: {self.news()}"
            assert time.monotonic() < deadline, f"it does not answer: {self.news()}"
            time.sleep(0.05)


@contextmanager
def new_folder(name: str) -> Iterator[Path]:
    """A folder in memory that others may pass through, but not read."""
    with tempfile.TemporaryDirectory(prefix=f"bulkhead-{name}-", dir=MEMORY) as folder:
        Path(folder).chmod(0o711)
        yield Path(folder)


@contextmanager
def serving(folder: Path, *, port: int = 0, **environ: str) -> Iterator[Served]:
    """Serve `folder` until the block ends."""
    port = port or free_port()
    log = folder / "served.log"
    command = [sys.executable, "-m", "bulkhead.cli", "serve", "--data", str(folder / "data"), "--port", str(port)]
    with log.open("wb") as words:
        process = subprocess.Popen(command, cwd=ROOT, env=_environ(folder, environ), stdout=words, stderr=words)
    served = Served(folder / "data", port, process, log)
    try:
        served.wait_until_ready()
        yield served
    finally:
        if process.poll() is None:
            served.stop()


def run(folder: Path, *command: str) -> str:
    """Another command of this Python over the same folder, to its end; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=_environ(folder, {}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _environ(folder: Path, more: Mapping[str, str]) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("BULKHEAD_", "DJANGO_"))}
    return {**plain, "HOME": str(folder), "BULKHEAD_DATA": str(folder / "data"), **more}
