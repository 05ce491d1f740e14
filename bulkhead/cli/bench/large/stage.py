"""The practice everything large is measured on; prints what the measuring processes must be told.

`python -m bulkhead.cli.bench.large.stage FOLDER`
"""

import json
import sys
from pathlib import Path

from bulkhead.cli.opening import opened, set_up

set_up()

from django.db import transaction

from bulkhead.base.hues import HUES
from bulkhead.cli.bench.large.imported import fill_imports
from bulkhead.cli.bench.large.shelf import fill_shelf
from bulkhead.cli.bench.large.told import LargeTold
from bulkhead.cli.bench.large.traffic import fill_people, fill_traffic
from bulkhead.cli.bench.large.work import fill_work
from bulkhead.cli.bench.signing import desk_cookie
from bulkhead.cli.bench.told import Told
from bulkhead.crossings.project import project
from bulkhead.crossings.provision import Wanted, add_client
from bulkhead.isolation import inside, keys
from bulkhead.practice.accounts.founding import Founding, found
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client, Opening
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.engagement.models import StatusSentence
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.sessions import Session
from bulkhead.vault.requests.models import Request
from bulkhead.vault.requests.wanted import Wanted as Need

CLIENTS = 10
PRACTICE = Founding(
    "Northlight", "Maren Okafor", "CMO", "America/Chicago", "USD", "maren@northlight.example", "four words do it"
)


def main() -> None:
    folder = Path(sys.argv[1])
    with opened(folder, create=True):
        lead = found(PRACTICE)
        clients = [_client(number, lead) for number in range(CLIENTS)]
        with transaction.atomic():
            item = fill_shelf(clients, by=lead.name)
            fill_imports(clients, by=lead.name)
        for client in clients:
            project(client)
        Opening.begin(practitioner=lead, client=clients[0])
        json.dump(_told(clients[0], lead=lead, item=str(item.id)), sys.stdout)


def _client(number: int, lead: Practitioner) -> Client:
    """The first is the one that is opened; its documents are findable by what they say."""
    slug = f"large-{number}"
    client = add_client(Wanted(f"Large {number}", slug, HUES[number % len(HUES)], f"Large {number}"), lead=lead)
    with inside(client), transaction.atomic(using="vault"):
        people = fill_people(slug, by=lead.actor)
        fill_work(lead.actor, people=people, has_text=number == 0)
        fill_traffic(lead.actor, people=people)
        StatusSentence.write("Mostly on track.", by=lead.actor, next_step="Decide on the plan", next_step_by="Dana")
    return client


def _told(client: Client, *, lead: Practitioner, item: str) -> LargeTold:
    key = keys.ring().vault(client.vault_id)
    with inside(client):
        sponsor = Person.objects.filter(role="sponsor").order_by("added_at").first()
        assert sponsor is not None, "the first of the people is one"
        ids = _ids()
        token = Session.start(sponsor, browser="Bench")
    portal = Told(
        vault=str(client.vault_id),
        database=str(key.database),
        blobs=str(key.blobs),
        key=key.key.hex(),
        host=client.portal_host,
        cookie=f"__Host-portal={token}",
        count=f"{CLIENTS} large",
        pages=_pages(ids),
        desk_cookie=desk_cookie(lead),
        sleepers=[],
    )
    return LargeTold(portal=portal, slug=client.slug, item=item, ids=ids)


def _ids() -> dict[str, str]:
    """Of what every page of a single thing is asked for."""
    return {
        "delivered": str(Delivery.objects.latest("delivered_at").pk),
        "deliverable": str(Deliverable.objects.filter(state="in_review")[0].pk),
        "request": str(Request.objects.latest("asked_at").pk),
        "wanted": str(Need.objects.filter(state="asked")[0].pk),
    }


def _pages(ids: dict[str, str]) -> dict[str, str]:
    """Of the portal, as its sponsor sees it."""
    return {
        "home": "/",
        "delivered": "/delivered/",
        "deliverable": f"/delivered/{ids['delivered']}/",
        "requests": "/requests/",
        "request": f"/requests/{ids['request']}/",
        "send": "/send/",
        "something wanted": f"/send/{ids['wanted']}/",
        "people": "/people/",
        "doors": "/doors/",
        "who opened what": "/opened/",
        "me": "/me/",
    }


if __name__ == "__main__":
    main()
