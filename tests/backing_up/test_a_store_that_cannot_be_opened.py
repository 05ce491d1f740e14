"""A client's store that is damaged, another's or gone is named and set apart; the others serve on."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bulkhead.base.facts import BAD, GOOD
from bulkhead.crossings.restoring import restore_client
from bulkhead.isolation import inside, keys
from bulkhead.isolation.backing_up.making import make
from bulkhead.isolation.errors import VaultMissing, WallError, WrongVaultFile
from bulkhead.isolation.facts import quarantine
from bulkhead.isolation.rests import Rest
from bulkhead.practice.clients.models import Opening
from bulkhead.vault.people.models import Person
from tests.browse import Browser
from tests.cast import Cast, Member
from tests.conftest import close_stores

Portal = Callable[..., Browser]


def place(member: Member) -> Path:
    return keys.ring().vault(member.client.id).database


def damaged(cast: Cast) -> None:
    content = bytearray(place(cast.signal).read_bytes())
    content[100] ^= 1
    place(cast.signal).write_bytes(content)


def cut_short(cast: Cast) -> None:
    place(cast.signal).write_bytes(place(cast.signal).read_bytes()[:700])


def another_clients(cast: Cast) -> None:
    shutil.copyfile(place(cast.harbor), place(cast.signal))


def gone(cast: Cast) -> None:
    place(cast.signal).unlink()


HARMS = [damaged, cut_short, another_clients, gone]


@pytest.mark.parametrize("harm", HARMS)
def test_it_is_set_apart_with_a_named_error_and_the_others_serve_on(
    cast: Cast, desk: Browser, portal_of: Portal, harm: Callable[[Cast], None]
) -> None:
    for client in (cast.signal.client, cast.harbor.client):
        Opening.begin(practitioner=cast.maren, client=client)
    close_stores()
    harm(cast)

    refused, served = desk.get("/in/signal/"), desk.get("/in/harbor/")

    assert (refused.status, served.status) == (503, 200)
    assert Rest.DAMAGED.words.replace("’", "&#39;").split(":")[0] in refused.text
    assert keys.ring().registry.resting() == {cast.signal.client.id: "damaged"}
    assert quarantine.facts(keys.ring().places)[0].kind == BAD
    assert desk.get("/").status == 200
    with pytest.raises(WallError), inside(cast.signal.client):
        Person.objects.count()


def test_its_portal_says_so_and_names_nobody(cast: Cast, portal_of: Portal) -> None:
    close_stores()
    damaged(cast)

    answer = portal_of(cast.signal.client).get("/sign-in/")

    assert answer.status == 503
    assert "Signal" not in answer.text


def test_nothing_is_written_to_it(cast: Cast, desk: Browser) -> None:
    close_stores()
    another_clients(cast)
    before = place(cast.signal).read_bytes()

    with pytest.raises(WrongVaultFile), inside(cast.signal.client):
        Person.objects.count()

    assert place(cast.signal).read_bytes() == before


def test_a_store_without_its_file_is_missing(cast: Cast) -> None:
    close_stores()
    gone(cast)

    with pytest.raises(VaultMissing), inside(cast.signal.client):
        Person.objects.count()


def test_a_restore_brings_it_back(cast: Cast, desk: Browser, shelf: Path) -> None:
    make(shelf)
    close_stores()
    damaged(cast)
    desk.get("/in/signal/")

    restore_client(cast.signal.client, named=shelf)

    with inside(cast.signal.client):
        assert Person.objects.count() == 2
    assert quarantine.facts(keys.ring().places)[0].kind == GOOD
