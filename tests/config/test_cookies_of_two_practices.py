"""Cookies ignore ports: two practices on one machine keep theirs apart by name, or each would sign the other out."""

import re
import shutil
from collections.abc import Iterator

import pytest

from bulkhead.config.shared import own_cookie
from bulkhead.isolation import keys
from tests.conftest import new_folder


@pytest.fixture
def names() -> Iterator[list[str]]:
    """What two practices, the first one twice, call the cookie of the desk."""
    folders = [new_folder(), new_folder()]
    made = []
    for places in (*folders, folders[0]):
        keys.install(keys.Ring(places, keys.load_master(places, create=True)))
        made.append(own_cookie("__Host-desk"))
    yield made
    for places in folders:
        shutil.rmtree(places.data)


def test_two_practices_have_cookies_of_two_names_and_each_keeps_its_own(names: list[str]) -> None:
    one, other, again = names

    assert (one != other, one == again) == (True, True)


def test_the_name_still_binds_it_to_the_host(names: list[str]) -> None:
    assert [bool(re.fullmatch(r"__Host-desk-[0-9a-f]{8}", name)) for name in names] == [True] * 3


def test_the_name_gives_nothing_of_another_secret_away(names: list[str]) -> None:
    assert names[2].rpartition("-")[2] not in keys.ring().secret(b"django")
