"""The clients of this practice, former ones included, with all names the guard knows."""

from collections import defaultdict

from bulkhead.guard.matching import Term
from bulkhead.guard.roster import PRACTICE, Told
from bulkhead.practice.clients.models import Client, GuardTerm


def told() -> dict[str, Told]:
    """By slug, in the order of their names."""
    terms: defaultdict[str, list[Term]] = defaultdict(list)
    for slug, kind, value in GuardTerm.objects.order_by("pk").values_list("client__slug", "kind", "value"):
        terms[slug].append(Term(slug, kind, value))
    names = Client.objects.order_by("display_name").values_list("slug", "display_name")
    return {slug: Told(name, tuple(terms[slug]), PRACTICE) for slug, name in names}
