"""Restoring: a backup takes the place of what was lost. Nothing passes between two stores: each gets its own back.

The practice's rows about a client follow from its vault as it stands after.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import DatabaseError, transaction

from bulkhead.base.clock import now
from bulkhead.crossings.project import project
from bulkhead.isolation import control, inside, keyring, keys, migrating, placing
from bulkhead.isolation.backing_up import destination, sets, staging
from bulkhead.isolation.backing_up.errors import BackupRefused, NoBackup
from bulkhead.isolation.backing_up.manifest import Contained
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.errors import UnsafeKey, WallError
from bulkhead.isolation.places import Places
from bulkhead.isolation.standstill import Rest, standstill
from bulkhead.practice.agenda.feeds import Feed
from bulkhead.practice.clients.models import Client, Opening
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.people.restored import Ended, settle_restored

WHO = Actor("worker", "Bulkhead")
FINISHED = "A restore that was cut off in its last step lay here ready. It is finished now; nothing else was restored."


@dataclass(frozen=True)
class Restored:
    """What was restored: of when, how many vaults, which are not in the backup, mail that is not sent any more.

    `before` is where the vault lies that was replaced. `is_ended_known`: who was removed since was kept out again.
    `is_other_key`: the key in use since is another one, and the one of the backup is in use again.
    """

    made_at: datetime
    vaults: int
    missing: Mapping[UUID, str]
    unsent: int
    before: Path | None = None
    is_ended_known: bool = False
    is_other_key: bool = False


def restore_all(named: Path, *, places: Places, master: bytes) -> Restored:
    """A whole backup into an empty data folder. BackupRefused for one that is not; BackupDamaged names the file."""
    if placing.finish_ready(places):
        raise BackupRefused(FINISHED)
    staging.refuse_used(places)
    folder, ring = _whole_set(named, places, master)
    at = staging.staging_folder(places)
    try:
        staged, contained = staging.stage(folder, ring=ring, at=at)
        with staging.as_ours(staged):
            migrating.migrate_practice()
            unsent = sum(_settle_vault(vault_id, contained) for vault_id in _brought_up(contained.vaults()))
            _settle_practice(contained)
        staging.declare_ready(staged)
    except BaseException:
        staging.clear(at)
        raise
    placing.place(places)
    return _told(contained, vaults=len(contained.vaults()), unsent=unsent)


def restore_client(client: Client, *, named: Path) -> Restored:
    """One client from the newest backup that has it, into the practice as it runs. The others notice nothing.

    What is there now is kept aside. NoBackup when no proven backup has this client.
    """
    ring = keys.ring()
    folder = _set_with(client.vault_id, named, ring)
    at = staging.staging_folder(ring.places, only=client.vault_id)
    try:
        staged, contained = staging.stage(folder, ring=ring, at=at, only=client.vault_id)
        staging.make_place(client.vault_id)
        with standstill(client.vault_id, why=Rest.RESTORE):
            ended = _ended_since(client)
            with staging.as_ours(staged):
                _brought_up([client.vault_id])
                unsent = _settle_vault(client.vault_id, contained, ended=ended)
            before, is_other_key = staging.swap(client.vault_id, staged=staged)
    finally:
        staging.clear(at)
    _follow(client, contained)
    told = _told(contained, vaults=1, unsent=unsent)
    return replace(told, before=before, is_ended_known=ended is not None, is_other_key=is_other_key)


def _whole_set(named: Path, places: Places, master: bytes) -> tuple[Path, keys.Ring]:
    """The newest whole set that was proven and that this master key opens, and the ring its keyring gives."""
    said: list[WallError] = []
    for folder in destination.chosen_sets(named):
        try:
            ring = keys.Ring(places, keyring.opened_from(folder / sets.KEYRING, master=master))
            found = sets.seen(folder, ring=ring)
        except UnsafeKey as error:  # made under another master key; an older one may be under this.
            said.append(error)
            continue
        if found.contained and found.contained.is_whole and found.proven_at:
            return folder, ring
        why_not = found.why_not or f"{folder} is of one client only."
        said.append(NoBackup(f"There is no whole and proven backup in {named}. {why_not}"))
    raise said[0]


def _set_with(vault_id: UUID, named: Path, ring: keys.Ring) -> Path:
    said: list[str] = []
    for folder in destination.chosen_sets(named):
        found = sets.seen(folder, ring=ring)
        if found.contained and found.proven_at and vault_id in found.contained.vaults():
            return folder
        said.append(found.why_not)
    raise NoBackup(" ".join(filter(None, (f"No proven backup in {named} has this client.", said[0]))))


def _brought_up(vaults: list[UUID]) -> list[UUID]:
    """Older backups are brought to today's schema before anybody sees them; a newer one is refused."""
    for vault_id in vaults:
        migrating.bring_up(vault_id)
    return vaults


def _settle_vault(vault_id: UUID, contained: Contained, *, ended: Ended | None = None) -> int:
    with inside(vault_id):
        return settle_restored(_moment(contained), by=WHO, ended=ended)


def _settle_practice(contained: Contained) -> None:
    """Every session, calendar address and open door of the practice is over."""
    with transaction.atomic():
        Session.objects.all().delete()
        UserSession.objects.all().delete()
        Feed.objects.filter(ended_at=None).update(ended_at=now(), content=None)
        Opening.objects.filter(left_at=None, until__gt=now()).update(left_at=now())
        words = f"The practice was restored from the backup of {_moment(contained):%d %B %Y, %H:%M} UTC."
        PracticeLine.append("practice.restored", by=WHO, words=words)


def _ended_since(client: Client) -> Ended | None:
    """None where what is there cannot be opened any more."""
    try:
        with inside(client):
            return Ended.standing()
    except (WallError, DatabaseError):
        return None


def _follow(client: Client, contained: Contained) -> None:
    """The practice's calendar, inbox and counts say what the vault says now."""
    words = f"{client} was restored from the backup of {_moment(contained):%d %B %Y, %H:%M} UTC."
    with transaction.atomic():
        Opening.objects.filter(client=client, left_at=None, until__gt=now()).update(left_at=now())
        PracticeLine.append("client.restored", by=WHO, words=words, subject=client.id)
    project(client)
    control.ring_worker(keys.ring().places.run, vault_id=client.vault_id)


def _moment(contained: Contained) -> datetime:
    return datetime.fromisoformat(contained.made_at)


def _told(contained: Contained, *, vaults: int, unsent: int) -> Restored:
    missing = {UUID(store): why for store, why in contained.failed.items()}
    return Restored(_moment(contained), vaults, missing, unsent)
