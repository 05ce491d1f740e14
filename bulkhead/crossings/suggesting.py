"""Names that the files of a client carry, offered to the guard. What passes: a company's name, a domain.

They are only offered: a practitioner says which of them are the client's, and then all that came in is judged again.
"""

import re
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import F

from bulkhead.base.clock import now
from bulkhead.guard.readings import Reading
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client, GuardTerm
from bulkhead.practice.imports.models import Import, Suggested
from bulkhead.practice.trail.models import PracticeLine

COMPANY = "properties, company"
ADDRESS = re.compile(r"(?<=[\w.+-])@((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})\b", re.IGNORECASE)
MOST = 12  # a file with more domains than this is a list of addresses, and tells nobody.
# Where anybody has a mailbox, and what programs write by themselves.
EVERYBODY = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com live.com icloud.com me.com yahoo.com aol.com gmx.net gmx.de "
    "proton.me protonmail.com example.com example.org example.net".split()
)
NOBODY = frozenset({"microsoft", "microsoft corporation", "home", "private", "company", "n/a", "none", "unknown"})
LONGEST = 160


def note_names(run: Import, *, client: Client, reading: Reading) -> None:
    """Count what one file says of whose it is; what the guard knows already is left out."""
    found = names_in(reading)
    standing = set(GuardTerm.objects.filter(value__in=[value for _, value in found]).values_list("kind", "value"))
    for kind, value in sorted(found - standing):
        row, is_new = Suggested.objects.get_or_create(run=run, client=client, kind=kind, value=value)
        if not is_new:
            Suggested.objects.filter(pk=row.pk).update(files=F("files") + 1)


def names_in(reading: Reading) -> set[tuple[str, str]]:
    """(kind, value) of what the properties call the company, and of the domains its addresses are at."""
    found: set[tuple[str, str]] = set()
    domains: set[str] = set()
    for passage in reading.passages:
        words = " ".join(passage.text.split())
        if passage.place.endswith(COMPANY) and words.casefold() not in NOBODY and 2 < len(words) <= LONGEST:
            found.add((GuardTerm.Kind.LEGAL_NAME, words))
        domains |= {domain.lower() for domain in ADDRESS.findall(passage.text)} - EVERYBODY
    return found | {(GuardTerm.Kind.DOMAIN, domain) for domain in domains if len(domains) <= MOST}


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
