"""Opening: a practitioner goes into a client, and leaves. What passes: who, and when; both logs say it."""

from django.db import transaction

from bulkhead.isolation import inside
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client, Opening
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.trail.models import VaultLine


def open_client(client: Client, *, by: Practitioner) -> Opening:
    """Open a client for eight hours. The vault's own log comes first: nobody is inside without a line there."""
    words = f"{by.name} opened {client}."
    with inside(client):
        VaultLine.append("opened", by=by.actor, words=words)
    with transaction.atomic():
        opening = Opening.begin(practitioner=by, client=client)
        PracticeLine.append("client.opened", by=by.actor, words=words, subject=client.id)
    return opening


def leave_client(client: Client, *, by: Practitioner) -> bool:
    """Shut every door this practitioner holds open to the client; whether there was one."""
    with transaction.atomic():
        standing = Opening.all_standing(practitioner=by, client=client)
        for opening in standing:
            opening.leave()
        if standing:
            PracticeLine.append("client.left", by=by.actor, words=f"{by.name} left {client}.", subject=client.id)
    if standing:
        with inside(client):
            VaultLine.append("left", by=by.actor, words=f"{by.name} left {client}.")
    return bool(standing)
