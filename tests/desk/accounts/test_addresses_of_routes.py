"""Addresses are put together faster than Django does it, and exactly as Django does it."""

import re

import pytest
from django.urls import NoReverseMatch, reverse

from bulkhead.web.ui.addresses import address_of
from tests.browse import Browser
from tests.matrix.filling import unknown
from tests.rig.addresses import Address, addresses

DESK = addresses("bulkhead.web.desk.urls")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def words_for(address: Address) -> list[str]:
    return [unknown(slot.converter) for slot in address.slots]


@pytest.mark.parametrize("address", DESK, ids=str)
def test_every_route_has_the_address_that_django_gives_it(address: Address) -> None:
    words = words_for(address)

    assert address_of(address.name, *words) == reverse(address.name, args=words)


@pytest.mark.parametrize("words", [[], ["signal", "harbor"]])
def test_a_number_of_words_that_no_route_has_is_an_error(words: list[str]) -> None:
    with pytest.raises(NoReverseMatch):
        address_of("client", *words)


def test_a_name_that_no_route_has_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        address_of("campaign")


def test_the_forms_of_a_page_share_one_token(desk: Browser) -> None:
    tokens = TOKEN.findall(desk.get("/account/").text)

    assert len(tokens) > 1
    assert len(set(tokens)) == 1
