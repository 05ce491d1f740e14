"""The drill: an empty folder, the key, the backup; then all is there as it was, and nobody is signed in."""

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session as DeskSession
from django.core.management import call_command

from bulkhead.base.clock import now
from bulkhead.crossings.restoring import Restored, restore_all
from bulkhead.isolation import inside, keys, placing
from bulkhead.isolation.backing_up import staging
from bulkhead.isolation.backing_up.errors import BackupDamaged, BackupRefused, NoBackup
from bulkhead.isolation.backing_up.making import Made, make
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.errors import UnsafeKey, WallError
from bulkhead.isolation.keys import Ring
from bulkhead.isolation.places import Places
from bulkhead.practice.agenda.feeds import Feed as PracticeFeed
from bulkhead.practice.clients.models import Client, Opening
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.people.feeds import Feed
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.sessions import Session, SignIn
from bulkhead.vault.trail.models import OutboxEntry, VaultLine
from tests.backing_up.conftest import contents, files, rows
from tests.browse import desk_browser
from tests.cast import Cast

Open = Callable[[Path], Ring]
TOUCHED = {
    "vault_vaultline", "vault_session", "vault_signin", "vault_invitation", "vault_feed", "vault_challenge",
    "vault_outboxentry", "practice_practiceline", "practice_feed", "practice_opening", "django_session",
    "usersessions_usersession",
}  # fmt: skip


def restore(shelf: Path, places: Places) -> Restored:
    return restore_all(shelf, places=places, master=keys.load_master(places))


def untouched(told: dict[str, dict[str, tuple[int, str]]]) -> dict[str, dict[str, tuple[int, str]]]:
    """All but what a restore writes itself."""
    return {
        store: {name: kept for name, kept in tables.items() if name not in TOUCHED} for store, tables in told.items()
    }


def test_every_row_and_every_file_is_as_it_was(
    cast: Cast, backed_up: Made, shelf: Path, empty: Places, elsewhere: Open
) -> None:
    rows_before, files_before = rows(keys.ring()), files(keys.ring())

    restored = restore(shelf, empty)

    ring = elsewhere(empty.data)
    assert (restored.vaults, dict(restored.missing)) == (2, {})
    assert untouched(rows(ring)) == untouched(rows_before)
    assert sum(map(len, untouched(rows_before).values())) > 100
    assert files(ring) == files_before
    assert [path.name for path in empty.data.iterdir() if path.name.startswith("restoring")] == []


def test_the_logs_verify_and_say_that_they_were_restored(
    cast: Cast, backed_up: Made, shelf: Path, empty: Places, elsewhere: Open
) -> None:
    heads = {part: contents(keys.ring().vault(part)).head for part in backed_up.contained.vaults()}

    restore(shelf, empty)

    elsewhere(empty.data)
    said = f"{now():%d %B %Y}"
    for vault_id, head in heads.items():
        with inside(vault_id):
            assert VaultLine.verify() > head.number
            line = VaultLine.objects.get(number=head.number + 1)
            assert (line.act, line.previous, said in line.words) == ("restored", head.hash, True)
    assert PracticeLine.verify() == PracticeLine.objects.count()
    assert PracticeLine.objects.filter(act="practice.restored").count() == 1


def test_the_desk_serves_it_and_people_sign_in_anew(
    cast: Cast, backed_up: Made, shelf: Path, empty: Places, elsewhere: Open
) -> None:
    restore(shelf, empty)

    elsewhere(empty.data)
    answer = desk_browser(as_practitioner=cast.maren).get("/")
    assert answer.status == 200
    assert "Signal" in answer.text
    assert "Harbor" in answer.text


def test_sessions_links_invitations_and_addresses_of_before_are_dead(
    cast: Cast, desk: object, shelf: Path, empty: Places, elsewhere: Open
) -> None:
    with inside(cast.signal.client):
        dana = Person.objects.get(pk=cast.signal.sponsor)
        session = Session.start(dana, browser="Firefox")
        link, code = SignIn.ask(dana, nonce="n").mint()
        invitation = Invitation.write(dana, by=cast.maren.actor).mint()
        feed = Feed.begin(dana, instead_of=None)
    practice_feed = PracticeFeed.begin(cast.maren, instead_of=None)
    Opening.begin(practitioner=cast.maren, client=cast.signal.client)
    assert DeskSession.objects.count() > 0
    make(shelf)

    restored = restore(shelf, empty)

    elsewhere(empty.data)
    with inside(cast.signal.client):
        ways = [Session.of(session), SignIn.by_link(link), Invitation.waiting(invitation), Feed.of(feed)]
        assert ways == [None, None, None, None]
        assert not SignIn.objects.exclude(code_hash="").exists()
        assert not OutboxEntry.objects.filter(done_at=None, kind__startswith="mail.").exists()
    assert PracticeFeed.of(practice_feed) is None
    assert DeskSession.objects.count() == 0
    assert Opening.standing(practitioner=cast.maren, client=Client.objects.get(slug="signal")) is None
    assert restored.unsent > 0
    assert code


