"""A new master key: one small file is sealed again, no store is touched, and no running process notices.

Three writes, each whole or not at all: the keyring with a slot for both keys, the file of the new key, the keyring with
the new slot alone. Whichever of them is the last before a crash, the key in its file opens the keyring.
"""

from dataclasses import replace
from pathlib import Path

from bulkhead.isolation import keyring, master, sealing
from bulkhead.isolation.errors import UnsafeKey
from bulkhead.isolation.keyring import fingerprint
from bulkhead.isolation.places import Places

KEYRING = "keyring"


def renew_master(places: Places, *, key: bytes, passphrase: str = "") -> bytes:
    """Put a fresh master key in the place of `key`, protected by the passphrase that is given; the new one.

    The key before opens nothing here any more; a keyring in a backup of its time it opens still.
    """
    keyring.opened(places, master=key)
    with keyring.alone(places):
        _forget_unfinished(places)
        bunch, fresh = keyring.opened_from(places.keyring, master=key), sealing.fresh_key()
        slot = keyring.fresh_slot(bunch, master=fresh)
        keyring.write(places, slots=[*keyring.slots(places.keyring), slot])
        master.write(places, key=fresh, passphrase=passphrase)
        keyring.write(places, slots=[slot])
    return fresh


def protect(places: Places, *, key: bytes, passphrase: str) -> None:
    """Seal the master key's file under a new passphrase, or leave it as it is where none is given."""
    keyring.opened(places, master=key)
    with keyring.alone(places):
        keyring.opened_from(places.keyring, master=key)  # it may have been replaced while we waited.
        master.write(places, key=key, passphrase=passphrase)


def renew_secret(places: Places, *, key: bytes) -> None:
    """A new secret for cookies and forms: everybody at the desk signs in again, once its processes have it."""
    keyring.opened(places, master=key)
    with keyring.alone(places):
        bunch = keyring.opened_from(places.keyring, master=key)
        if len(keyring.slots(places.keyring)) > 1:  # of a change that was cut off: the other key may be in force.
            raise UnsafeKey("The master key was changed meanwhile. Nothing was written; run the command again.")
        keyring.keep(places, bunch=replace(bunch, passing=sealing.fresh_key()), master=key)


def put_back(places: Places, *, key: bytes, passphrase: str = "", backup: Path | None = None) -> None:
    """Write a master key from its sheet into an empty keys folder.

    UnsafeKey when it does not open this data folder; or, where that is lost, no backup in the folder that is named.
    """
    if master.master_file(places).exists():
        raise UnsafeKey(f"There is a master key at {master.master_file(places)} already. Nothing was written.")
    if backup is None:
        prove(places, key=key)
    else:
        prove_by_backup(backup, key=key)
    master.write(places, key=key, passphrase=passphrase)


def prove(places: Places, *, key: bytes) -> None:
    """UnsafeKey unless this key opens this folder's list of vaults and every key in it. Writes nothing."""
    if places.keyring.exists():
        bunch = keyring.opened_from(places.keyring, master=key)
    elif places.registry.exists():
        bunch = keyring.Bunch.adopted(key)
    else:
        raise UnsafeKey(f"There is no practice in {places.data}. Name its folder with --data.")
    keyring.refuse_another(places, bunch=bunch)


def prove_by_backup(folder: Path, *, key: bytes) -> None:
    """UnsafeKey unless this key opens the keyring of a backup in a folder; where the data folder itself is lost."""
    found = sorted([*folder.glob(KEYRING), *folder.glob(f"*/{KEYRING}")], reverse=True)
    if not found:
        raise UnsafeKey(f"There is no backup in {folder}.")
    if not any(slot.opened(key) for path in found for slot in keyring.slots(path)):
        raise UnsafeKey(f"The sheet opens none of the {len(found)} backups in {folder}. Is it of their time?")


def settle(places: Places, *, found: master.Found) -> None:
    """Finish what a crash left of a change: the slot of a key that is not in force, and files that were never named.

    No slot goes when the key's file is another than the one that was read: another key may be in force by now.
    """
    if places.keyring.exists():
        with keyring.alone(places):
            _forget_unfinished(places)
            held = keyring.slots(places.keyring)
            own = [slot for slot in held if slot.fingerprint == fingerprint(found.key)]
            if own and own != held and master.lies_still(places, found=found):
                keyring.write(places, slots=own)


def _forget_unfinished(places: Places) -> None:
    master.forget_unfinished(places)
    keyring.forget_unfinished(places)
