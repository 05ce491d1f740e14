"""The desk's pages, as an associate who works for ten clients sees them.

`python -m bulkhead.cli.bench.desk FOLDER COUNT`
"""

import os
import sys
from importlib import import_module
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "bulkhead.config.desk"

from bulkhead.cli.opening import opened, set_up

set_up()

from bulkhead.cli.bench.figures import Figure, hand_over
from bulkhead.cli.bench.pages import Visitor, measured
from bulkhead.cli.bench.signing import desk_cookie
from bulkhead.cli.bench.stage import ASSOCIATE
from bulkhead.isolation import inside
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client, Opening
from bulkhead.vault.deliverables.models import Deliverable


def main() -> None:
    folder, count = Path(sys.argv[1]), sys.argv[2]
    with opened(folder):
        person = Practitioner.objects.get(email=ASSOCIATE)
        # What is measured stands above the command line, so it is reached by name.
        application = import_module("bulkhead.config.desk_wsgi").make_application()
        visitor = Visitor(application, "desk.localhost:8000", desk_cookie(person))
        hand_over(_figures(visitor, person, count))


def _figures(visitor: Visitor, person: Practitioner, count: str) -> list[Figure]:
    client = Client.objects.get(slug="signal")
    Opening.begin(practitioner=person, client=client)
    with inside(client):
        deliverable = Deliverable.objects.filter(kind="monthly_report", state="delivered").latest("due_on").id
    pages = {
        "portfolio": "/",
        "inbox": "/inbox/",
        "calendar": "/calendar/",
        "library": "/library/",
        "client overview": "/in/signal/",
        "client search": "/in/signal/search/?q=plan",
        "deliverable": f"/in/signal/deliverables/{deliverable}/",
    }
    figures: list[Figure] = []
    for name, path in pages.items():
        figures += measured(f"desk {name}, {count} vaults", path=path, visitor=visitor)
    return figures


if __name__ == "__main__":
    main()
