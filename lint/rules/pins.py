"""Requirements pin every package once, with hashes, and name no place to fetch it from."""

import re
from collections.abc import Iterator

from lint.fault import Fault
from lint.source import Source

RULE = "pins"
PINNED = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*(?:\[[a-z,]+\])?==\S+(?: ;.*)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def check(source: Source) -> Iterator[Fault]:
    if source.path not in {"requirements.txt", "requirements-dev.txt"}:
        return
    for number, line in enumerate(source.lines, start=1):
        if not PINNED.match(line) and not HASH.match(line):
            message = "neither a package pinned with == nor one of its hashes"
            yield from source.fault(number, rule=RULE, message=message)
