"""The yardstick of a portal's home: the portal's own server around a fixed page and one row read as every page reads.

`python -m bulkhead.cli.bench.bare FD`, with what it needs as JSON on its input.
"""

import json
import logging
import os
import socket
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from uuid import UUID

import django
from django.apps import apps

from bulkhead.isolation import inside, keys

PAGE = b"<!doctype html><title>Bare</title><p>One query.</p>" * 100
HEADERS = [("Content-Type", "text/html"), ("Content-Length", str(len(PAGE)))]


def main() -> None:
    told = json.load(sys.stdin)
    opened = keys.Opened(UUID(told["vault"]), Path(told["database"]), Path(told["blobs"]), bytes.fromhex(told["key"]))
    os.environ["DJANGO_SETTINGS_MODULE"] = "bulkhead.config.portal"
    django.setup()
    keys.install(keys.OneKey(opened))
    person = apps.get_model("vault", "Person")
    logging.getLogger("waitress").setLevel(logging.ERROR)

    def _application(_: dict[str, object], start: Callable[..., object]) -> list[bytes]:
        with inside(opened.store_id):
            person._default_manager.first()
        start("200 OK", HEADERS)
        return [PAGE]

    # The server is the portal's own, and stands above the command line, so it is reached by name.
    answering = import_module("bulkhead.config.processes.answering").Answering
    answering(_application, listeners=[socket.socket(fileno=int(sys.argv[1]))]).until_idle(60.0)


if __name__ == "__main__":
    main()
