"""Lets somebody into a portal and the desk of the scratch folder, and says what a measuring process must be told.

`python -m bulkhead.cli.bench.visiting FOLDER COUNT`
"""

import json
import sys
from pathlib import Path

from bulkhead.cli.opening import opened, set_up

set_up()

from bulkhead.cli.bench.signing import desk_cookie
from bulkhead.cli.bench.told import Told
from bulkhead.cli.lead import lead
from bulkhead.isolation import inside, keys
from bulkhead.practice.clients.models import Client, Opening
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.sessions import Session

SLEEPERS = 8


def main() -> None:
    folder, count = Path(sys.argv[1]), sys.argv[2]
    with opened(folder):
        client = Client.objects.get(slug="signal")
        with inside(client):
            token = Session.start(Person.objects.get(name="Dana Whitfield"), browser="Bench")
            report = Delivery.objects.filter(version__deliverable__kind="monthly_report").latest("delivered_at").id
        key, others = keys.ring().vault(client.vault_id), Client.objects.exclude(pk=client.pk).order_by("added_at")
        Opening.begin(practitioner=lead(), client=client)
        told = Told(
            vault=str(client.vault_id),
            database=str(key.database),
            blobs=str(key.blobs),
            key=key.key.hex(),
            host=client.portal_host,
            cookie=f"__Host-portal={token}",
            count=count,
            pages={"home": "/", "deliverable": f"/delivered/{report}/"},
            desk_cookie=desk_cookie(lead()),
            sleepers=[other.portal_host for other in others[:SLEEPERS]],
        )
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
