"""The desk: granian with one serving process, which asks the supervisor for the master key when it starts."""

import argparse
import os
import sys
from functools import partial
from pathlib import Path

from django.urls import get_resolver
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from bulkhead.base.lifeline import die_with
from bulkhead.config.outermost import Application
from bulkhead.isolation import bell, binding, control, keys
from bulkhead.isolation.errors import WallError
from bulkhead.isolation.places import Places, default_folder

THREADS = 4
DRAIN = 8


def application() -> Application:
    """Runs in the serving process, and again in each that replaces it."""
    die_with(os.getppid())
    places = Places(default_folder())
    keys.install(keys.Ring(places, control.fetch_master(places)))
    bell.install(partial(_ring, places.run))
    from bulkhead.config.desk_wsgi import make_application  # noqa: PLC0415 -- the settings ask for the keys.

    made = make_application()
    list(get_resolver().reverse_dict)  # imports every view now, before the other processes want the processor.
    _prepare(places)
    return made


def _prepare(places: Places) -> None:
    """Bring the stores up to date, and tell the supervisor that the others may start; or why nobody may."""
    from bulkhead.crossings import provision  # noqa: PLC0415 -- after Django is set up.
    from bulkhead.isolation import migrating  # noqa: PLC0415 -- see above.

    try:
        migrating.migrate_practice()
        for vault_id, why in migrating.migrate_vaults().broken:
            print(f"The store of the client with the id {vault_id} could not be opened: {why}", file=sys.stderr)
        if control.nobody_writes(places):
            provision.take_back_unfinished()
    except WallError as refusal:
        control.ask(places, message={"say": "unfit", "words": str(refusal)})
        raise
    control.ask(places, message={"say": "ready"})


def _ring(run: Path) -> None:
    """For the client that is open: only vaults have an outbox."""
    if binding.is_open():
        control.ring_worker(run, vault_id=binding.current().vault_id)


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("--port", type=int, required=True)
    words.add_argument("--parent", type=int, required=True)
    words.add_argument("--pem", type=Path)
    given = words.parse_args()
    die_with(given.parent)
    server = Granian(
        "bulkhead.config.desk_wsgi:application",
        address="127.0.0.1",
        port=given.port,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        ssl_cert=given.pem,
        ssl_key=given.pem,
        workers_kill_timeout=DRAIN,
    )
    server.serve(target_loader=application, wrap_loader=False)


if __name__ == "__main__":
    main()
