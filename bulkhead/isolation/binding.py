"""`inside(client)`: binds one vault to the current context, and nothing else ever chooses a client."""

import asyncio
import contextlib
import contextvars
import threading
import weakref
from collections.abc import Iterator
from typing import Protocol
from uuid import UUID

from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.isolation import gate
from bulkhead.isolation.errors import ClientAlreadyOpen, NoClientOpen, WallError


class Vaulted(Protocol):
    """Anything that knows which vault is its own: a client row, or a portal's own place."""

    @property
    def vault_id(self) -> UUID:
        """The vault."""


class Closes(Protocol):
    """A cursor, or whatever else must not outlive its client."""

    def close(self) -> None:
        """Let go."""


class Parks(Protocol):
    """A connection that belongs to whichever vault is open."""

    def park(self) -> None:
        """Put the vault's own connection aside."""


class Binding:
    """One open vault. Revoked when its block ends, so that a copied context fails closed."""

    __slots__ = ("__weakref__", "_held", "cursors", "live", "vault_id")

    def __init__(self, vault_id: UUID) -> None:
        self.vault_id = vault_id
        self.live = True
        self.cursors: weakref.WeakSet[Closes] = weakref.WeakSet()
        self._held: list[tuple[int, Parks]] = []

    def hold(self, connection: Parks) -> None:
        """A connection of this thread serves this vault until the block ends."""
        self._held.append((threading.get_ident(), connection))

    def revoke(self) -> None:
        """End it; a connection of another thread parks itself at its own next use."""
        self.live = False
        for cursor in list(self.cursors):
            with contextlib.suppress(sqlcipher.Error):  # a cursor of a closed connection says so.
                cursor.close()
        for thread, connection in self._held:
            if thread == threading.get_ident():
                connection.park()


_binding: contextvars.ContextVar[Binding | None] = contextvars.ContextVar("vault", default=None)


def current() -> Binding:
    """The open vault; NoClientOpen when there is none, or when its block has ended."""
    binding = _binding.get()
    if binding is None or not binding.live:
        raise NoClientOpen("no client is open here")
    return binding


def is_open() -> bool:
    """Whether a client is open here."""
    binding = _binding.get()
    return binding is not None and binding.live


@contextlib.contextmanager
def inside(client: Vaulted | UUID) -> Iterator[Binding]:
    """Open one client's vault for the block. Sync code only; render inside the block.

    Raises ClientAlreadyOpen when another one is open, VaultResting while somebody works on it as a whole.
    """
    _refuse_event_loop()
    vault_id = client if isinstance(client, UUID) else client.vault_id
    prior = _binding.get()
    if prior is not None and prior.live:
        raise ClientAlreadyOpen("a client is open; leave it before opening another")
    with gate.entered(vault_id):
        binding = Binding(vault_id)
        token = _binding.set(binding)
        try:
            yield binding
        finally:
            try:
                binding.revoke()
            finally:
                _binding.reset(token)


def _refuse_event_loop() -> None:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return
    raise WallError("a client is opened from synchronous code only")
