"""Opening: a practitioner goes into a client, and leaves. What passes: who, and when; both logs say it."""

from datetime import datetime

from django.db import transaction

from bulkhead.isolation import inside
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client, Opening
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.trail.models import VaultLine


def open_client(client: Client, *, by: Practitioner) -> Opening:
    """Open a client for eight hours. The vault's own log comes first: nobody is inside without a line there.

    The opening knows when this practitioner was here last, and how far the log had come by then.
    """
    words = f"{by.name} opened {client}."
    before = Opening.last_of(practitioner=by, client=client)
    with inside(client):
        since_at, since_line = _last_here(before)
        VaultLine.append("opened", by=by.actor, words=words)
    with transaction.atomic():
        opening = Opening.begin(practitioner=by, client=client, since_at=since_at, since_line=since_line)
        PracticeLine.append("client.opened", by=by.actor, words=words, subject=client.id)
    return opening


def _last_here(before: Opening | None) -> tuple[datetime | None, int]:
    """Opened again while it is open: what was new stays new. The log is read backwards, no further than it is new."""
    if before is None:
        return None, 0
    if before.over_at is None:
        return before.since_at, before.since_line
    known = VaultLine.objects.filter(at__lte=before.over_at).order_by("-number")
    return before.over_at, known.values_list("number", flat=True).first() or 0


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
