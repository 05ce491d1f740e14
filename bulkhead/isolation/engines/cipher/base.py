"""SQLCipher under Django's SQLite backend: a raw 256-bit key, no key derivation, every pragma read back.

Django binds the standard library's driver by name in three places; those are the three things redone here.
"""

import datetime
import decimal
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3._functions import register as register_functions
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2 as driver

from bulkhead.isolation.errors import UnsafeStore, VaultMissing
from bulkhead.isolation.keys import Opened

PAGE_SIZE = 1024  # an empty vault is 217 KB instead of 688 KB.
DENIED = frozenset({driver.SQLITE_ATTACH, driver.SQLITE_DETACH})
DEMANDED: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),  # NORMAL loses acknowledged rows at a power cut.
    ("foreign_keys", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("trusted_schema", "OFF", 0),
)

driver.register_converter("bool", b"1".__eq__)
driver.register_converter("date", base.decoder(parse_date))
driver.register_converter("time", base.decoder(parse_time))
driver.register_converter("datetime", base.decoder(parse_datetime))
driver.register_converter("timestamp", base.decoder(parse_datetime))
driver.register_adapter(decimal.Decimal, str)
driver.register_adapter(datetime.date, base.adapt_date)
driver.register_adapter(datetime.datetime, base.adapt_datetime)


def authorise(action: int, *_: object) -> int:
    """Refuse ATTACH: no statement may ever reach a second file."""
    return driver.SQLITE_DENY if action in DENIED else driver.SQLITE_OK


def connect(opened: Opened, *, create: bool = False, as_stored: bool = False) -> driver.Connection:
    """A keyed driver connection with every demanded pragma set and read back; `as_stored` turns no value into another.

    Raises VaultMissing when there is no file, UnsafeStore when a pragma did not take.
    """
    if not create and not opened.database.exists():
        raise VaultMissing("the store's file is not where it should be")
    mode = "rwc" if create else "rw"
    detect = 0 if as_stored else driver.PARSE_DECLTYPES | driver.PARSE_COLNAMES
    address = f"file:{quote(str(opened.database))}?mode={mode}"
    raw = driver.connect(address, uri=True, detect_types=detect, check_same_thread=False, timeout=5)
    raw.isolation_level = None
    raw.execute(f"PRAGMA key = \"x'{opened.key.hex()}'\"")
    raw.execute("PRAGMA cipher_log_level = NONE")  # it would write to the standard error stream.
    raw.execute(f"PRAGMA cipher_page_size = {PAGE_SIZE}")
    for name, wanted, _ in DEMANDED:
        raw.execute(f"PRAGMA {name} = {wanted}")
    refuse_unsafe(raw)
    return raw


def refuse_unsafe(raw: driver.Connection) -> None:
    """UnsafeStore when a demanded pragma reads back as something else."""
    for name, _, expected in DEMANDED:
        found = raw.execute(f"PRAGMA {name}").fetchone()[0]
        if found != expected:
            raise UnsafeStore(f"the store opened with {name} = {found}")


class Cursor(driver.Cursor):
    """Django's placeholder styles over this driver."""

    convert_query = base.SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Sequence[object] | Mapping[str, object] | None = None) -> "Cursor":
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, Mapping) else None
        return super().execute(self.convert_query(query, param_names=names), params)

    def executemany(self, query: str, param_list: Iterable[Sequence[object]]) -> "Cursor":
        return super().executemany(self.convert_query(query), list(param_list))


class CipherWrapper(base.DatabaseWrapper):
    """What the practice store and the vaults share."""

    Database = driver

    def opened(self) -> Opened:
        """Which store this connection is for."""
        raise NotImplementedError("the practice's and the vault's engine each know their store")

    def get_connection_params(self) -> dict[str, object]:
        self.transaction_mode = "IMMEDIATE"
        return {}

    def get_new_connection(self, conn_params: dict[str, object]) -> driver.Connection:
        raw = connect(self.opened())
        register_functions(raw)
        raw.set_authorizer(authorise)
        return raw

    def create_cursor(self, name: str | None = None) -> Cursor:
        return self.connection.cursor(factory=Cursor)

    def is_in_memory_db(self) -> bool:
        return False
