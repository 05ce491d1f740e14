"""The shell lines of a page of the docs, by the heading they stand under."""

import re
from pathlib import Path
from typing import NamedTuple

BLOCK = re.compile(r"^## (?P<heading>[^\n]+)$|^```sh\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """Lines that are typed one after the other."""

    heading: str
    lines: str


def blocks_of(page: Path) -> list[Block]:
    """In the order of the page."""
    found, heading = [], ""
    for match in BLOCK.finditer(page.read_text()):
        heading = match["heading"] or heading
        if match["lines"]:
            found.append(Block(heading, match["lines"]))
    return found
