"""Who asked, sent and opened what, as far as a person may know it."""

from django.db.models import Q, QuerySet

from bulkhead.vault.people.models import Person
from bulkhead.vault.requests.threads import files_of, requests_of, wanted_of
from bulkhead.vault.trail.models import VaultLine

OF_REQUESTS = tuple(f"request.{act}" for act in "asked replied next_agenda scope parked closed".split())
OF_WANTED = tuple(f"wanted.{act}" for act in "asked came received accepted sent_back withdrawn".split())
OF_FILES = ("file.sent", "file.read", "file.noted")


def lines_of_traffic(person: Person) -> QuerySet[VaultLine]:
    """Of what they may see: each request, each thing wanted, each file, the practice's reading of it included."""
    requests, wanted, files = requests_of(person), wanted_of(person), files_of(person)
    seen = Q(act__in=OF_REQUESTS, subject__in=requests.order_by().values("pk"))
    seen |= Q(act__in=OF_WANTED, subject__in=wanted.order_by().values("pk"))
    seen |= Q(act__in=OF_FILES, subject__in=files.order_by().values("pk"))
    return VaultLine.objects.filter(seen)
