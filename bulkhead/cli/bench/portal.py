"""A portal's pages, in a process that holds its one key and knows of no other client.

`python -m bulkhead.cli.bench.portal`, with what it needs as JSON on its input.
"""

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from uuid import UUID

from bulkhead.cli.bench.figures import hand_over
from bulkhead.cli.bench.pages import Visitor, measured
from bulkhead.isolation import keys


def main() -> None:
    told = json.load(sys.stdin)
    opened = keys.Opened(UUID(told["vault"]), Path(told["database"]), Path(told["blobs"]), bytes.fromhex(told["key"]))
    os.environ["DJANGO_SETTINGS_MODULE"] = "bulkhead.config.portal"
    # What is measured stands above the command line, so it is reached by name.
    inner = import_module("bulkhead.config.processes.warm").portal_application()
    keys.install(keys.OneKey(opened))
    import_module("bulkhead.web.portal.own").settle(opened.store_id)
    wrapper = import_module("bulkhead.config.portal_wsgi").own_application(inner, hosts=frozenset({told["host"]}))
    visitor = Visitor(wrapper, told["host"], told["cookie"])
    figures = []
    for name, path in told["pages"].items():
        figures += measured(f"portal {name}, {told['count']} vaults", path=path, visitor=visitor)
    hand_over(figures)


if __name__ == "__main__":
    main()
