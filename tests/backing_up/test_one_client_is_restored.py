"""One client comes back from a backup while the practice goes on; the others notice nothing."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bulkhead.crossings.project import project
from bulkhead.crossings.restoring import restore_client
from bulkhead.isolation import gate, inside, keys
from bulkhead.isolation.backing_up.errors import BackupDamaged, NoBackup
from bulkhead.isolation.backing_up.making import Made, make
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.errors import WallError
from bulkhead.practice.agenda.models import CalendarEntry
from bulkhead.practice.clients.models import Opening
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.engagement.models import StatusSentence
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.passkeys import Passkey
from bulkhead.vault.people.sessions import Session
from bulkhead.vault.trail.models import VaultLine
from tests.backing_up.conftest import contents, rows
from tests.browse import Browser
from tests.cast import Cast
from tests.conftest import close_stores


def said(cast: Cast) -> list[str]:
    with inside(cast.signal.client):
        return list(StatusSentence.objects.order_by("written_at").values_list("words", flat=True))


def test_it_is_as_it_was_and_the_others_are_untouched(cast: Cast, backed_up: Made, shelf: Path) -> None:
    before, harbor = said(cast), rows(keys.ring())[cast.harbor.client.id.hex]
    place = keys.ring().vault(cast.harbor.client.id)
    with inside(cast.signal.client):
        StatusSentence.write("Written since.", by=cast.maren.actor)

    restored = restore_client(cast.signal.client, named=shelf)

    assert said(cast) == before
    assert restored.vaults == 1
    assert rows(keys.ring())[cast.harbor.client.id.hex] == harbor
    assert keys.ring().fresh(cast.harbor.client.id) == place
    assert keys.ring().registry.resting() == {}


def test_its_log_says_so_and_verifies(cast: Cast, backed_up: Made, shelf: Path) -> None:
    head = contents(keys.ring().vault(cast.signal.client.id)).head

    restore_client(cast.signal.client, named=shelf)

    with inside(cast.signal.client):
        line = VaultLine.objects.get(act="restored")
        assert (line.number, line.previous) == (head.number + 1, head.hash)
        assert VaultLine.verify() == line.number
    assert PracticeLine.objects.filter(act="client.restored", subject=cast.signal.client.id).count() == 1


def test_nobody_is_signed_in_any_more(
    cast: Cast, backed_up: Made, shelf: Path, desk: Browser, portal_of: Callable[..., Browser]
) -> None:
    with inside(cast.signal.client):
        person = Person.objects.get(pk=cast.signal.sponsor)
        token = Session.start(person, browser="Firefox")
    Opening.begin(practitioner=cast.maren, client=cast.signal.client)
    make(shelf)

    restore_client(cast.signal.client, named=shelf)

    with inside(cast.signal.client):
        assert Session.of(token) is None
    assert Opening.standing(practitioner=cast.maren, client=cast.signal.client) is None
    assert desk.get("/").status == 200


def test_who_was_removed_since_stays_removed(cast: Cast, backed_up: Made, shelf: Path) -> None:
    with inside(cast.signal.client):
        dana = Person.objects.get(pk=cast.signal.sponsor)
        kept = {"name": "Phone", "credential": b"key", "host": "signal.localhost", "counter": 0}
        Passkey.add(dana, credential_id=b"lost", **kept)  # type: ignore[arg-type]  # the rest of its columns.
    make(shelf)
    with inside(cast.signal.client):
        Person.objects.get(pk=cast.signal.board).remove(by=cast.maren.actor)
        Passkey.objects.get().end(by=dana.actor)

    restore_client(cast.signal.client, named=shelf)

    with inside(cast.signal.client):
        assert list(Person.present().values_list("pk", flat=True)) == [cast.signal.sponsor]
        assert Passkey.alive().count() == 0


def test_the_practices_calendar_follows(cast: Cast, backed_up: Made, shelf: Path) -> None:
    with inside(cast.signal.client):
        due = Deliverable.objects.get(pk=cast.signal.deliverable).due_on
        Deliverable.plan("Planned since", kind="plan", due_on=due, by=cast.maren.actor)
    project(cast.signal.client)
    assert CalendarEntry.objects.filter(client=cast.signal.client).count() == 2

    restore_client(cast.signal.client, named=shelf)

    assert CalendarEntry.objects.filter(client=cast.signal.client).count() == 1


def test_what_was_there_before_is_kept_aside_sealed(cast: Cast, backed_up: Made, shelf: Path) -> None:
    key = keys.ring().vault(cast.signal.client.id).key

    restored = restore_client(cast.signal.client, named=shelf)

    assert restored.before is not None
    aside = keys.Opened(cast.signal.client.id, restored.before / "vault.db", restored.before / "blobs", key)
    assert contents(aside).head.number > 0


def broken(folder: Path) -> None:
    (folder / "vault.db").write_bytes(b"noise" * 500)


def gone(folder: Path) -> None:
    shutil.rmtree(folder)


@pytest.mark.parametrize("harm", [broken, gone])
def test_a_client_whose_store_is_broken_or_gone_comes_back(
    cast: Cast, backed_up: Made, shelf: Path, harm: Callable[[Path], None]
) -> None:
    before = said(cast)
    close_stores()
    harm(keys.ring().vault(cast.signal.client.id).database.parent)
    with pytest.raises(WallError):
        said(cast)

    restore_client(cast.signal.client, named=shelf)

    assert said(cast) == before


def test_the_newest_proven_one_that_has_this_client_is_taken(cast: Cast, backed_up: Made, shelf: Path) -> None:
    with inside(cast.signal.client):
        StatusSentence.write("In the second.", by=cast.maren.actor)
    make(shelf, only=cast.signal.client.id)
    make(shelf, only=cast.harbor.client.id)

    restore_client(cast.signal.client, named=shelf)

    assert said(cast)[-1] == "In the second."


def test_a_backup_without_this_client_is_told(cast: Cast, shelf: Path) -> None:
    make(shelf, only=cast.harbor.client.id)

    with pytest.raises(NoBackup, match="has this client"):
        restore_client(cast.signal.client, named=shelf)


def test_a_damaged_one_changes_nothing(cast: Cast, backed_up: Made, shelf: Path) -> None:
    before = keys.ring().fresh(cast.signal.client.id)
    folder = backed_up.folder / "vaults" / before.database.parent.name
    (folder / "vault.db").write_bytes(b"noise")

    with pytest.raises(BackupDamaged):
        restore_client(cast.signal.client, named=shelf)

    assert keys.ring().fresh(cast.signal.client.id) == before
    assert list(keys.ring().places.backups.glob(".part-*")) == []


def test_one_of_a_newer_version_changes_nothing(cast: Cast, shelf: Path) -> None:
    ring = keys.ring()
    with closing(connect(ring.vault(cast.signal.client.id))) as raw:
        raw.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('vault', '9999_later', '2030-01-01')")
    make(shelf)
    with closing(connect(ring.vault(cast.signal.client.id))) as raw:
        raw.execute("DELETE FROM django_migrations WHERE name = '9999_later'")
    before = ring.fresh(cast.signal.client.id)

    with pytest.raises(WallError, match="newer Bulkhead"):
        restore_client(cast.signal.client, named=shelf)

    assert ring.fresh(cast.signal.client.id) == before
    assert said(cast)


class Cut(BaseException):
    """Power, say."""


@pytest.mark.parametrize("after", ["rename", "move"])
def test_cut_off_in_the_middle_of_the_switch_it_is_the_old_or_the_new(
    cast: Cast, backed_up: Made, shelf: Path, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    def cut(*_: object, **__: object) -> None:
        raise Cut

    with inside(cast.signal.client):
        StatusSentence.write("Written since.", by=cast.maren.actor)
    with monkeypatch.context() as patched:
        patched.setattr(keys.ring().registry, "move", cut) if after == "rename" else patched.setattr(gate, "close", cut)
        with pytest.raises(Cut):
            restore_client(cast.signal.client, named=shelf)

    assert ("Written since." in said(cast)) is (after == "rename")
