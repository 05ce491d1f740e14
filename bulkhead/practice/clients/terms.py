"""The guard's names of all clients, built from their terms and kept until a term changes."""

from uuid import UUID

from django.db.models import Count, Max

from bulkhead.guard.matching import Names, Term
from bulkhead.practice.clients.models import Client, GuardTerm

Mark = tuple[int, UUID | None, str]


class _Kept:
    """The index of the last call and what it was built from, in one piece: threads of the desk share it."""

    last: tuple[Mark, Names] | None = None


def names_of_all() -> Names:
    """An index over the terms of every client, former ones included."""
    mark, last = _mark(), _Kept.last
    if last is not None and last[0] == mark:
        return last[1]
    terms = GuardTerm.objects.values_list("client_id", "kind", "value")
    names = Names(Term(str(client), kind, value) for client, kind, value in terms)
    _Kept.last = mark, names
    return names


def _mark() -> Mark:
    """Terms are added and removed, never edited: count and newest id tell any change."""
    seen = GuardTerm.objects.aggregate(count=Count("pk"), newest=Max("pk"))
    return seen["count"], seen["newest"], str(Client.objects.aggregate(any=Max("added_at"))["any"])


def replace_terms(client: Client, *, terms: list[tuple[str, str]]) -> None:
    """Set a client's terms to (kind, value) pairs; what stands already stays."""
    wanted = {(kind, value.strip()) for kind, value in terms if value.strip()}
    standing = {(term.kind, term.value): term for term in client.terms.all()}
    gone = [term.pk for pair, term in standing.items() if pair not in wanted]
    GuardTerm.objects.filter(pk__in=gone).delete()
    GuardTerm.objects.bulk_create(
        [GuardTerm(client=client, kind=kind, value=value) for kind, value in sorted(wanted - set(standing))]
    )
