"""A client comes into being whole; one that was cut off is gone after the next start, and its address is free."""

import os
import signal
from collections.abc import Callable
from pkgutil import resolve_name

import pytest

from bulkhead.crossings.provision import Wanted, add_client, take_back_unfinished
from bulkhead.isolation import inside, keys
from bulkhead.isolation.places import Places
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.engagement.models import Profile
from tests.cast import Cast
from tests.rig.stores import let_go

WANTED = Wanted("Acme", "acme", 45, "Acme", "Acme Holdings", terms=(("person", "Wile Ettore"),))
POINTS = (
    "bulkhead.crossings.provision.replace_terms",
    "bulkhead.crossings.provision.lifecycle.create_vault",
    "bulkhead.isolation.lifecycle._make",
    "bulkhead.isolation.lifecycle.stamp",
    "bulkhead.isolation.registry.Registry.mark",
    "bulkhead.crossings.provision._introduce",
    "bulkhead.crossings.provision._write_profile",
    "bulkhead.crossings.provision.VaultLine.append",
    "bulkhead.crossings.provision.PracticeLine.append",
)


def killed(act: Callable[[], object], *, at: str) -> int:
    """Done in a process that kills itself at one point; the signal that ended it."""
    let_go()
    child = os.fork()
    if child == 0:
        place, _, name = at.rpartition(".")
        setattr(resolve_name(place), name, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
        try:
            act()
        finally:
            os._exit(1)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("point", POINTS)
def test_a_client_whose_making_was_cut_off_is_gone_and_can_be_added_again(cast: Cast, data: Places, point: str) -> None:
    ended = killed(lambda: add_client(WANTED, lead=cast.maren), at=point)

    take_back_unfinished()
    left = (
        Client.objects.filter(slug="acme").count(),
        len(keys.ring().registry.entries()),
        len(list((data.data / "vaults").iterdir())),
    )
    client = add_client(WANTED, lead=cast.maren)
    with inside(client):
        introduced = Profile.only().display_name

    assert (ended, left) == (signal.SIGKILL, (0, 2, 2))
    assert (Client.objects.get(slug="acme").state, introduced, PracticeLine.verify() > 0) == ("live", "Acme", True)


def test_a_start_takes_back_nothing_that_is_whole(cast: Cast) -> None:
    assert take_back_unfinished() == 0
    assert sorted(Client.objects.values_list("slug", "state")) == [("harbor", "live"), ("signal", "live")]
