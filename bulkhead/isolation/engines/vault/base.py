"""The alias `vault`: the file of whichever client is open, checked against the id it carries."""

from sqlcipher3 import dbapi2 as Database

from bulkhead.isolation.binding import current
from bulkhead.isolation.engines.cipher.base import CipherWrapper
from bulkhead.isolation.engines.parking import ParkingMixin
from bulkhead.isolation.errors import WrongVaultFile
from bulkhead.isolation.keys import Opened, holder

STAMP = "bulkhead_stamp"


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
        return self.opened()

    def get_new_connection(self, conn_params: dict[str, object]) -> Database.Connection:
        raw = super().get_new_connection(conn_params)
        refuse_another(raw, opened=self.opened())
        return raw

    def is_dirty(self, raw: Database.Connection) -> bool:
        return bool(raw.in_transaction)
