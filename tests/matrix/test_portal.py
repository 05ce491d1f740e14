"""Every address of a portal × method × visitor × host × own, foreign and unknown words; at both portals."""

from collections.abc import Callable

import pytest

from tests.matrix.surfaces import Surface
from tests.matrix.walk import Walk
from tests.rig.addresses import Address, addresses
from tests.rig.stores import Scene

EVERY = addresses("bulkhead.web.portal.urls")


@pytest.mark.parametrize("address", EVERY, ids=str)
def test_a_portal_shows_each_visitor_what_is_theirs_and_nothing_else(
    address: Address, the_portal: Surface, scene: Scene, record_property: Callable[[str, object], None]
) -> None:
    walk = Walk(the_portal, scene, address).whole()

    record_property("matrix", ["portal", walk.requests])
    assert (walk.faults, walk.failures) == ([], [])
    assert walk.reached, f"no visitor was let in at {address.pattern}: teach the matrix"


def test_every_address_of_a_portal_has_a_name_of_its_own() -> None:
    names = [address.name for address in EVERY]

    assert len(set(names)) == len(names)
    assert all(names)
