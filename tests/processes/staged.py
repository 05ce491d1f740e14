"""Addresses under /stage/ that only exist in these tests; everything around them is the real portal."""

import json
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from bulkhead.config.outermost import Application, Environ, StartResponse


def staged(warm: Callable[[], Application]) -> Callable[[], Application]:
    def warm_application() -> Application:
        inner = warm()

        def application(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
            act = ACTS.get(str(environ["PATH_INFO"]))
            if act is None:
                return inner(environ, start_response)
            body = json.dumps(act()).encode()
            start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
            return [body]

        return application

    return warm_application


def _who() -> object:
    """What a portal knows and holds."""
    open_files = {entry.name: _target(entry) for entry in Path("/dev/fd").iterdir()}
    held = {"pid": os.getpid(), "temporary": tempfile.gettempdir(), "environ": dict(os.environ), "fds": open_files}
    return {**held, "parent_threads": _threads(os.getppid()), "umask": _umask()}


def _target(fd: Path) -> str:
    try:
        return str(fd.readlink())
    except OSError:
        return "closed"


def _threads(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/task").iterdir()))


def _umask() -> int:
    now = os.umask(0o077)
    os.umask(now)
    return now


def _slow() -> object:
    time.sleep(1)
    return "slow but whole"


def _crash() -> object:
    os._exit(3)


def _ring() -> object:
    """Write an outbox row, as a portal does."""
    from bulkhead.base.ids import uuid7
    from bulkhead.isolation import inside
    from bulkhead.vault.trail.models import OutboxEntry
    from bulkhead.web.portal import own

    with inside(own.vault_id()):
        OutboxEntry.write("stage", payload={}, key=f"stage-{uuid7()}")
    return threading.active_count()


ACTS: dict[str, Callable[[], object]] = {
    "/stage/who": _who,
    "/stage/slow": _slow,
    "/stage/crash": _crash,
    "/stage/ring": _ring,
}
