"""A new key for a client, and a client from its backup: of what another client has, nothing is there afterwards."""

import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bulkhead.crossings.rekey import renew_key
from bulkhead.crossings.restoring import restore_client
from bulkhead.isolation import inside, keys
from bulkhead.isolation.backing_up.making import make
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.deliverables.models import Blob
from tests.browse import Browser
from tests.cast import HARBOR_CANARY, SIGNAL_CANARY, Cast, Member
from tests.conftest import MEMORY

Portals = Callable[..., Browser]
Again = Callable[[Client, Cast], None]


def give_a_new_key(client: Client, cast: Cast) -> None:
    renew_key(client, by=cast.maren.actor, told=lambda done, of: None)


def restore_from_its_backup(client: Client, cast: Cast) -> None:
    with tempfile.TemporaryDirectory(prefix="bulkhead-backups-", dir=MEMORY) as shelf:
        make(Path(shelf) / "shelf")
        restore_client(client, named=Path(shelf) / "shelf")


AGAIN = [give_a_new_key, restore_from_its_backup]


def stored(member: Member) -> bytes:
    """All that one vault holds: every row and every sealed file in the clear, and its folder as it lies on the disk."""
    place = keys.ring().fresh(member.client.id)
    with closing(connect(place)) as raw:
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
        rows = repr([raw.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables]).encode()
    files = b"".join(path.read_bytes() for path in place.database.parent.rglob("*") if path.is_file())
    with inside(member.client):
        clear = b"".join(b"".join(vault_blobs().read(blob.pk)) for blob in Blob.objects.all())
    return rows + files + clear


def pages(member: Member, portal_of: Portals) -> bytes:
    """What a sponsor reads at the portal."""
    sponsor = portal_of(member.client, as_person=member.sponsor)
    paths = ("/", f"/delivered/{member.delivery}/", "/opened/", "/safety/", "/doors/", "/me/")
    answers = [sponsor.get(path) for path in paths]
    assert [answer.status for answer in answers] == [200] * len(paths)
    return b"".join(answer.content for answer in answers)


@pytest.mark.parametrize("again", AGAIN)
def test_what_is_one_clients_alone_is_nowhere_at_the_other(cast: Cast, portal_of: Portals, again: Again) -> None:
    for member in (cast.signal, cast.harbor):
        again(member.client, cast)

    signal = stored(cast.signal) + pages(cast.signal, portal_of)
    harbor = stored(cast.harbor) + pages(cast.harbor, portal_of)

    assert found(signal, HARBOR_CANARY, "harborclinics", "Alan Frost") == (0, 0, 0)
    assert found(harbor, SIGNAL_CANARY, "signalfoundry", "Dana Whitfield") == (0, 0, 0)
    assert min(found(signal, SIGNAL_CANARY, "signalfoundry", "Dana Whitfield")) > 0
    assert min(found(harbor, HARBOR_CANARY, "harborclinics", "Alan Frost")) > 0


@pytest.mark.parametrize("again", AGAIN)
def test_the_practice_hears_that_it_happened_and_no_word_of_what_lies_there(cast: Cast, again: Again) -> None:
    count = PracticeLine.objects.count()

    again(cast.signal.client, cast)

    said = list(PracticeLine.objects.order_by("number").values_list("words", flat=True))[count:]
    assert len(said) == 1
    assert found(said[0].encode(), SIGNAL_CANARY, HARBOR_CANARY) == (0, 0)


def found(everything: bytes, *words: str) -> tuple[int, ...]:
    return tuple(everything.lower().count(word.lower().encode()) for word in words)
