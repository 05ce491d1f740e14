"""A finding of the guard, in its sentence."""

import re
from typing import NamedTuple

from bulkhead.guard.verdicts import Finding


class Place(NamedTuple):
    """Where words stand that name another client, for ui.findings_list; `hit` is marked."""

    place: str
    before: str
    hit: str
    after: str
    why: str

    @classmethod
    def of(cls, finding: Finding, *, owner: str) -> "Place":
        said = re.search(re.escape(finding.name), finding.excerpt, re.IGNORECASE)
        start, end = said.span() if said else (0, len(finding.excerpt))
        before, hit, after = finding.excerpt[:start], finding.excerpt[start:end], finding.excerpt[end:]
        return cls(finding.place, before, hit, after, f"{owner}: {finding.rule}")
