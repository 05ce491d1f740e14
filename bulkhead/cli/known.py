"""The clients a file is compared with: their names, and the key each has among them, by slug."""

from dataclasses import dataclass

from bulkhead.guard.matching import Names


@dataclass(frozen=True)
class Known:
    """An index of names; `by_slug` gives the client's key in it."""

    names: Names
    by_slug: dict[str, str]
