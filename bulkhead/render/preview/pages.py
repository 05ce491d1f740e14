"""PDF files: pictures of the first pages, with their words for those who do not see them."""

import io
from collections.abc import Iterator

import pypdfium2 as pdfium

from bulkhead.render.opened_pdf import pages_of, words_of
from bulkhead.render.preview.results import Page, Preview

MOST_PAGES = 5
WIDTH, HEIGHT = 1000, 2000
LONGEST = 20_000
UNSEEN = "Page {number} could not be drawn."


def preview(content: bytes) -> Preview:
    with pages_of(content) as document:
        total = len(document)
        numbers = range(1, min(total, MOST_PAGES) + 1)
        drawn = list(_drawn(document, numbers))
    cut = [UNSEEN.format(number=number) for number in numbers if number not in {page.number for page in drawn}]
    more = [f"Only the first {MOST_PAGES} of {total:,} pages are shown."] if total > MOST_PAGES else []
    return Preview(pages=tuple(drawn), cut=(*more, *cut))


def _drawn(document: pdfium.PdfDocument, numbers: range) -> Iterator[Page]:
    for number in numbers:
        try:
            page = document[number - 1]
        except pdfium.PdfiumError:
            continue
        try:
            yield _picture(page, number, words_of(document, number=number)[:LONGEST])
        finally:
            page.close()


def _picture(page: pdfium.PdfPage, number: int, text: str) -> Page:
    """A page may say that it is a mile long, so both sides are bounded."""
    width, height = (max(side, 1.0) for side in page.get_size())
    bitmap = page.render(scale=min((WIDTH - 1) / width, (HEIGHT - 1) / height), may_draw_forms=True)
    picture = bitmap.to_pil().convert("RGB")
    bitmap.close()
    target = io.BytesIO()
    picture.save(target, "PNG", compress_level=6)
    return Page(number, target.getvalue(), picture.width, picture.height, text)
