"""The marks of markdown: what is code, what is a link, where a note for the library ends, how a value is written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bulkhead.render.template.blanks import Blank

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
ONE_LINE = re.compile(r"\s*(?:#{1,6}\s|.*\|)")
# Every mark that markdown could read as more than a letter; a lone _ or & inside a word is one already.
MARKS = re.compile(r"[\\`*\[\]<>#|~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|^[-+=](?=\s|$)|(?<=^\d)[.)](?=\s|$)")
DEFINITION = re.compile(r"\s{0,3}\[([^\]]+)\]:")
# A code span, a link, a definition, a footnote, a check box.
NO_GAP = re.compile(
    r"(?P<tick>`+)[^`].*?(?P=tick)(?!`)|!?\[[^\[\]]*\](?:\([^()\n]*\)|\[[^\]\n]*\])|^\s{0,3}\[[^\]]+\]:.*|\[\^[^\]]*\]"
)
ESCAPED_END = re.compile(r"\\([\]>»}])")
REFERENCE = re.compile(r"\[([^\[\]]+)\]")
ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
BLOCK = re.compile(r"\s*(?:#{1,6}\s|```|~~~|<!--|\|)")
NOTE = re.compile(
    r"[\ufeff\s>]*(?:[-*+]\s+|\d+[.)]\s+|#{1,6}\s+|\|\s*)?(?P<comment><!--\s*)?[*_~]*"
    r"(?:library\s+note\s*[*_~]*:|\\?\[\s*library\s+note\s*\\?\])",
    re.IGNORECASE,
)


def begins_note(line: str) -> bool:
    return NOTE.match(line) is not None


def fenced(texts: Sequence[str]) -> Iterator[bool]:
    fence = ""
    for text in texts:
        yield bool(fence)
        opening = FENCE.match(text)
        if opening and not fence:
            fence = opening[1]
        elif opening and text.strip().startswith(fence) and not text.strip().strip(fence[0]):
            fence = ""


def noted(texts: Sequence[str], *, codes: Sequence[bool]) -> Iterator[bool]:
    """Whether each line belongs to a note: up to the next empty line, list item or heading, or the end of a comment."""
    end = ""
    for text, is_code in zip(texts, codes, strict=True):
        found = None if is_code else NOTE.match(text)
        if found and end != "-->":
            end = "-->" if found["comment"] else "line" if BLOCK.match(text) else "paragraph"
        elif end == "paragraph" and (not text.strip() or ITEM.match(text) or BLOCK.match(text) or is_code):
            end = ""
        yield bool(end)
        if end == "line" or (end == "-->" and "-->" in text):
            end = ""


def masked(line: str, *, references: frozenset[str]) -> str:
    """The same line, as long as before, without what only looks like a gap."""
    without = NO_GAP.sub(lambda found: "\0" * len(found[0]), line)
    without = REFERENCE.sub(
        lambda found: "\0" * len(found[0]) if found[1].casefold() in references else found[0], without
    )
    return ESCAPED_END.sub(lambda found: f"{found[1]}\0", without).replace("\\[", "\0[").replace("\\<", "\0<")


def widened(blank: Blank, *, line: str) -> Blank:
    """With the backslashes that say that its brackets are no link."""
    start = blank.start - (line[:1] != "" and blank.start > 0 and line[blank.start - 1] == "\\")
    return replace(blank, start=start, end=blank.end + (line[blank.end - 1] == "\\"))


def said(pieces: list[str], *, before: str, line: str, line_end: str) -> str:
    if before.count("`") % 2:
        return " ".join(pieces)
    if ONE_LINE.match(line):
        return " ".join(map(_escaped, pieces))
    return f"\\{line_end}".join(map(_escaped, pieces))


def _escaped(value: str) -> str:
    return MARKS.sub(lambda found: f"\\{found[0]}", value)
