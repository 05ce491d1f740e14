"""New keys while requests run: nobody waits longer than for a page, nobody is signed out, nothing is lost."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bulkhead.isolation import inside, keys
from bulkhead.isolation.errors import VaultResting
from bulkhead.isolation.rekeying.vault_key import renew_vault
from bulkhead.vault.trail.models import OutboxEntry
from tests.conftest import close_stores
from tests.processes.conftest import ROOT, Serving, eventually, is_alive

Serve = Callable[..., Serving]
AWAY = 503


def command(bulkhead: Serving, *words: str) -> str:
    run = [sys.executable, "-m", "bulkhead.cli", *words, "--data", str(bulkhead.places.data)]
    done = subprocess.run(
        run, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def renew(bulkhead: Serving, slug: str) -> None:
    """By this process, which is none of those that serve."""
    renew_vault(bulkhead.clients[slug].vault_id, told=lambda _, __: None, inscribe=lambda: None)


@contextmanager
def visits(bulkhead: Serving, slug: str, path: str) -> Iterator[list[int]]:
    """Somebody who asks for one page without end; the statuses of all answers."""
    statuses: list[int] = []
    over = threading.Event()

    def visit() -> None:
        while not over.is_set():
            statuses.append(bulkhead.ask(slug, path)[0])

    thread = threading.Thread(target=visit)
    thread.start()
    try:
        assert eventually(lambda: len(statuses) > 3, within=20)
        yield statuses
        count = len(statuses)
        assert eventually(lambda: len(statuses) > count + 3, within=20)
    finally:
        over.set()
        thread.join()


def test_a_new_master_key_is_noticed_by_no_request_and_no_process(serving: Serve) -> None:
    bulkhead = serving()
    bulkhead.ask("acme", "/stage/who")
    before, key = bulkhead.processes(), keys.load_master(bulkhead.places)

    with visits(bulkhead, "acme", "/stage/who") as statuses:
        command(bulkhead, "keys", "rotate")

    assert set(statuses) == {200}
    assert (bulkhead.processes(), keys.load_master(bulkhead.places) == key) == (before, False)


def test_processes_that_start_after_it_have_what_they_need(serving: Serve) -> None:
    bulkhead = serving()
    command(bulkhead, "keys", "rotate")
    before = bulkhead.processes()

    os.kill(before["desk"], 9)
    os.kill(before["worker"], 9)

    assert eventually(lambda: _others(bulkhead, before), within=30)
    assert bulkhead.ask("zeta", "/stage/who")[0] == 200
    assert bulkhead.stop() == 0


def _others(bulkhead: Serving, before: dict[str, int]) -> bool:
    now = bulkhead.processes()
    return all(now[name] not in (0, before[name]) and is_alive(now[name]) for name in ("desk", "worker"))


def test_neither_desk_nor_worker_nor_portal_holds_the_master_key(serving: Serve) -> None:
    bulkhead = serving()
    bulkhead.ask("acme", "/stage/who")
    key, practice = keys.load_master(bulkhead.places), keys.ring().practice().key

    pids = {name: pid for name, pid in bulkhead.processes().items() if name != "supervisor"}
    pids |= {f"desk's {pid}": pid for pid in _children_of(pids["desk"])}
    assert eventually(lambda: practice in _memory_of(pids["worker"]), within=30), "the search finds what is there"
    held = {name: _memory_of(pid) for name, pid in pids.items()}

    assert len(held) == 5
    assert [name for name, memory in held.items() if key in memory] == []


def _children_of(pid: int) -> list[int]:
    return [int(found) for found in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _memory_of(pid: int) -> bytes:
    """All that may be read and written of a process."""
    parts = bytearray()
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            place, mode = line.split()[:2]
            start, end = (int(edge, 16) for edge in place.split("-"))
            if mode.startswith("rw") and end - start < 1 << 28:
                try:
                    memory.seek(start)
                    parts += memory.read(end - start)
                except (OSError, ValueError):
                    continue
    return bytes(parts)


def test_a_client_that_gets_a_new_key_is_away_for_a_moment_and_loses_nothing(serving: Serve) -> None:
    bulkhead = serving()
    bulkhead.ask("acme", "/stage/ring")
    old = keys.ring().fresh(bulkhead.clients["acme"].vault_id)

    with visits(bulkhead, "zeta", "/stage/who") as others, visits(bulkhead, "acme", "/stage/who") as own:
        renew(bulkhead, "acme")

    new = keys.ring().fresh(bulkhead.clients["acme"].vault_id)
    assert (set(others), set(own) <= {200, AWAY}, own[-1]) == ({200}, True, 200)
    assert (new.key == old.key, old.database.exists()) == (False, False)


def test_what_was_acknowledged_before_between_and_after_is_there(serving: Serve) -> None:
    bulkhead = serving()
    vault_id = bulkhead.clients["acme"].vault_id
    acknowledged, over = [0], threading.Event()

    def write() -> None:
        while not over.is_set():
            acknowledged[0] += bulkhead.ask("acme", "/stage/ring")[0] == 200

    thread = threading.Thread(target=write)
    thread.start()
    assert eventually(lambda: acknowledged[0] > 3, within=20)
    for _ in range(3):
        renew(bulkhead, "acme")
    before_the_last = acknowledged[0]
    assert eventually(lambda: acknowledged[0] > before_the_last + 3, within=20)
    over.set()
    thread.join()
    close_stores()

    assert eventually(lambda: _rows(vault_id) >= 0, within=10)
    assert _rows(vault_id) == acknowledged[0]


def _rows(vault_id: object) -> int:
    try:
        with inside(vault_id):  # type: ignore[arg-type]  # an id.
            return OutboxEntry.objects.count()
    except VaultResting:
        return -1
