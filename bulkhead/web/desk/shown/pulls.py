"""Fields nobody knows a value for, in a sentence that stays short."""

from collections.abc import Sequence

from bulkhead.web.ui.formats import number

NAMED = 3


def unknown_words(fields: Sequence[str]) -> str:
    """“a”, “b”, “c” and 197 more; empty when there is none."""
    named = [f"“{field}”" for field in fields[:NAMED]]
    more = len(fields) - len(named)
    if more:
        return f"{', '.join(named)} and {number(more)} more"
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)
