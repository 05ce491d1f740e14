"""One vault at a standstill: nobody is inside, nobody comes in, and whoever asked for it works on its files alone.

Files are whole at any moment. Whoever replaces them writes a new folder beside and switches by `Registry.move`, so a
crash leaves the old or the new; the note that it leaves is taken away at the next start.
"""

import contextlib
import os
from collections.abc import Iterator
from uuid import UUID

from bulkhead.isolation import control, gate, keys
from bulkhead.isolation.rests import Rest

__all__ = ["Rest", "standstill"]


@contextlib.contextmanager
def standstill(vault_id: UUID, *, why: Rest, patience: float = gate.PATIENCE) -> Iterator[None]:
    """Have one vault alone. Its portal answers that it is away, everybody else gets VaultResting.

    VaultBusy when another process has it already, or when those inside do not leave for `patience` seconds.
    """
    ring = keys.ring()
    ring.registry.rest([vault_id], why=why, process=os.getpid())
    try:
        control.say_changed(ring.places, vault_id=vault_id)
        with gate.alone(vault_id, patience=patience):
            yield
    finally:
        ring.registry.rouse([vault_id])
        control.say_changed(ring.places, vault_id=vault_id)
