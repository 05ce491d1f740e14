"""Fills the scratch folder up to so many clients, as copies of one that was made as every client is.

A copy lies under the key of its original and carries its own id, so that it opens as any vault does; to make one takes
3 ms instead of 15. `python -m bulkhead.cli.bench.scale.fill FOLDER COUNT [SCHEMA]`
"""

import secrets
import shutil
import sys
from contextlib import closing
from pathlib import Path
from uuid import UUID

from bulkhead.cli.opening import opened, set_up

set_up()

from django.core.management import call_command

from bulkhead.base.hues import HUES
from bulkhead.cli.bench.stage import ASSOCIATE, MINE
from bulkhead.cli.lead import lead
from bulkhead.crossings.provision import Wanted, add_client
from bulkhead.isolation import inside, keys, schema
from bulkhead.isolation.connection import vault_connection
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.engines.vault.base import stamp
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client

ORIGINAL = "original"


def main() -> None:
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    with opened(folder):
        assert Practitioner.objects.get(email=ASSOCIATE).allocations.count() == MINE, "the stage comes first"
        original = Client.objects.filter(slug=ORIGINAL).first() or add_client(
            Wanted("Original", ORIGINAL, HUES[0], "Original"), lead=lead()
        )
        if len(sys.argv) > 3:
            _go_back(original.vault_id, sys.argv[3])
        fill(original, missing=count - Client.objects.count())


def fill(original: Client, *, missing: int) -> None:
    """So many more clients."""
    ring = keys.ring()
    source = ring.vault(original.vault_id)
    with closing(connect(source)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    made = [Client(state=Client.State.MAKING, **_called(number)) for number in range(missing)]
    for client in made:
        wrapped = ring.wrap(client.vault_id, key=source.key)
        placement = ring.registry.reserve(client.vault_id, slug=client.slug, wrapped_key=wrapped)
        client.port, client.state = placement.port, Client.State.LIVE
        ring.places.vault_blobs(placement.folder).mkdir(mode=0o700, parents=True)
        database = ring.places.vault_db(placement.folder)
        shutil.copyfile(source.database, database)
        _stamp(keys.Opened(client.vault_id, database, source.blobs, source.key))
        ring.registry.mark(client.vault_id, state="live")
    Client.objects.bulk_create(made)


def _called(number: int) -> dict[str, str | int]:
    name = f"Copy {number} {secrets.token_hex(3)}"
    return {"display_name": name, "slug": name.lower().replace(" ", "-"), "hue": HUES[number % len(HUES)]}


def _stamp(copy: keys.Opened) -> None:
    with closing(connect(copy)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        raw.execute("DROP TABLE bulkhead_stamp")
        stamp(raw, opened=copy)


def _go_back(vault_id: UUID, name: str) -> None:
    """To an earlier schema; every copy has it then."""
    with inside(vault_id), schema.any_schema():
        call_command("migrate", "vault", name, database="vault", verbosity=0)
    vault_connection().close_parked()


if __name__ == "__main__":
    main()
