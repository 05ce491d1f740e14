"""Which vaults there are, where each lies and its wrapped key: a small sealed file of its own.

The supervisor reads it without Django; a portal never can. A later engine adds a server to the placement.
"""

import contextlib
import itertools
import os
import secrets
import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.isolation.errors import RegistryBusy, SlugTaken, UnsafeKey, VaultBusy, VaultMissing
from bulkhead.isolation.living import lives, mark_of
from bulkhead.isolation.places import Places

PORTS = range(8100, 9000)
HIGH_PORTS = range(20000, 32768)
HIGHEST_PORTS = range(32768, 60000)  # a system lends these to its outgoing connections too, so they come last.
TRIES = 50
PATIENCE = 5.0  # seconds to wait for another process.
TABLE = """CREATE TABLE IF NOT EXISTS placement (
    vault_id BLOB PRIMARY KEY, folder TEXT NOT NULL UNIQUE, slug TEXT NOT NULL UNIQUE, port INTEGER NOT NULL UNIQUE,
    state TEXT NOT NULL, wrapped_key BLOB NOT NULL) WITHOUT ROWID"""
NOTES = """CREATE TABLE IF NOT EXISTS resting (
    vault_id BLOB PRIMARY KEY, why TEXT NOT NULL, process INTEGER NOT NULL) WITHOUT ROWID"""
MARKS = "CREATE TABLE IF NOT EXISTS at_work (process INTEGER PRIMARY KEY, mark TEXT NOT NULL)"
COLUMNS = "vault_id, folder, slug, port, state, wrapped_key"


@dataclass(frozen=True)
class Placement:
    """Where one vault lies and under which address its portal answers. `state`: making, live or closed."""

    vault_id: UUID
    folder: str
    slug: str
    port: int
    state: str
    wrapped_key: bytes


class Registry:
    """The sealed list of vaults of one data folder."""

    def __init__(self, places: Places, key: bytes) -> None:
        self._path = places.registry
        self._key = key

    def entries(self) -> list[Placement]:
        """Every vault, in no order that means anything."""
        with self._open() as store:
            return [_placement(row) for row in store.execute(f"SELECT {COLUMNS} FROM placement ORDER BY folder")]

    def in_state(self, state: str) -> list[Placement]:
        """Those of one state; unlike `entries` it costs little where they are few among many."""
        with self._open() as store:
            rows = store.execute(f"SELECT {COLUMNS} FROM placement WHERE state = ?", [state])
            return [_placement(row) for row in rows]

    def placement(self, vault_id: UUID) -> Placement:
        """Where one vault lies; VaultMissing when no such vault was ever made here."""
        with self._open() as store:
            row = store.execute(f"SELECT {COLUMNS} FROM placement WHERE vault_id = ?", [vault_id.bytes]).fetchone()
        if row is None:
            raise VaultMissing("no such vault in this data folder")
        return _placement(row)

    def reserve(self, vault_id: UUID, *, slug: str, wrapped_key: bytes) -> Placement:
        """A new place with a random folder and a random free port, in state `making`; SlugTaken for a double slug."""
        with self._open() as store:
            if store.execute("SELECT 1 FROM placement WHERE slug = ?", [slug]).fetchone():
                raise SlugTaken(f"“{slug}” is the address of another client; choose another one.")
            port = _free_port(store)
            row = (vault_id.bytes, secrets.token_hex(12), slug, port, "making", wrapped_key)
            store.execute(f"INSERT INTO placement ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", row)
        return _placement(row)

    def mark(self, vault_id: UUID, *, state: str) -> None:
        """Move one placement to another state."""
        with self._open() as store:
            store.execute("UPDATE placement SET state = ? WHERE vault_id = ?", [state, vault_id.bytes])

    def forget(self, vault_id: UUID) -> None:
        """Drop a place whose making failed."""
        with self._open() as store:
            store.execute("DELETE FROM placement WHERE vault_id = ?", [vault_id.bytes])

    def move(self, vault_id: UUID, *, folder: str, wrapped_key: bytes) -> None:
        """Say at once that a vault lies in another folder, under another key; what lies there must be durable."""
        with self._open() as store:
            row = [folder, wrapped_key, vault_id.bytes]
            store.execute("UPDATE placement SET folder = ?, wrapped_key = ? WHERE vault_id = ?", row)

    def adopt(self, placements: Iterable[Placement]) -> None:
        """Write down vaults as another list has them: that of a backup, or the one a backup is made of."""
        with self._open() as store:
            rows = [
                (one.vault_id.bytes, one.folder, one.slug, one.port, one.state, one.wrapped_key) for one in placements
            ]
            store.executemany(f"INSERT INTO placement ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", rows)

    def resting(self) -> dict[UUID, str]:
        """Which vaults nobody may enter now, and why."""
        with self._open() as store:
            rows = store.execute("SELECT vault_id, why FROM resting")
            return {UUID(bytes=vault_id): why for vault_id, why in rows}

    def rest(self, vault_ids: Iterable[UUID], *, why: str, process: int) -> None:
        """Note that nobody may enter these. `process` is who works on them, 0 while they wait for it.

        VaultBusy, and nothing is noted, when another living process works on one of them.
        """
        with self._open() as store:
            _sign(store, process)
            marks = _marks(store)
            for vault_id in vault_ids:
                found = store.execute("SELECT process FROM resting WHERE vault_id = ?", [vault_id.bytes]).fetchone()
                if found and found[0] not in (0, process) and lives(found[0], mark=marks[found[0]]):
                    raise VaultBusy("Somebody works on this client as a whole just now. Try again when that is done.")
                store.execute("INSERT OR REPLACE INTO resting VALUES (?, ?, ?)", [vault_id.bytes, why, process])

    def rouse(self, vault_ids: Iterable[UUID]) -> None:
        """Take the notes away: these may be entered again."""
        with self._open() as store:
            store.executemany("DELETE FROM resting WHERE vault_id = ?", [[vault_id.bytes] for vault_id in vault_ids])

    def rouse_the_abandoned(self) -> None:
        """Take away the notes of processes that ended in the middle. Files are whole at any moment.

        What waits for nobody in particular goes on waiting: an upgrade that was cut off is taken up again.
        """
        with self._open() as store:
            gone = [[process] for process, mark in _marks(store).items() if process and not lives(process, mark=mark)]
            store.executemany("DELETE FROM resting WHERE process = ?", gone)
            store.execute("DELETE FROM at_work WHERE process NOT IN (SELECT process FROM resting)")

    def rouse_those(self, *, why: str) -> None:
        """Take away every note of one reason."""
        with self._open() as store:
            store.execute("DELETE FROM resting WHERE why = ?", [why])

    def stamp(self) -> tuple[int, int, int]:
        """Differs after every change, save one within the same tick of the clock as the one before."""
        seen = os.stat(self._path)
        return seen.st_ino, seen.st_mtime_ns, seen.st_size

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlcipher.Connection]:
        store = sqlcipher.connect(self._path, timeout=PATIENCE)
        try:
            self._unlock(store)
            with store:
                store.execute("BEGIN IMMEDIATE")
                yield store
        except sqlcipher.OperationalError as error:
            raise RegistryBusy(
                "The list of vaults cannot be read or written just now. Try again in a moment."
            ) from error
        finally:
            store.close()

    def _unlock(self, store: sqlcipher.Connection) -> None:
        store.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
        try:
            store.execute("PRAGMA cipher_log_level = NONE")  # it would write to the standard error stream.
            store.execute(
                "PRAGMA synchronous = EXTRA"
            )  # else a power cut may bring a finished journal back, and undo the change.
            store.execute("PRAGMA temp_store = MEMORY")
            store.execute(TABLE)
            store.execute(NOTES)
            store.execute(MARKS)
        except sqlcipher.OperationalError:
            raise
        except sqlcipher.DatabaseError as error:
            raise UnsafeKey(
                f"The master key does not open {self._path}. Put the key back that this data folder was written with."
            ) from error


