"""Folders that no vault lies in: of a new key or a restore that a crash cut off, before its switch or after.

What a restore replaced is kept aside; everything else goes.
"""

from bulkhead.isolation import control, keys
from bulkhead.isolation.backing_up import aside
from bulkhead.isolation.rekeying.vault_key import remove_folder


def remove_leftovers() -> int:
    """At the start. How many. Whoever writes such a folder holds `control.writing`, so none in the making is taken."""
    ring = keys.ring()
    found = sorted(path for path in (ring.places.data / "vaults").iterdir() if path.is_dir())
    if not control.nobody_writes(ring.places):
        return 0
    placed = {placement.folder for placement in ring.registry.entries()}  # after the look at the lock, never before.
    orphans = [path for path in found if path.name not in placed]
    for path in found:
        if path.name in placed:
            aside.unmark(path)
        elif aside.is_marked(path):
            aside.put_aside(path, places=ring.places)
        else:
            remove_folder(path)
    return len(orphans)
