"""A portal process: one listener, one key, one vault. It is forked from the warm parent and sleeps again when idle."""

import contextlib
import io
import os
import signal
import socket
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from django.conf import settings
from django.http.cookie import parse_cookie

from bulkhead.base import sealing
from bulkhead.base.lifeline import die_with
from bulkhead.base.programs import PROGRAMS
from bulkhead.config.outermost import Application
from bulkhead.config.portal_wsgi import own_application
from bulkhead.config.processes import certificates
from bulkhead.config.processes.answering import Answering, Uploads
from bulkhead.config.processes.errands import END_OF_SEAL, read_errand, read_key
from bulkhead.isolation import bell, inside, keys
from bulkhead.isolation.sealing import derive
from bulkhead.web.portal import own

CRASHED = 70


def become(application: Application, *, descriptors: Sequence[int], parent: int) -> None:
    """Turn a fork of the warm parent into a portal; never comes back."""
    status = CRASHED
    try:
        _serve(application, descriptors=descriptors, parent=parent)
        status = 0
    except BaseException as error:  # noqa: BLE001 -- a fork must end here, whatever happened.
        print(f"A portal ended with {type(error).__name__}.", file=sys.stderr)  # its words could name a client.
    finally:
        os._exit(status)


def _serve(application: Application, *, descriptors: Sequence[int], parent: int) -> None:
    _let_go_of_the_parent(descriptors)
    die_with(parent)
    os.umask(0o077)
    pipe, ring_end, *listening = descriptors
    source = io.FileIO(pipe)
    errand = read_errand(source)
    tls = certificates.context(errand.certificate) if errand.certificate else None  # it is read from a path.
    _spool_nowhere()
    told = sealing.seal(readable=PROGRAMS, writable=[Path(errand.database).parent])
    os.write(ring_end, told.as_json() + END_OF_SEAL)
    own_key = errand.one_key(read_key(source))
    keys.install(own_key)
    bell.install(partial(_ring, ring_end))
    settings.SECRET_KEY = derive(own_key.opened.key, purpose=b"django").hex()
    own.settle(own_key.opened.store_id, seal=told)
    mine = own_application(application, hosts=frozenset(errand.hosts))
    uploads = _uploads(own_key.opened.blobs)
    listeners = [socket.socket(fileno=fd) for fd in listening]
    answering = Answering(mine, listeners=listeners, tls=tls, behind_proxy=errand.behind_proxy, uploads=uploads)
    signal.signal(signal.SIGTERM, lambda *_: answering.stop())
    answering.until_idle(errand.idle)
    answering.drain()


def _uploads(folder: Path) -> Uploads:
    """Whose files are read at all is asked before their first byte, from the headers alone."""
    from bulkhead.vault.people.sessions import Session  # noqa: PLC0415 -- after Django is set up.
    from bulkhead.web.portal.actor import COOKIE, LARGEST_BODY  # noqa: PLC0415 -- see above.

    def is_signed_in(cookies: str) -> bool:
        with inside(own.vault_id()):
            return Session.of(parse_cookie(cookies).get(COOKIE, "")) is not None

    return Uploads(folder, LARGEST_BODY, is_signed_in)


def _let_go_of_the_parent(descriptors: Sequence[int]) -> None:
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for opened in [int(entry.name) for entry in Path("/dev/fd").iterdir()]:
        if opened > 2 and opened not in descriptors:
            with contextlib.suppress(OSError):  # the listing's own descriptor is closed already.
                os.close(opened)


def _spool_nowhere() -> None:
    """A portal has no use for a temporary file: what a library would put into one fails, rather than lie in plain."""
    os.environ["TMPDIR"] = tempfile.tempdir = "/nonexistent"


def _ring(end: int) -> None:
    """A full pipe has unheard rings in it, and where nobody hears, the worker's next sweep sees the rows."""
    with contextlib.suppress(OSError):
        os.write(end, b"1")
