"""The guard's names of all clients, built from their terms and kept until a term changes."""

from collections.abc import Iterator
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Max

from bulkhead.guard import matching
from bulkhead.guard.matching import Names, Term
from bulkhead.practice.clients.models import Client, GuardTerm
from bulkhead.practice.clients.same_words import SameWord

Mark = tuple[int, UUID | None, int, UUID | None, str]


class _Kept:
    """The index of the last call and what it was built from, in one piece: threads of the desk share it."""

    last: tuple[Mark, Names] | None = None


def names_of_all() -> Names:
    """An index over the terms of every client, former ones included."""
    mark, last = _mark(), _Kept.last
    if last is not None and last[0] == mark:
        return last[1]
    terms = GuardTerm.objects.values_list("client_id", "kind", "value")
    names = Names(
        [*(Term(str(client), kind, value) for client, kind, value in terms), *_portal_links()], same_words=_same_words()
    )
    _Kept.last = mark, names
    return names


def _portal_links() -> Iterator[Term]:
    """Where each client's people go: behind the proxy and on this machine, whatever the terms say."""
    for client, slug in Client.objects.values_list("id", "slug"):
        for domain in dict.fromkeys(("localhost", settings.PORTAL_DOMAIN)):
            if domain:
                yield Term(str(client), "link", f"{slug}.{domain}")


def _same_words() -> Iterator[matching.SameWord]:
    """Phrases that the practice said are not the company."""
    for row in SameWord.objects.order_by():
        yield matching.SameWord(str(row.client_id), row.phrase, str(row.target_id or ""))


def _mark() -> Mark:
    """Terms and exceptions are added and removed, never edited: count and newest id tell any change."""
    said, same = _seen(GuardTerm), _seen(SameWord)
    return *said, *same, str(Client.objects.aggregate(any=Max("added_at"))["any"])


def _seen(rows: type[GuardTerm] | type[SameWord]) -> tuple[int, UUID | None]:
    seen = rows._default_manager.order_by().aggregate(count=Count("pk"), newest=Max("pk"))
    return seen["count"], seen["newest"]


def replace_terms(client: Client, *, terms: list[tuple[str, str]]) -> None:
    """Set a client's terms to (kind, value) pairs; what stands already stays."""
    wanted = {(kind, value.strip()) for kind, value in terms if value.strip()}
    standing = {(term.kind, term.value): term for term in client.terms.all()}
    gone = [term.pk for pair, term in standing.items() if pair not in wanted]
    GuardTerm.objects.filter(pk__in=gone).delete()
    GuardTerm.objects.bulk_create(
        [GuardTerm(client=client, kind=kind, value=value) for kind, value in sorted(wanted - set(standing))]
    )
