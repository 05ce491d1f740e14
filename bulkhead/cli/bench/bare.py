"""The yardstick of a portal's home: the portal's own server around a fixed page and one query of its store.

`python -m bulkhead.cli.bench.bare FD`, with what it needs as JSON on its input.
"""

import json
import logging
import socket
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from uuid import UUID

from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.keys import Opened

PAGE = b"<!doctype html><title>Bare</title><p>One query.</p>" * 100
HEADERS = [("Content-Type", "text/html"), ("Content-Length", str(len(PAGE)))]


def main() -> None:
    told = json.load(sys.stdin)
    opened = Opened(UUID(told["vault"]), Path(told["database"]), Path(told["blobs"]), bytes.fromhex(told["key"]))
    store = connect(opened)
    logging.getLogger("waitress").setLevel(logging.ERROR)

    def _application(_: dict[str, object], start: Callable[..., object]) -> list[bytes]:
        store.execute("SELECT * FROM vault_person ORDER BY name LIMIT 1").fetchall()
        start("200 OK", HEADERS)
        return [PAGE]

    # The server is the portal's own, and stands above the command line, so it is reached by name.
    answering = import_module("bulkhead.config.processes.answering").Answering
    answering(_application, listeners=[socket.socket(fileno=int(sys.argv[1]))]).until_idle(60.0)


if __name__ == "__main__":
    main()
