"""Addresses under /stage/ that only exist in these tests; everything around them is the real portal."""

import json
import os
import resource
import stat
import tempfile
import threading
import time
from collections.abc import Callable, Iterable

from bulkhead.config.outermost import Application, Environ, StartResponse
from bulkhead.isolation.errors import VaultResting
from tests.processes.pretended import pretend
from tests.processes.probing.all import tried
from tests.processes.probing.given import Given

MOST = 65_536  # descriptors that are looked at.


def staged(warm: Callable[[], Application]) -> Callable[[], Application]:
    def warm_application() -> Application:
        inner = warm()
        pretend(os.environ)

        def application(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
            path, status = str(environ["PATH_INFO"]), "200 OK"
            if path == "/stage/probes":
                body = json.dumps(tried(_given(environ))).encode()
            elif path in ACTS:
                try:
                    body = json.dumps(ACTS[path]()).encode()
                except VaultResting as refusal:
                    status, body = "503 Service Unavailable", str(refusal).encode()
            else:
                return inner(environ, start_response)
            start_response(status, [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
            return [body]

        return application

    return warm_application


def _given(environ: Environ) -> Given:
    body = environ["wsgi.input"]
    assert hasattr(body, "read"), "it is a file"
    return Given(**json.loads(body.read()))


def _who() -> object:
    """What a portal knows and holds."""
    most = min(resource.getrlimit(resource.RLIMIT_NOFILE)[0], MOST)
    open_files = {str(fd): kind for fd in range(most) if (kind := _kind(fd))}
    held = {"pid": os.getpid(), "temporary": tempfile.gettempdir(), "environ": dict(os.environ), "fds": open_files}
    return {**held, "umask": _umask()}


def _kind(fd: int) -> str:
    """A file is told by its number, because a sealed process may not read its own links; nothing where none is open."""
    try:
        found = os.fstat(fd)
    except OSError:
        return ""
    kinds = {stat.S_IFSOCK: "socket", stat.S_IFIFO: "pipe", stat.S_IFREG: f"{found.st_dev}:{found.st_ino}"}
    return kinds.get(stat.S_IFMT(found.st_mode), "other")


def _umask() -> int:
    now = os.umask(0o077)
    os.umask(now)
    return now


def _temporary() -> object:
    """What becomes of a library that wants a temporary file."""
    try:
        tempfile.TemporaryFile().close()
    except OSError as refusal:
        return type(refusal).__name__
    return "made"


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
    "/stage/umask": _umask,
    "/stage/temporary": _temporary,
    "/stage/slow": _slow,
    "/stage/crash": _crash,
    "/stage/ring": _ring,
}
