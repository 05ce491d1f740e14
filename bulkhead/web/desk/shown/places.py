"""A finding of the guard, in its sentence."""

import re
from typing import NamedTuple

from bulkhead.guard.verdicts import Finding

OTHER = "another client"  # whose name this reader may not know.


class Place(NamedTuple):
    """Where words stand that name another client, for ui.findings_list; `hit` is marked."""

    place: str
    before: str
    hit: str
    after: str
    why: str

    @classmethod
    def of(cls, finding: Finding, *, owner: str) -> "Place":
        why = f"{owner}: {finding.rule}"
        if finding.seen.said:
            return cls(finding.place, *finding.seen, why)
        start, end = _span(finding)
        before, hit, after = finding.excerpt[:start], finding.excerpt[start:end], finding.excerpt[end:]
        return cls(finding.place, before, hit, after, why)


def _span(finding: Finding) -> tuple[int, int]:
    """Where the name stands: whole, or its first words, since a text says “Harbor Clinics” of Harbor Clinics LLC."""
    words = finding.name.split()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count]).rstrip(",.")
        said = re.search(re.escape(name), finding.excerpt, re.IGNORECASE)
        if said:
            return said.span()
    return 0, len(finding.excerpt)
