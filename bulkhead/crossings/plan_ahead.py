"""Plan ahead: recurring work of one client is planned. What passes: how many days ahead, and the last day of all."""

from datetime import date

from django.db import transaction

from bulkhead.crossings.project import project
from bulkhead.isolation import inside
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.practice.thresholds.defaults import Limit
from bulkhead.practice.thresholds.models import Limits
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.deliverables.planning import Planned, plan_all


def plan_ahead(client: Client) -> Planned:
    """Bring what is planned for one client in step with its rules; again, it changes nothing."""
    days = Limits().whole(Limit.DAYS_AHEAD)
    with inside(client):
        return plan_all(zone=client.time_zone, days=days, ends_on=client.ends_on)


def end_engagement(client: Client, *, on: date | None, lead: Practitioner) -> Planned:
    """Nothing recurring is planned after this day; None takes the end back. Said twice, it stands once."""
    with transaction.atomic():
        standing = Client.objects.get(pk=client.pk)
        if standing.ends_on != on:
            standing.ends_on = on
            standing.save(update_fields=["ends_on"])
            said = f"set the last day for {client} to {on:%-d %B %Y}" if on else f"took back the last day for {client}"
            PracticeLine.append("client.last_day", by=lead.actor, words=f"{lead.name} {said}.", subject=client.id)
    client.ends_on = on
    planned = plan_ahead(client)
    project(client)
    return planned
