"""A PDF opened for looking at its pages, with what cannot be opened refused in words."""

from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from bulkhead.render.refusals import Refused

MOST_PAGES = 3_000
LOCKED = "The PDF is protected by a password. Remove the password and add it again."
DAMAGED = "The PDF is damaged or no PDF. Open it where it was made and save it again."
# A hyphen at the end of a line reaches us as one of these.
SOFT = str.maketrans("", "", "\ufffe\x02\x00")


@contextmanager
def pages_of(content: bytes) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as problem:
        is_locked = getattr(problem, "err_code", None) == pdfium_raw.FPDF_ERR_PASSWORD
        raise Refused(LOCKED if is_locked else DAMAGED) from problem
    try:
        if not 0 < len(document) <= MOST_PAGES:
            raise Refused(f"The PDF has {len(document):,} pages; 1 to {MOST_PAGES:,} can be read.")
        yield document
    finally:
        document.close()


def words_of(document: pdfium.PdfDocument, *, number: int) -> str:
    """The text of one page; a page that cannot be opened has none."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return ""
    try:
        text_page = page.get_textpage()
        text = str(text_page.get_text_range())
        text_page.close()
    finally:
        page.close()
    return text.translate(SOFT)


def is_signed(document: pikepdf.Pdf) -> bool:
    """A filled signature is a dictionary that names the bytes it covers (ISO 32000-1, 12.8.1)."""
    everything: list[object] = list(document.objects)
    return any(isinstance(each, pikepdf.Dictionary) and "/ByteRange" in each for each in everything)
