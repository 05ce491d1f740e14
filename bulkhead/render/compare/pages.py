"""PDF files: the paragraphs of each page, as far as a PDF tells; it can be read and compared, not altered."""

from collections.abc import Iterator

import pypdfium2 as pdfium

from bulkhead.render.compare.results import Block
from bulkhead.render.compare.stories import Paper, Story, Unit
from bulkhead.render.opened_pdf import pages_of, words_of

ENDS = (".", "?", "!", ":", ";")
BULLETS = ("•", "–", "-", "*", "▪", "◦", "·")
FULL = 0.7  # a line this much shorter than the longest ends its paragraph.


class PdfPaper(Paper):
    cannot_alter = "A PDF cannot be taken apart: take the new version whole, or stay with the old one."

    def __init__(self, content: bytes) -> None:
        with pages_of(content) as document:
            self.stories = [Story("pdf", "document", list(_units(document)))]


def _units(document: pdfium.PdfDocument) -> Iterator[Unit]:
    for number in range(1, len(document) + 1):
        for place, paragraph in enumerate(paragraphs(words_of(document, number=number)), start=1):
            yield Unit(Block(f"page{number}#{place}", f"page {number}", paragraph, "text"))


def paragraphs(text: str) -> Iterator[str]:
    """Lines joined again: a paragraph ends at a short line, at the end of a sentence, or before a list sign."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    longest = max(map(len, lines), default=0)
    begun: list[str] = []
    for line in lines:
        if begun and (not line or line.startswith(BULLETS) or _ends(begun[-1], longest)):
            yield " ".join(begun)
            begun = []
        begun += [line] if line else []
    if begun:
        yield " ".join(begun)


def _ends(line: str, longest: int) -> bool:
    return len(line) < FULL * longest or line.endswith(ENDS)
