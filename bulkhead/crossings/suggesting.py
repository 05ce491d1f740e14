"""Names that the files of a client carry, offered to the guard. What passes: a company's name, a domain.

They are only offered: a practitioner says which of them are the client's, and then all that came in is judged again.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import F

from bulkhead.base.clock import now
from bulkhead.guard.learning import names_in
from bulkhead.guard.readings import Reading
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client, GuardTerm
from bulkhead.practice.imports.models import Import, Suggested
from bulkhead.practice.trail.models import PracticeLine


def note_names(run: Import, *, client: Client, reading: Reading) -> None:
    """Count what one file says of whose it is; what the guard knows already is left out."""
    found = names_in(reading)
    standing = set(GuardTerm.objects.filter(value__in=[value for _, value in found]).values_list("kind", "value"))
    for kind, value in sorted(found - standing):
        row, is_new = Suggested.objects.get_or_create(run=run, client=client, kind=kind, value=value)
        if not is_new:
            Suggested.objects.filter(pk=row.pk).update(files=F("files") + 1)


def take_names(run: Import, *, chosen: Iterable[UUID], lead: Practitioner) -> list[Client]:
    """The guard knows these names from now on; the clients that have a new one."""
    with transaction.atomic():
        rows = list(run.suggestions.filter(pk__in=list(chosen), taken_at=None).select_related("client"))
        for row in rows:
            GuardTerm.objects.get_or_create(client=row.client, kind=row.kind, value=row.value)
            row.taken_at = now()
            row.save(update_fields=["taken_at"])
        clients = {row.client_id: row.client for row in rows}
        for client in clients.values():
            words = f"{lead.name} told the guard new names of {client}, found in files that came in."
            PracticeLine.append("terms.learnt", by=lead.actor, words=words, subject=client.id)
    return list(clients.values())