def _marks(store: sqlcipher.Connection) -> dict[int, str]:
    """By number, every process that is named in a note; without a mark where it was noted by an earlier Bulkhead."""
    named = "SELECT DISTINCT process, COALESCE(mark, '') FROM resting LEFT JOIN at_work USING (process)"
    return dict(store.execute(named).fetchall())


def _sign(store: sqlcipher.Connection, process: int) -> None:
    """Say which process has this number now. What another one of that number left is abandoned."""
    mark = mark_of(process)
    if process and store.execute("SELECT mark FROM at_work WHERE process = ?", [process]).fetchone() != (mark,):
        store.execute("DELETE FROM resting WHERE process = ?", [process])
        store.execute("INSERT OR REPLACE INTO at_work VALUES (?, ?)", [process, mark])


def _free_port(store: sqlcipher.Connection) -> int:
    """Random, so that a port tells nobody how many clients there are; beyond 900 vaults, any high port.

    One that no other program on this machine holds now, where there is one. The cost does not grow with the vaults.
    """
    near = store.execute("SELECT port FROM placement WHERE port BETWEEN ? AND ?", [PORTS[0], PORTS[-1]])
    free = sorted(set(PORTS) - {port for (port,) in near}) or _free_high_ports(store)
    secrets.SystemRandom().shuffle(free)
    return next((port for port in free[:TRIES] if _nobody_holds(port)), free[0])


def _free_high_ports(store: sqlcipher.Connection) -> list[int]:
    """Some by lot, until there is one that no vault has."""
    for draw in itertools.count():
        drawn = secrets.SystemRandom().sample(HIGH_PORTS if draw < TRIES else HIGHEST_PORTS, TRIES)
        marks = ", ".join("?" * TRIES)
        taken = {port for (port,) in store.execute(f"SELECT port FROM placement WHERE port IN ({marks})", drawn)}
        if free := sorted(set(drawn) - taken):
            break
    return free


def _nobody_holds(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _placement(row: tuple[bytes, str, str, int, str, bytes]) -> Placement:
    vault_id, folder, slug, port, state, wrapped_key = row
    return Placement(UUID(bytes=vault_id), folder, slug, port, state, wrapped_key)
