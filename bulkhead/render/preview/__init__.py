"""A look at a file without the program that made it: its texts in their order, or pictures of its first pages.

`preview` shows all of it to its author; `for_readers` what it says to those it was made for.
"""

from collections.abc import Callable
from pathlib import PurePath

from bulkhead.render.preview import lettered, pages, plain, sheets, slides
from bulkhead.render.preview.results import Page, Preview
from bulkhead.render.refusals import Refused
from bulkhead.render.template.results import NotATemplate

__all__ = ["Page", "Preview", "for_readers", "preview"]

KINDS: dict[str, Callable[[bytes], Preview]] = {
    ".docx": lettered.preview,
    ".pptx": slides.preview,
    ".xlsx": sheets.preview,
    ".pdf": pages.preview,
    ".md": plain.preview_markdown,
    ".txt": plain.preview_text,
}
FOR_READERS: dict[str, Callable[[bytes], Preview]] = {
    ".docx": lettered.preview,
    ".pptx": slides.for_readers,
    ".xlsx": sheets.for_readers,
    ".txt": plain.preview_text,
}
UNKNOWN = "Only .docx, .pptx, .xlsx, .pdf, .md and .txt files can be shown here. Download it to look at it."


def preview(name: str, *, content: bytes) -> Preview:
    return _looked(KINDS.get(PurePath(name).suffix.lower()), content)


def for_readers(name: str, *, content: bytes) -> Preview:
    """Without speaker notes and what is hidden, for the kinds that no browser shows by itself."""
    return _looked(FOR_READERS.get(PurePath(name).suffix.lower()), content)


def _looked(kind: Callable[[bytes], Preview] | None, content: bytes) -> Preview:
    if kind is None:
        raise Refused(UNKNOWN)
    try:
        return kind(content)
    except NotATemplate as refused:
        raise Refused(f"It could not be read: {refused}.") from refused
