"""Bulkhead serves at once, and brings its clients' stores up to date meanwhile; a locked one keeps nobody waiting."""

import signal
import sys
from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.isolation import keys, upgrades
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.places import Places
from bulkhead.isolation.rests import Rest
from tests.isolation.older import Older
from tests.processes.conftest import Serving, eventually, free_port, start
from tests.rig.stores import let_go

VAULTS = 6
LOCKED = "client-2"


@pytest.fixture
def locked(data: Places, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlcipher.Connection]:
    """Vaults of an earlier Bulkhead; one is kept locked by another program until it is let go."""
    older = Older.made(VAULTS, monkeypatch=monkeypatch)
    let_go()
    with closing(connect(keys.ring().vault(older.vaults[2]))) as raw:
        raw.execute("BEGIN IMMEDIATE")
        yield raw


@pytest.fixture
def serving(data: Places, locked: sqlcipher.Connection) -> Iterator[Serving]:
    port = free_port()
    clients = {placement.slug: placement for placement in keys.ring().registry.entries()}
    one = Serving(data, clients, port, start(data, port=port))
    assert one.supervisor.stdout is not None, "it is a pipe"
    assert one.supervisor.stdout.readline().startswith("The desk is at"), one.supervisor.communicate()
    yield one
    one.stop()
    sys.stderr.write("".join(one.supervisor.communicate()))  # shown beside a failure.


def test_all_but_the_locked_one_are_served_and_that_one_says_why(serving: Serving) -> None:
    others = [slug for slug in serving.clients if slug != LOCKED]

    assert eventually(lambda: {serving.ask(slug, "/stage/who")[0] for slug in others} == {200}, within=40)
    status, page = serving.ask(LOCKED, "/stage/who")
    assert (status, b"upgraded" in page) == (503, True)


def test_it_is_back_without_a_restart_once_it_is_free(serving: Serving, locked: sqlcipher.Connection) -> None:
    eventually(lambda: bool((last := upgrades.last(serving.places)) and last.finished), within=60)
    assert keys.ring().registry.resting() == {serving.clients[LOCKED].vault_id: Rest.UNFINISHED}

    locked.rollback()
    serving.supervisor.send_signal(signal.SIGHUP)  # else it is tried again after ten minutes.

    assert eventually(lambda: serving.ask(LOCKED, "/stage/who")[0] == 200, within=40)
    assert keys.ring().registry.resting() == {}
