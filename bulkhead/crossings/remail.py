"""Remail: the practice has a mail server now, so what waited in the vaults goes out at once. What passes: how many."""

from bulkhead.base.clock import now
from bulkhead.isolation import bell, inside
from bulkhead.practice.clients.models import Client
from bulkhead.vault.trail.models import OutboxEntry


def send_waiting_mail() -> int:
    """Make every waiting message due now and wake the worker. How many there are."""
    waiting = 0
    for client in Client.objects.filter(state=Client.State.LIVE):
        with inside(client):
            rows = OutboxEntry.objects.filter(done_at=None, kind__startswith="mail.").exclude(kind="mail.daily")
            here = rows.update(due_at=now())
            if here:
                bell.ring()
        waiting += here
    return waiting
