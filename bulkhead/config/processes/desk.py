"""The desk: granian with one serving process, which asks the supervisor for the master key when it starts."""

import argparse
import os
import sys
from functools import partial
from pathlib import Path

from django.urls import get_resolver
from granian import Granian
from granian.constants import HTTPModes, Interfaces
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
    keys.install(keys.Ring(places, control.fetch_keys(places)))
    bell.install(partial(_ring, places.run))
    from bulkhead.config.desk_wsgi import make_application  # noqa: PLC0415 -- the settings ask for the keys.

    made = make_application()
    list(get_resolver().reverse_dict)  # imports every view now, before the other processes want the processor.
    _prepare(places)
    return made


def _prepare(places: Places) -> None:
    """Bring the practice up to date, and tell the supervisor that the others may start; or why nobody may.

    Nobody enters a vault that is behind; the worker brings them up to date while everything else is served.
    """
    from bulkhead.crossings import provision  # noqa: PLC0415 -- after Django is set up.
    from bulkhead.isolation import migrating, upgrading  # noqa: PLC0415 -- see above.
    from bulkhead.isolation.rekeying import leftovers  # noqa: PLC0415 -- see above.
    from bulkhead.work.backwards import settle_practice_again  # noqa: PLC0415 -- see above.

    try:
        migrating.migrate_practice()
        settle_practice_again()  # before anybody signs in: a session that begins before the newest line has run out.
        upgrading.note_behind()
        if control.nobody_writes(places):
            provision.take_back_unfinished()
        leftovers.remove_leftovers()
    except WallError as refusal:
        control.ask(places, message={"say": "unfit", "words": str(refusal)})
        raise
    _say_first_code()
    control.ask(places, message={"say": "ready"})


def _say_first_code() -> None:
    """Behind a proxy anybody could fill in the first page, so it asks for what stands only in the service's log."""
    from django.conf import settings  # noqa: PLC0415 -- see above.

    from bulkhead.practice.accounts.founding import first_code  # noqa: PLC0415 -- see above.
    from bulkhead.practice.accounts.models import Practice  # noqa: PLC0415 -- see above.

    if settings.IS_REACHED_FROM_ELSEWHERE and Practice.only() is None:
        print(f"The first page of the desk asks for this code: {first_code()}", file=sys.stderr)


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
        http=HTTPModes.http1,  # one way to say a host; HTTP/2 would bring a second one, and browsers do without.
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        ssl_cert=given.pem,
        ssl_key=given.pem,
        workers_kill_timeout=DRAIN,
    )
    server.serve(target_loader=application, wrap_loader=False)


if __name__ == "__main__":
    main()
