"""One alias, many vaults: the connection of the alias always belongs to the client that is open.

Works over any Django DatabaseWrapper; an engine adds how one vault is reached and what "dirty" means to its driver.
"""

import collections
from typing import Protocol
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper

from bulkhead.isolation.binding import Closes, current
from bulkhead.isolation.errors import ClientAlreadyOpen


class RawConnection(Protocol):
    """A driver's connection, as far as parking cares."""

    def close(self) -> None:
        """Close it."""


class ParkingMixin(BaseDatabaseWrapper):
    """Keeps recently used connections per vault and hands out only the bound one's."""

    held: UUID | None = None

    def __init__(self, settings_dict: dict[str, object], alias: str = "vault") -> None:
        super().__init__(settings_dict, alias)
        self.parked: collections.OrderedDict[UUID, tuple[RawConnection, object]] = collections.OrderedDict()
        self._reached: object = None

    def ensure_connection(self) -> None:
        """The one gate: cursor(), atomic() and set_autocommit() all come through here."""
        vault_id = current().vault_id
        if self.held != vault_id:
            if self.in_atomic_block:
                raise ClientAlreadyOpen("cannot switch clients inside a transaction")
            self.park()
            self.held = vault_id
            current().hold(self)
            self._adopt(vault_id)
        super().ensure_connection()

    def park(self) -> None:
        """Put the connection aside if it is clean; drop it, which rolls back, if it is not."""
        raw, vault_id, self.held = self.connection, self.held, None
        if raw is None or vault_id is None:
            return
        if self._is_clean(raw):
            self._keep(vault_id, raw)
        else:
            self.in_atomic_block = False
            self.close()
        self.connection, self.errors_occurred = None, False

    def forget(self, vault_id: UUID) -> None:
        """Close what is parked of one vault, before its file is replaced or removed."""
        if vault_id in self.parked:
            self.parked.pop(vault_id)[0].close()

    def close(self) -> None:
        super().close()
        self.connection = None

    def close_parked(self) -> None:
        """Close every parked connection of this thread."""
        while self.parked:
            self.parked.popitem()[1][0].close()

    def reaches(self) -> object:
        """What a connection to the open vault reaches at this moment; another one when the vault has moved."""
        raise NotImplementedError("an engine says where its vaults lie")

    def is_dirty(self, raw: RawConnection) -> bool:
        """Whether the driver has an open transaction that Django does not know of."""
        raise NotImplementedError("an engine says what dirty means to its driver")

    def _prepare_cursor(self, cursor: Closes) -> object:
        current().cursors.add(cursor)
        return super()._prepare_cursor(cursor)  # type: ignore[misc]  # the stubs leave Django's own method out.

    def _is_clean(self, raw: RawConnection) -> bool:
        return not self.in_atomic_block and not self.errors_occurred and self.autocommit and not self.is_dirty(raw)

    def _keep(self, vault_id: UUID, raw: RawConnection) -> None:
        self.parked[vault_id] = raw, self._reached
        while len(self.parked) > self.settings_dict["PARKED_MOST"]:
            self.parked.popitem(last=False)[1][0].close()

    def _adopt(self, vault_id: UUID) -> None:
        raw, reached = self.parked.pop(vault_id, (None, None))
        self._reached = self.reaches()
        if raw is not None and reached != self._reached:
            raw.close()
            raw = None
        if raw is None:
            return
        self.connection, self.autocommit = raw, True
        self.in_atomic_block = self.needs_rollback = self.closed_in_transaction = False
        self.savepoint_ids, self.run_on_commit, self.atomic_blocks = [], [], []
