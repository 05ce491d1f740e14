"""The block between two lines of dashes at the top of a markdown file, which speaks to programs."""

import re

BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")


def split(text: str) -> tuple[str, str]:
    """The front matter (empty when there is none) and the body; together they are the text."""
    found = BLOCK.match(text)
    if found is None:
        return "", text
    return found[0], text[found.end() :]
