"""Nudge: a delivery nobody opened is mentioned once more. What passes: after how many workdays."""

from bulkhead.isolation import inside
from bulkhead.practice.clients.models import Client
from bulkhead.practice.thresholds.defaults import Limit
from bulkhead.practice.thresholds.models import Limits
from bulkhead.vault.deliverables.nudges import nudge_unopened


def nudge(client: Client) -> int:
    """Write the one reminder to whoever let a delivery lie too long; how many. Never a second one."""
    workdays = Limits().whole(Limit.NUDGE_WORKDAYS, client=client)
    with inside(client):
        return nudge_unopened(workdays=workdays, zone=client.time_zone)