def test_of_several_the_newest_proven_one_is_taken(
    cast: Cast, backed_up: Made, shelf: Path, empty: Places, elsewhere: Open
) -> None:
    PracticeLine.append("said", by=cast.maren.actor, words="After the first backup.")
    make(shelf)
    third = make(shelf)
    (third.folder / "proven").unlink()

    restore(shelf, empty)

    elsewhere(empty.data)
    assert PracticeLine.objects.filter(words="After the first backup.").exists()


def test_one_of_an_older_version_is_brought_up_to_date(cast: Cast, shelf: Path, empty: Places, elsewhere: Open) -> None:
    from bulkhead.isolation import schema

    with schema.any_schema(), inside(cast.signal.client):
        call_command("migrate", "vault", "0011", database="vault", verbosity=0)
    make(shelf)

    restore(shelf, empty)

    ring = elsewhere(empty.data)
    applied = contents(ring.vault(cast.signal.client.id)).schema
    assert {name for name in applied if name.startswith("vault.")} == {f"vault.{name}" for name in schema.KNOWN}


def test_one_of_a_newer_version_is_refused_and_nothing_is_left(cast: Cast, shelf: Path, empty: Places) -> None:
    raw = connect(keys.ring().vault(cast.signal.client.id))
    raw.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('vault', '9999_later', '2030-01-01')")
    raw.close()
    make(shelf)

    with pytest.raises(WallError, match="newer Bulkhead"):
        restore(shelf, empty)

    assert sorted(path.name for path in empty.data.iterdir()) == ["keys"]


def test_a_damaged_one_is_refused_and_nothing_is_left(backed_up: Made, shelf: Path, empty: Places) -> None:
    next(backed_up.folder.rglob("vault.db")).write_bytes(b"noise")

    with pytest.raises(BackupDamaged, match=r"vault\.db"):
        restore(shelf, empty)

    assert sorted(path.name for path in empty.data.iterdir()) == ["keys"]


def test_the_wrong_key_is_told(backed_up: Made, shelf: Path, empty: Places) -> None:
    (empty.keys / "master").write_bytes(os.urandom(32))

    with pytest.raises(UnsafeKey, match="does not open"):
        restore(shelf, empty)


def test_a_folder_with_a_practice_in_it_is_refused(backed_up: Made, shelf: Path) -> None:
    places = keys.ring().places

    with pytest.raises(BackupRefused, match="is there already"):
        restore(shelf, places)

    assert Client.objects.count() == 2


def test_a_folder_without_backups_is_told(empty: Places, cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(NoBackup, match="There is no backup in"):
        restore(tmp_path, empty)


def test_one_of_one_client_is_no_whole_one(cast: Cast, shelf: Path, empty: Places) -> None:
    make(shelf, only=cast.signal.client.id)

    with pytest.raises(NoBackup, match="of one client only"):
        restore(shelf, empty)


def test_what_was_cut_off_before_it_was_whole_is_begun_again(
    backed_up: Made, shelf: Path, empty: Places, elsewhere: Open
) -> None:
    half = empty.data / placing.STAGED
    shutil.copytree(backed_up.folder / "practice", half / "practice")
    with pytest.raises(placing.HalfRestored, match="cut off"):
        placing.finish(empty)

    restore(shelf, empty)

    assert len(elsewhere(empty.data).registry.entries()) == 2


class Cut(BaseException):
    """Power, say."""


@pytest.mark.parametrize("steps", range(6))
def test_what_was_cut_off_in_its_last_step_is_finished_by_the_next_start(
    backed_up: Made, shelf: Path, empty: Places, elsewhere: Open, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    def few(source: Path, target: Path) -> None:
        if source.name in placing.ORDER and len(done) == steps:
            raise Cut
        done.extend([source] if source.name in placing.ORDER else [])
        real(source, target)

    done: list[Path] = []
    real = os.rename
    with monkeypatch.context() as patched:
        patched.setattr("bulkhead.isolation.placing.os.rename", few)
        if steps < len(placing.ORDER):
            with pytest.raises(Cut):
                restore(shelf, empty)
        else:
            restore(shelf, empty)

    assert placing.finish(empty) is (steps < len(placing.ORDER))
    ring = elsewhere(empty.data)
    assert len(ring.registry.entries()) == 2
    assert contents(ring.practice()).head.number > 0


def test_it_takes_no_longer_than_it_must(backed_up: Made, shelf: Path, empty: Places) -> None:
    began = now()

    restore(shelf, empty)

    assert now() - began < timedelta(seconds=30)
    assert staging.staging_folder(empty).exists() is False
