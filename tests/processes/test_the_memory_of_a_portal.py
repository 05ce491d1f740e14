"""All that a portal's process has in its memory: its own key, and no other."""

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from bulkhead.isolation import keys
from tests.processes.conftest import Serving, eventually

Serve = Callable[..., Serving]
AWAKE_ALWAYS = 4  # supervisor, desk, worker and the parent of portals.
pytestmark = [
    pytest.mark.root,
    pytest.mark.skipif(os.getuid() != 0, reason="NOT RUN: this is not root -- sudo bin/test tests/processes"),
]


def test_no_key_but_its_own_is_anywhere_in_its_memory_and_none_in_that_of_its_parent(serving: Serve) -> None:
    bulkhead = serving()
    for slug in ("zeta", "acme", "zeta"):
        bulkhead.ask(slug, "/stage/ring")
    found = _found(bulkhead, "acme")

    assert (found, _among(bulkhead, bulkhead.processes()["warm"])) == ({"acme"}, set())


def test_a_portal_that_slept_and_woke_holds_no_more(serving: Serve) -> None:
    bulkhead = serving(idle=0.5)
    for slug in ("acme", "zeta"):
        bulkhead.ask(slug, "/stage/ring")
    slept = eventually(lambda: len(bulkhead.processes()) == AWAKE_ALWAYS, within=5)
    found = _found(bulkhead, "zeta")

    assert (slept, found) == (True, {"zeta"})


def _found(bulkhead: Serving, slug: str) -> set[str]:
    """Looked at while it stands still, or it might fall asleep meanwhile."""
    bulkhead.ask(slug, "/stage/ring")
    pid = bulkhead.processes()[bulkhead.clients[slug].vault_id.hex]
    os.kill(pid, signal.SIGSTOP)
    try:
        return _among(bulkhead, pid)
    finally:
        os.kill(pid, signal.SIGCONT)


def _among(bulkhead: Serving, pid: int) -> set[str]:
    """Whose keys are in this process, as they are and as they are written."""
    needles = _keys(bulkhead)
    found = set[str]()
    for piece in _memory(pid):
        found |= {name for name, key in needles.items() if key in piece or key.hex().encode() in piece}
    return found


def _keys(bulkhead: Serving) -> dict[str, bytes]:
    own = {slug: keys.ring().vault(client.vault_id).key for slug, client in bulkhead.clients.items()}
    return {**own, **asdict(keys.ring().bunch), "master": keys.load_master(bulkhead.places)}


def _memory(pid: int) -> Iterator[bytes]:
    """Every readable region whole, so that nothing is cut in two."""
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            bounds, rights, *_ = line.split()
            start, end = (int(bound, 16) for bound in bounds.split("-"))
            if "r" in rights and "[v" not in line:
                memory.seek(start)
                yield memory.read(end - start)
