"""A break-in at one client's portal finds nothing: no file, no process, no address.

What is tried stands in `probing`; beside it the same is tried where the seal is off, so that a test can fail.
"""

import json
import os
import pwd
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bulkhead.isolation.places import Places
from tests.processes.conftest import Serving, give_to
from tests.processes.ordinary import may_run
from tests.processes.pretended import SEAL
from tests.processes.probing.all import FOR_ROOT, NEEDED, PROBES
from tests.processes.probing.given import Given
from tests.processes.probing.others import REACHING
from tests.seals import needs_seal

Serve = Callable[..., Serving]
YAMA = Path("/proc/sys/kernel/yama/ptrace_scope")
CANARY = "Zeta is to be sold in March."
pytestmark = [needs_seal, pytest.mark.root]


@dataclass(frozen=True)
class User:
    """Who serves: None for whoever runs the tests."""

    uid: int | None

    @property
    def is_root(self) -> bool:
        return self.uid is None and os.getuid() == 0


@pytest.fixture(params=["root", "ordinary"])
def user(request: pytest.FixtureRequest) -> User:
    """Root, and somebody who is not; where the tests are not run as root, that is whoever runs them."""
    is_root = os.getuid() == 0
    if request.param == "root":
        if not is_root:
            pytest.skip("NOT RUN: this is not root -- sudo bin/test tests/processes")
        return User(None)
    if not is_root:
        return User(None)
    nobody = pwd.getpwnam("nobody").pw_uid
    if not may_run(nobody):
        pytest.skip("NOT RUN: an ordinary user cannot be had here -- bin/test tests/processes, run by one")
    return User(nobody)


def test_nothing_that_is_tried_from_inside_succeeds(serving: Serve, user: User, data: Places) -> None:
    told = _tried(serving, user, data)

    assert {name: told[name] for name in PROBES if told[name] != "refused"} == {}
    assert {name: told[name] for name in NEEDED if told[name] != "can"} == {}
    assert len(PROBES) == 85


def test_all_of_it_succeeds_where_the_seal_is_off(serving: Serve, user: User, data: Places) -> None:
    told = _tried(serving, user, data, **{SEAL: "off"})

    assert {name: told[name] for name in _possible(user) if told[name] != "can"} == {}


def _possible(user: User) -> list[str]:
    """What the system leaves open to this user without our seal."""
    for_root = [] if user.is_root else list(FOR_ROOT)
    is_shut_anyhow = not user.is_root and YAMA.exists() and YAMA.read_text().strip() != "0"
    reaching = list(REACHING) if is_shut_anyhow else []
    return [name for name in PROBES if name not in (*for_root, *reaching)]


def _tried(serving: Serve, user: User, data: Places, **environ: str) -> dict[str, str]:
    bulkhead = serving(user=user.uid, BULKHEAD_SOCKETS=str(data.run), **environ)
    bulkhead.ask("zeta", "/stage/who")
    given = _planted(bulkhead, user)
    told = bulkhead.ask("acme", "/stage/probes", method="POST", body=json.dumps(given.as_json()).encode())[1]
    outcomes: dict[str, str] = json.loads(told)
    return outcomes


def _planted(bulkhead: Serving, user: User) -> Given:
    """Files to take, and the name of everything there is."""
    own, foreign = (bulkhead.places.vault(bulkhead.clients[slug].folder) for slug in ("acme", "zeta"))
    for name in ("letter", "taken", "removed"):
        (foreign / f"{name}.txt").write_text(CANARY)
    (own / "given.txt").write_text("from Acme")
    (own / "planted").symlink_to(foreign / "letter.txt")
    with sqlite3.connect(foreign / "plain.db") as store:
        store.execute("CREATE TABLE letter (words TEXT)")
        store.execute("INSERT INTO letter VALUES (?)", [CANARY])
    store.close()
    if user.uid is not None:
        give_to(user.uid, folder=bulkhead.places.data)
    processes = bulkhead.processes()
    return Given(
        own=str(own),
        foreign=str(foreign),
        data=str(bulkhead.places.data),
        keys=str(bulkhead.places.keys),
        run=str(bulkhead.places.run),
        supervisor=processes["supervisor"],
        sibling=processes[bulkhead.clients["zeta"].vault_id.hex],
        address=_address(processes["supervisor"]),
        sibling_port=bulkhead.clients["zeta"].port,
        desk_port=bulkhead.desk_port,
        sibling_socket=str(bulkhead.places.run / "zeta.sock"),
    )


def _address(pid: int) -> int:
    """Where this process has something in its memory."""
    first = next(line for line in Path(f"/proc/{pid}/maps").read_text().splitlines() if " r" in line)
    return int(first.partition("-")[0], 16)
