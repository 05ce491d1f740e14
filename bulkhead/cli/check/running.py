"""A whole check: copy, plant, serve, walk, look at what was left behind, and say what it comes to."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager

from bulkhead.base.check_report import Report
from bulkhead.cli.check import remains, spying
from bulkhead.cli.check.asking import Asking
from bulkhead.cli.check.cast import Visitor
from bulkhead.cli.check.letterbox import open_letterbox
from bulkhead.cli.check.reporting import Remains, report_of
from bulkhead.cli.check.scratch import checks_folder, scratch
from bulkhead.cli.check.serving import free_port, served
from bulkhead.cli.check.staging import Stage, copied, stage
from bulkhead.cli.check.standing import standing
from bulkhead.cli.check.state import State
from bulkhead.cli.check.walking import Walk, Walked
from bulkhead.isolation import control, inside
from bulkhead.isolation.places import Places
from bulkhead.practice.clients.models import Client
from bulkhead.vault.trail.models import OutboxEntry

HANDS = 6
PATIENCE = 60.0
Step = Callable[[str, int, int], None]  # what is being done, how much of it is done, of how many.


def run(places: Places, *, only: str, step: Step, afresh: bool = False) -> Report:
    """One check of one practice. Whatever happens, the copy and its processes are gone at the end."""
    clock = time.monotonic()
    with _killable(), scratch(places) as room, open_letterbox() as box:
        stands = standing(places)  # of this installation, so before the copy is what this process is about.
        step("Copying every store", 0, 0)
        desk = free_port()
        with copied(places, into=room):
            step("Planting canaries", 0, 0)
            staged = stage(desk_port=desk, mail_port=box.port, only=only)
            state = State.of(checks_folder(places), staged=staged, only=only, afresh=afresh)
            with served(room, port=desk):
                fetched = spying.is_fetched_one_seen(staged.visitors, judge=staged.grounds.judge, extra=staged.extra)
                _until_out(staged, kind="feed")  # a calendar that is not written yet has nothing to say.
                _walk_all(staged, state, step)
                step("Looking at what was left behind", 0, 0)
                _until_out(staged, kind="mail.")
                pids = [int(pid) for pid in control.ask(room.places, message={"say": "processes"}).values() if pid]
                found = remains.told_of_processes(pids, canaries=staged.canaries)
            files, clear = remains.left_in_files(room, canaries=staged.canaries)
            errors = remains.errors_in(room.log)
            rest = Remains(box.letters, files, [*found, *clear], errors, fetched, time.monotonic() - clock)
            report = report_of(staged, state=state, rest=rest, stands=stands)
    state.forget()
    return report


def _walk_all(staged: Stage, state: State, step: Step) -> None:
    """Everybody's way through, several at once and always at different clients; then every form once."""
    waiting = _mixed([one for one in staged.visitors if state.waits(one)])
    count, asking = len(staged.visitors), Asking()
    for visitor, walked in _together(waiting, lambda one: Walk(staged.grounds, one, asking).whole()):
        state.note(visitor, walked=walked)
        step("Walking", len(state.done), count)
    for visitor, walked in _together(waiting, lambda one: Walk(staged.grounds, one, asking).forms()):
        known = state.done[visitor.key]
        known.counts.update(walked.counts)
        known.findings += walked.findings
        known.failed += walked.failed


def _together(visitors: list[Visitor], walk: Callable[[Visitor], Walked]) -> Iterator[tuple[Visitor, Walked]]:
    """Each as it is done. What waits is dropped when the check is stopped."""
    pool = ThreadPoolExecutor(HANDS, thread_name_prefix="walk")
    try:
        begun: dict[Future[Walked], Visitor] = {pool.submit(walk, one): one for one in visitors}
        while begun:
            done, _ = wait(begun, timeout=0.5, return_when=FIRST_COMPLETED)
            for one in done:
                yield begun.pop(one), one.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _mixed(visitors: list[Visitor]) -> list[Visitor]:
    """One of each client after the other, so that those who walk at one time walk at different clients."""
    turns: dict[str, int] = {}
    order = []
    for one in visitors:
        turns[one.own] = turns.get(one.own, 0) + 1
        order.append((turns[one.own], one))
    return [one for _, one in sorted(order, key=lambda pair: pair[0])]


def _until_out(staged: Stage, *, kind: str) -> None:
    """The worker has done what it had to do of one kind, or tried and found it not needed any more."""
    until = time.monotonic() + PATIENCE
    for client in [*staged.clients, staged.extra.newcomer, staged.extra.probe]:
        while time.monotonic() < until and _waits(client, kind):
            time.sleep(0.2)


def _waits(client: Client, kind: str) -> bool:
    with inside(client):
        return OutboxEntry.objects.filter(kind__startswith=kind, done_at=None, attempts=0).exists()


@contextmanager
def _killable() -> Iterator[None]:
    """Asked to end from outside is as good as Ctrl-C: the copy goes first."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
