"""The alias `vault`: the file of whichever client is open, checked against the id it carries."""

from sqlcipher3 import dbapi2 as Database

from bulkhead.isolation import gate
from bulkhead.isolation.binding import current
from bulkhead.isolation.engines.cipher.base import CipherWrapper
from bulkhead.isolation.engines.parking import ParkingMixin
from bulkhead.isolation.errors import VaultMissing, WallError, WrongVaultFile
from bulkhead.isolation.keys import Opened, holder
from bulkhead.isolation.quarantine import quarantine
from bulkhead.isolation.schema import refuse_other_schema

STAMP = "bulkhead_stamp"
DAMAGED = "the file of this client is damaged, or is not its own"


def stamp(raw: Database.Connection, *, opened: Opened) -> None:
    """Write into a new file whose it is."""
    raw.execute(f"CREATE TABLE {STAMP} (vault_id BLOB NOT NULL)")
    raw.execute(f"INSERT INTO {STAMP} VALUES (?)", [opened.store_id.bytes])


def refuse_another(raw: Database.Connection, *, opened: Opened) -> None:
    """WrongVaultFile unless the file carries the id it is opened as."""
    try:
        found = raw.execute(f"SELECT vault_id FROM {STAMP}").fetchone()
    except Database.DatabaseError as error:
        raw.close()
        raise WrongVaultFile("the file does not open under this vault's key") from error
    if found is None or found[0] != opened.store_id.bytes:
        raw.close()
        raise WrongVaultFile("the file carries another vault's id")


class DatabaseWrapper(ParkingMixin, CipherWrapper):
    """The vault that is open."""

    def opened(self) -> Opened:
        return holder().vault(current().vault_id)

    def reaches(self) -> object:
        opened = self.opened()
        return opened, gate.changed(opened)

    def get_new_connection(self, conn_params: dict[str, object]) -> Database.Connection:
        try:
            return self._checked(super().get_new_connection(conn_params))
        except (VaultMissing, WrongVaultFile):
            quarantine(self.opened().store_id)
            raise
        except Database.OperationalError:
            raise  # locked, or the disk's own trouble: the file may be sound.
        except Database.DatabaseError as error:
            quarantine(self.opened().store_id)
            raise WrongVaultFile(DAMAGED) from error

    def _checked(self, raw: Database.Connection) -> Database.Connection:
        refuse_another(raw, opened=self.opened())
        try:
            refuse_other_schema(raw)
        except WallError:
            raw.close()
            raise
        return raw

    def is_dirty(self, raw: Database.Connection) -> bool:
        return bool(raw.in_transaction)
