"""The pages of a PDF as pdfium reads them, and those of earlier versions that the file still carries."""

import re

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from bulkhead.guard.reading.notebook import Notebook, Unreadable, inside

FEWEST_LETTERS = 25
_MOST_PAGES = 3_000
_MOST_VERSIONS = 5
_HYPHENATED = re.compile(r"(\w{1,40})[-\u00ad\u2010\ufffe\x02]\s*\r?\n?\s*(?<=[\n\ufffe\x02\s])(\w{1,40})")
_END = re.compile(rb"%%EOF[\r\n]*")
_LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
# Letters written from right to left, with the marks, digits and blanks between them.
_LEFTWARD_RUN = re.compile(f"[{_LEFTWARD}](?:[{_LEFTWARD}\u0300-\u036f \u00a0.,'\"()\\-]*[{_LEFTWARD}\u0300-\u036f])?")


def read_pages(notebook: Notebook, *, content: bytes, place: str) -> None:
    document = pdfium.PdfDocument(content)
    try:
        if not 0 < len(document) <= _MOST_PAGES:
            raise Unreadable(
                f"The PDF has {len(document):,} pages; we read 1 to {_MOST_PAGES:,}. Split it or save it again."
            )
        for number in range(len(document)):
            where = inside(place, inner=f"page {number + 1}")
            text, pictured = _page(document, number)
            note_page(notebook, text=text, where=where)
            if pictured:
                notebook.hold(f"{where[0].upper()}{where[1:]} is a picture: its text could not be read.")
    finally:
        document.close()


def _page(document: pdfium.PdfDocument, number: int) -> tuple[str, bool]:
    page = document[number]
    try:
        text_page = page.get_textpage()
        text = str(text_page.get_text_range())
        text_page.close()
        pictured = len("".join(text.split())) < FEWEST_LETTERS and _has_picture(page)
    finally:
        page.close()
    return text, pictured


def _has_picture(page: pdfium.PdfPage) -> bool:
    pictures_on_page = page.get_objects(filter=[pdfium_raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)
    return next(iter(pictures_on_page), None) is not None


def note_page(notebook: Notebook, *, text: str, where: str) -> None:
    lines = text.replace("\r\n", "\n")
    whole = lines.replace("\ufffe", "").replace("\x02", "")
    notebook.note(where, text=whole)
    joined = [f"{first}{second}" for first, second in _HYPHENATED.findall(lines)]
    notebook.note(inside(where, inner="word over two lines"), text="\n\n".join(joined))
    if _LEFTWARD_RUN.search(whole):
        notebook.note(where, text=turned(whole))


def turned(text: str) -> str:
    """Many a page keeps such writing in the order in which it is drawn, the last letter first."""
    return _LEFTWARD_RUN.sub(lambda run: run[0][::-1], text)


def read_earlier_versions(notebook: Notebook, *, content: bytes, place: str) -> None:
    """Saving by appending keeps the old pages in the file, where anyone can cut them out."""
    ends = [end.end() for end in _END.finditer(content)][:-1]
    known = {passage.text for passage in notebook.passages}
    for end in ends[-_MOST_VERSIONS:]:
        earlier = Notebook()
        try:
            read_pages(earlier, content=content[:end], place="")
        except (pdfium.PdfiumError, Unreadable):
            # The first part of a PDF made for fast viewing ends like this and is no version of its own.
            continue
        for passage in earlier.passages:
            # A page that did not change since is told once.
            if passage.text not in known:
                known.add(passage.text)
                where = f"an earlier version in the file, {passage.place}"
                notebook.note(inside(place, inner=where), text=passage.text)
