"""A system that lets a process have few open files: as many portals as it bears are open, and the rest is said once."""

import resource
import socket
from collections.abc import Iterator
from uuid import UUID

import pytest

from bulkhead.base.ids import uuid7
from bulkhead.config.processes import listeners
from bulkhead.config.processes.loop import Loop
from bulkhead.config.processes.options import Options
from bulkhead.config.processes.portals import Portals
from bulkhead.isolation import keys
from bulkhead.isolation.places import Places

CLIENTS, FEW = 30, 10


@pytest.fixture
def portals(data: Places) -> Iterator[Portals]:
    for number in range(CLIENTS):
        vault_id = uuid7()
        keys.ring().registry.reserve(vault_id, slug=f"client-{number}", wrapped_key=b"wrapped")
        keys.ring().registry.mark(vault_id, state="live")
    loop = Loop()
    one = Portals(loop, ring=keys.ring(), options=Options(), heard=_nobody)
    yield one
    one.close_all()
    loop.close()


def test_the_others_are_open_and_one_sentence_says_what_to_do(
    portals: Portals, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as lowest:
        most = lowest.fileno() + FEW + listeners.SPARE
    monkeypatch.setattr(resource, "getrlimit", lambda _: (most, most))

    said = portals.open_all()

    assert [words.partition(" now. ")[0] for words in said] == [f"{CLIENTS - FEW} portals have no address"]
    assert "Raise LimitNOFILE" in said[0]


def _nobody(_: UUID) -> None:
    return None
