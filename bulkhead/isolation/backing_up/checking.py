"""A backup that lies there is opened and compared again, whole or one vault of it: before it is restored, or to see."""

from pathlib import Path
from uuid import UUID

from bulkhead.isolation.backing_up.copying import scratch
from bulkhead.isolation.backing_up.errors import NoBackup
from bulkhead.isolation.backing_up.files import TRAY, Named
from bulkhead.isolation.backing_up.manifest import Contained
from bulkhead.isolation.backing_up.one_store import Store
from bulkhead.isolation.backing_up.proving import prove, prove_files
from bulkhead.isolation.backing_up.sets import contained_in, placements_in, stores_in
from bulkhead.isolation.keys import TRAY_ID, Ring
from bulkhead.isolation.registry import Placement


def checked(
    folder: Path, *, ring: Ring, room: Path, only: UUID | None = None
) -> tuple[Contained, list[Placement], list[Store]]:
    """What a set contains, once every file of it was read. BackupDamaged names the first that is not as it was.

    `room` is where stores are opened for the comparison.
    """
    contained = contained_in(folder, ring=ring)
    if only is not None and only.hex not in contained.parts:
        raise NoBackup(f"{folder} does not contain this client.")
    with scratch(room) as elsewhere:
        placements = placements_in(folder, contained=contained, ring=ring, scratch=elsewhere)
        stores = stores_in(contained, placements=placements, ring=ring)
        wanted = [store for store_id, store in stores.items() if only is None or store_id == only.hex]
        named: dict[str, list[Named]] = {}
        for store in wanted:
            part = contained.parts[store.opened.store_id.hex]
            named |= prove(store, within=folder, part=part, of_set=contained.name, scratch=elsewhere)
        if TRAY in named:
            tray = stores[TRAY_ID.hex]
            prove_files(tray, home=folder / tray.folder, named=named[TRAY])
    return contained, placements, wanted
