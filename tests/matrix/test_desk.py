"""Every address of the desk × method × visitor × host × own, foreign and unknown words."""

from collections.abc import Callable

import pytest

from tests.matrix.expecting import BEFORE
from tests.matrix.surfaces import Surface
from tests.matrix.walk import Walk
from tests.rig.addresses import Address, addresses
from tests.rig.stores import Scene

EVERY = addresses("bulkhead.web.desk.urls")


@pytest.mark.parametrize("address", EVERY, ids=str)
def test_the_desk_shows_each_visitor_what_is_theirs_and_nothing_else(
    address: Address, the_desk: Surface, scene: Scene, record_property: Callable[[str, object], None]
) -> None:
    walk = Walk(the_desk, scene, address).whole()

    record_property("matrix", ["desk", walk.requests])
    assert (walk.faults, walk.failures) == ([], [])
    assert walk.reached or address.name in BEFORE, f"no visitor was let in at {address.pattern}: teach the matrix"


def test_every_address_of_the_desk_has_a_name_of_its_own() -> None:
    names = [address.name for address in EVERY]

    assert len(set(names)) == len(names)
    assert all(names)
