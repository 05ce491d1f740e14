"""The last line of each log as the last backup saw it, sealed, outside of the store: lines cut off at the end show."""

import json
from dataclasses import asdict, replace

from bulkhead.isolation.backing_up.contents import Head
from bulkhead.isolation.backing_up.manifest import open_told, seal_told
from bulkhead.isolation.keys import Ring
from bulkhead.isolation.whole_file import write_whole

FILE = "log-heads"


def heads(ring: Ring) -> dict[str, Head]:
    """By store. Nothing before the first backup; BackupDamaged when somebody changed the file."""
    path = ring.places.backups / FILE
    if not path.is_file():
        return {}
    told = json.loads(open_told(path.read_bytes(), key=_key(ring), where=str(path)))
    return {store: Head(**head) for store, head in told.items()}


def keep_heads(ring: Ring, *, seen: dict[str, Head], at: str) -> None:
    """These stores' logs ended so at that moment; what is known of the others stays."""
    seen = {store: replace(head, seen_at=at) for store, head in seen.items()}
    told = {store: asdict(head) for store, head in {**heads(ring), **seen}.items()}
    ring.places.backups.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(ring.places.backups / FILE, seal_told(json.dumps(told), key=_key(ring)))


def _key(ring: Ring) -> bytes:
    return bytes.fromhex(ring.secret(b"log heads"))
