"""The project runs anywhere: no path of one machine and no package index is written into it."""

import re
from collections.abc import Iterator

from lint.fault import Fault
from lint.source import Source

RULE = "places"
OWN = ("lint/rules/places.py", "tests/lint/", "LICENSE")
# A path counts only where it begins, so that bulkhead/work/ is none.
MACHINE = re.compile(r"(?<![\w.~*$}/-])/(?:root|home/\w|Users/\w|work/\w|opt/\w|tmp/\w|mnt/\w)")
INDEX = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|deb\.debian\.org|crates\.io|proxy\.golang|"
    r"--(?:extra-)?index-url|--trusted-host|--find-links",
)


def check(source: Source) -> Iterator[Fault]:
    if source.is_in(OWN):
        return
    for number, line in enumerate(source.lines, start=1):
        for found in (*MACHINE.findall(line), *INDEX.findall(line)):
            message = f"{found!r} is a path of one machine or the address of a package index"
            yield from source.fault(number, rule=RULE, message=message)
