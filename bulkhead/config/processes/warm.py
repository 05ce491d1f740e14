"""The warm parent: everything a portal imports, in one thread, without a key or a database, ready to be forked."""

import argparse
import gc
import mimetypes
import os
import selectors
import signal
import socket
import time
from importlib import import_module
from uuid import UUID

from django.forms.renderers import get_default_renderer
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.urls import get_resolver

from bulkhead.base.lifeline import die_with
from bulkhead.config.outermost import Application
from bulkhead.config.portal_wsgi import warm_application
from bulkhead.config.processes import portal
from bulkhead.config.processes.errands import BEGAN, START_BYTES, Turn
from bulkhead.web.ui import formats

MOST_DESCRIPTORS = 4
LATE = ("bulkhead.isolation.engines.vault.base", "django.db.models.sql.compiler", "encodings.idna")


class WarmParent:
    """Forks a portal for every start that the supervisor sends, and reports how each one ended."""

    def __init__(self, link: socket.socket) -> None:
        self._link = link
        self._application = portal_application()
        self._living: dict[int, tuple[UUID, float]] = {}
        self._woken, wake = socket.socketpair()
        self._wake = wake
        for end in (self._woken, wake):
            end.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)

    def run(self) -> None:
        """Until the supervisor closes its end; then every portal drains, and this process ends with the last one."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._woken, selectors.EVENT_READ)
            selector.register(self._link, selectors.EVENT_READ)
            listening = True
            while listening or self._living:
                ready = {key.fileobj for key, _ in selector.select()}
                if self._woken in ready:
                    self._reap()
                if self._link in ready and not self._take_start():
                    listening = False
                    selector.unregister(self._link)
                    self._drain()

    def _take_start(self) -> bool:
        record, descriptors, _, _ = socket.recv_fds(self._link, START_BYTES, MOST_DESCRIPTORS)
        if len(record) == START_BYTES:
            self._start(UUID(bytes=record), descriptors)
        for fd in descriptors:
            os.close(fd)
        return len(record) == START_BYTES

    def _start(self, vault_id: UUID, descriptors: list[int]) -> None:
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            portal.become(self._application, descriptors=descriptors, parent=parent)
        self._living[pid] = (vault_id, time.monotonic())
        self._report(Turn(vault_id, pid, BEGAN, 0.0))

    def _reap(self) -> None:
        self._woken.recv(4096)
        for pid in list(self._living):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                vault_id, born = self._living.pop(pid)
                lived = time.monotonic() - born
                self._report(Turn(vault_id, pid, os.waitstatus_to_exitcode(status), lived))

    def _report(self, turn: Turn) -> None:
        self._link.sendall(turn.packed())

    def _drain(self) -> None:
        for pid in self._living:
            os.kill(pid, signal.SIGTERM)


def portal_application() -> Application:
    """The portal's WSGI application with everything imported, resolved and compiled that it would meet later."""
    mimetypes.init()
    application = warm_application()
    list(get_resolver().reverse_dict)  # imports every view.
    _load_what_comes_late()
    for engine in engines.all():
        if isinstance(engine, Jinja2):
            for name in engine.env.list_templates(extensions=["html"]):
                engine.env.get_template(name)
    return application


def _load_what_comes_late() -> None:
    """What would be loaded at a first request, and then into the memory of every portal by itself."""
    for module in LATE:  # of the store its code alone: nothing is opened here.
        import_module(module)
    for engine in engines.all():
        if isinstance(engine, Jinja2):
            list(engine.template_context_processors)
    get_default_renderer()
    formats.load()


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("--link", type=int, required=True)
    words.add_argument("--parent", type=int, required=True)
    given = words.parse_args()
    die_with(given.parent)
    link = socket.socket(fileno=given.link)
    warm = WarmParent(link)
    gc.collect()
    gc.freeze()
    warm.run()


if __name__ == "__main__":
    main()
