"""Limits: what the practice set instead of a default. What passes: the few that a portal keeps, into its profile."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from bulkhead.crossings.provision import reintroduce_lead
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.practice.thresholds.defaults import Limit
from bulkhead.practice.thresholds.models import Threshold


def set_limits(
    wanted: Mapping[Limit, Decimal | None],
    *,
    lead: Practitioner,
    client: Client | None = None,
    seen: Mapping[str, Decimal] | None = None,
) -> bool:
    """Set each limit, for one client or for all; None takes an own value back. Every vault is told what it keeps.

    Nothing is set, and the answer is False, when others stand by now than those that were seen.
    """
    with transaction.atomic():
        if seen is not None and Threshold.own(client) != seen:
            return False
        for limit, value in wanted.items():
            if value is None:
                Threshold.lift(limit, by=lead.actor, client=client)
            else:
                Threshold.put(limit, value=value, by=lead.actor, client=client)
    reintroduce_lead(lead)
    return True
