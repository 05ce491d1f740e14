"""A vault's beginning: made whole, or not at all."""

import shutil
from uuid import UUID

from bulkhead.isolation import keys, sealing, template
from bulkhead.isolation.connection import vault_connection
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.engines.vault.base import stamp
from bulkhead.isolation.registry import Placement


def create_vault(vault_id: UUID, *, slug: str) -> Placement:
    """A new empty vault with its own key, folder and port. SlugTaken when the address is another's.

    The placement goes from `making` to `live` last; a vault that was interrupted is removed at the next start.
    """
    ring, key = keys.ring(), sealing.fresh_key()
    placement = ring.registry.reserve(vault_id, slug=slug, wrapped_key=ring.wrap(vault_id, key=key))
    try:
        _make(ring, placement, key)
    except BaseException:
        discard(placement)
        raise
    ring.registry.mark(vault_id, state="live")
    return ring.registry.placement(vault_id)


def discard(placement: Placement) -> None:
    """Remove a vault that never became live."""
    ring = keys.ring()
    vault_connection().forget(placement.vault_id)
    shutil.rmtree(ring.places.vault(placement.folder), ignore_errors=True)
    ring.registry.forget(placement.vault_id)
    ring.forget(placement.vault_id)


def discard_unfinished() -> int:
    """At the start: remove what a crash left half made. How many."""
    unfinished = keys.ring().registry.in_state("making")
    for placement in unfinished:
        discard(placement)
    return len(unfinished)


def _make(ring: keys.Ring, placement: Placement, key: bytes) -> None:
    folder = ring.places.vault(placement.folder)
    blobs = ring.places.vault_blobs(placement.folder)
    blobs.mkdir(mode=0o700, parents=True)
    opened = keys.Opened(placement.vault_id, ring.places.vault_db(placement.folder), blobs, key)
    raw = connect(opened, create=True)
    try:
        template.replay(raw, sql=template.script())
        stamp(raw, opened=opened)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()
    keys.sync_folder(folder)
    keys.sync_folder(folder.parent)
