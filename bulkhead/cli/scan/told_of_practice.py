"""The clients of a data folder, former ones included, with all names the guard knows."""

from collections import defaultdict
from pathlib import Path

from bulkhead.cli.opening import opened
from bulkhead.guard.matching import Term
from bulkhead.guard.roster import PRACTICE, Told
from bulkhead.practice.clients.models import Client, GuardTerm


def told(folder: Path) -> dict[str, Told]:
    """By slug."""
    terms: defaultdict[str, list[Term]] = defaultdict(list)
    with opened(folder):
        for slug, kind, value in GuardTerm.objects.order_by("pk").values_list("client__slug", "kind", "value"):
            terms[slug].append(Term(slug, kind, value))
        names = Client.objects.values_list("slug", "display_name")
        return {slug: Told(name, tuple(terms[slug]), PRACTICE) for slug, name in names}
