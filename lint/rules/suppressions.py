"""A check may be switched off on one line, by its code, with the reason beside it."""

import re
from collections.abc import Iterator

from lint.fault import Fault
from lint.source import Source

RULE = "suppressions"
OWN = ("lint/", "tests/lint/")
KINDS = (
    (re.compile(r"#\s*noqa\b", re.IGNORECASE), re.compile(r"# noqa: [A-Z]+[0-9]+(?:, ?[A-Z]+[0-9]+)* -- \S")),
    (re.compile(r"#\s*type:\s*ignore"), re.compile(r"# type: ignore\[[a-z-]+(?:, ?[a-z-]+)*\]  # \S")),
    (re.compile(r"#\s*pragma:"), re.compile(r"# pragma: [a-z ]+ -- \S")),
    (re.compile(r"(?:#|{#|/\*|//)\s*lint:"), re.compile(r"lint: [a-z]+(?:, ?[a-z]+)* -- \S")),
    (re.compile(r"djlint:\s*off"), re.compile(r"djlint:\s*off [A-Z][0-9]+ -- \S")),
)


def check(source: Source) -> Iterator[Fault]:
    if source.is_in(OWN) or not source.path.endswith((".py", ".html", ".css", ".js")):
        return
    for number, line in enumerate(source.lines, start=1):
        for spotted, reasoned in KINDS:
            if spotted.search(line) and not reasoned.search(line):
                message = "name code and reason: `# noqa: X000 -- why` or `# type: ignore[code]  # why`"
                yield from source.fault(number, rule=RULE, message=message)
