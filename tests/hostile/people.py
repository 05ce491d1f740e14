"""Who may knock at a served folder, as cookies: the cast, put into it by a process of its own.

`python -m tests.hostile.people DATA` prints them as JSON; the folder is filled by `tests.browser.staging` before.
"""

import json
import sys
from pathlib import Path

from bulkhead.cli.opening import opened


def main(data: Path) -> None:
    import os

    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "bulkhead.config.desk"
    django.setup()
    with opened(data):
        sys.stdout.write(json.dumps(cookies()))


def cookies() -> dict[str, dict[str, str]]:
    """Per kind of person the host, the port, and the one cookie that says who they are."""
    # Models load after Django is set up.
    from bulkhead.config.shared import own_cookie
    from bulkhead.crossings.opening import open_client
    from bulkhead.isolation import inside, keys
    from bulkhead.practice.accounts.models import Allocation, Practitioner
    from bulkhead.practice.clients.models import Client
    from bulkhead.vault.people.models import Person
    from bulkhead.vault.people.sessions import Session
    from bulkhead.web.portal.actor import COOKIE
    from tests.browse import desk_browser

    signal = Client.objects.get(slug="signal")
    maren, tobias = (Practitioner.objects.get(kind=kind) for kind in ("principal", "associate"))
    Allocation(practitioner=tobias, client=signal).save()
    found: dict[str, dict[str, str]] = {"nobody": {"slug": ""}}
    for name, person in (("principal", maren), ("associate", tobias)):
        open_client(signal, by=person)
        session = desk_browser(as_practitioner=person).cookies["__Host-desk"]
        found[name] = {"slug": "", "cookie": f"{own_cookie('__Host-desk')}={session}"}
    with inside(signal):
        for role in ("sponsor", "board_viewer"):
            token = Session.start(Person.objects.get(role=role), browser="A program")
            found[role] = {"slug": "signal", "cookie": f"{COOKIE}={token}"}
    found["stranger at a portal"] = {"slug": "signal"}
    for one in found.values():
        placed = [row for row in keys.ring().registry.entries() if row.slug == one["slug"]]
        one["port"] = str(placed[0].port) if placed else ""
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
