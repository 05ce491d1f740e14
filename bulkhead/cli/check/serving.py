"""The processes of a copy, as `bulkhead serve` starts them; they end with the check, however that ends.

`python -m bulkhead.cli.check.serving FOLDER PORT PARENT`
"""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from bulkhead.base.lifeline import die_with
from bulkhead.cli.check.scratch import Scratch

PATIENCE = 60.0
GENTLE = 20.0
# What tells a practice where it is reached from outside has no meaning for a copy.
OUTSIDE = ("PROXY", "SOCKETS", "PORTAL_DOMAIN", "DESK_HOST", "SCHEME", "DATA", "KEYS", "DESK_PORT", "PORTAL_IDLE")


class NotServed(RuntimeError):
    """The copy did not come up, so nothing could be checked."""


def surroundings(room: Scratch) -> dict[str, str]:
    """The environment of a copy: this one's, without what belongs to the practice that is served for real."""
    left = {f"BULKHEAD_{name}" for name in OUTSIDE}
    kept = {name: value for name, value in os.environ.items() if name not in left}
    return kept | {"BULKHEAD_KEYS": str(room.keys), "TMPDIR": str(room.temporary)}


@contextlib.contextmanager
def served(room: Scratch, *, port: int) -> Iterator[int]:
    """Serve a copy; its process id. All that its processes write goes into one file."""
    command = [sys.executable, "-m", "bulkhead.cli.check.serving", str(room.places.data), str(port), str(os.getpid())]
    with open(room.log, "ab") as written:
        serving = subprocess.Popen(
            command,
            env=surroundings(room),
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=written,
            start_new_session=True,  # Ctrl-C is heard here, and here it is decided what ends when.
        )
        try:
            _until_it_answers(serving, port)
            yield serving.pid
        finally:
            _end(serving)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _until_it_answers(serving: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if serving.poll() is not None:
            raise NotServed("The copy of the practice could not be served: its supervisor ended. Nothing was checked.")
        with socket.socket() as link:
            if link.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise NotServed(f"The copy of the practice did not answer within {PATIENCE:.0f} seconds. Nothing was checked.")


def _end(serving: subprocess.Popen[bytes]) -> None:
    serving.terminate()
    try:
        serving.wait(GENTLE)
    except subprocess.TimeoutExpired:
        serving.kill()
        serving.wait()


def main() -> None:
    folder, port, parent = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    die_with(parent)
    # The supervisor stands above the command line, so it is reached by name.
    sys.exit(import_module("bulkhead.config.processes.serve").main(folder, port=port))


if __name__ == "__main__":
    main()
