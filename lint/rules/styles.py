"""Colours and sizes are tokens, order is @layer's, and a behaviour evaluates no text."""

import re
from collections.abc import Iterator

from lint.fault import Fault
from lint.source import Source

RULE = "styles"
TOKENS = re.compile(r"(?:^|/)tokens[^/]*\.css$")
CSS = ((re.compile(r"!important"), "use @layer instead"),)
COLOUR = (re.compile(r":[^;{]*#[0-9a-f]{3,8}\b", re.IGNORECASE), "a colour belongs to the tokens")
JS = (
    (re.compile(r"\beval\(|new Function\(|\.innerHTML\s*=|document\.write\("), "text must not become code or markup"),
)


def check(source: Source) -> Iterator[Fault]:
    if not source.is_product or "/vendor/" in source.path or ".min." in source.path:
        return
    for number, line in enumerate(source.lines, start=1):
        for pattern, message in patterns_for(source.path):
            if pattern.search(line):
                yield from source.fault(number, rule=RULE, message=message)


def patterns_for(path: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    if path.endswith(".js"):
        return JS
    if path.endswith(".css"):
        return CSS if TOKENS.search(path) else (*CSS, COLOUR)
    return ()
