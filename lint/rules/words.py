"""Pages speak plainly: what happened, where, what to do. No cheering and no apology."""

import re
from collections.abc import Iterator

from lint.fault import Fault
from lint.source import Source

RULE = "words"
CODE = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}|<!--.*?-->|<!doctype[^>]*>|<[^>]*>", re.DOTALL | re.IGNORECASE)
CHEERING = re.compile(r"\w!|\b(?:successfully|oops|sorry|whoops|congratulations)\b", re.IGNORECASE)


def check(source: Source) -> Iterator[Fault]:
    if not source.is_template:
        return
    spoken = CODE.sub(blank, source.text)
    for number, line in enumerate(spoken.splitlines(), start=1):
        for found in CHEERING.findall(line):
            yield from source.fault(number, rule=RULE, message=f"{found!r}: say plainly what happened")


def blank(code: re.Match[str]) -> str:
    """Keeps the line breaks, so that a fault is shown where it stands."""
    return "\n" * code[0].count("\n") or " "
