"""Markdown as its reader sees it: an excerpt shows words and no marks."""

import re

LINE = re.compile(r", lines? \d")  # how the place of a passage is called in a file that is text itself.
LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*\)")
TABLE_RULE = re.compile(r"\|(?:\s*:?-{2,}:?\s*\|)+")
IN_FRONT = re.compile(r"(?m)^(?:#{1,6} |> ?|[-*+] (?:\[[ xX]\] )?|-{3,}$|={3,}$)+")
HEADING = re.compile(r"(?<=\s)#{2,6} ")
TICK = re.compile(r"(?<=\s)[-*+] \[[ xX]\] ")
AROUND = re.compile(r"\*\*|__(?=\w)|(?<=\w)__|~~|`+")
SLANTED = re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*_])")
CELLS = re.compile(r"\s*\|[\s|]*")


def plain_words(text: str, *, place: str) -> str:
    """The text without its marks, where it comes from a file of text; a document of another kind has none."""
    if not LINE.search(place):
        return text
    return "\n".join(filter(None, map(_line, TABLE_RULE.sub("|", text).split("\n"))))


def _line(line: str) -> str:
    """One passage: what marks its beginning, its cells and its words goes, and the words stay in their order."""
    bare = AROUND.sub("", LINK.sub(r"\1", IN_FRONT.sub("", line)))
    if line.lstrip().startswith("|"):
        bare = CELLS.sub(" · ", bare).strip(" ·")
    return " ".join(SLANTED.sub(r"\2", TICK.sub("", HEADING.sub("", bare))).split())
