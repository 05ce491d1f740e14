"""A PDF with the words of its reader on every page: small at the foot, and faint across."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import typst

from bulkhead.render.opened_pdf import is_signed
from bulkhead.render.receipt import visible
from bulkhead.render.refusals import Refused
from bulkhead.render.typesetting import typeset
from bulkhead.render.watermark.pages import Stamp, lay

SOURCE = Path(__file__).with_name("watermark.typ").read_text()
FIXED_DATE = datetime(2000, 1, 1, tzinfo=UTC)  # of the overlay alone, so that the same words give the same bytes.
MOST_PAGES = 3_000
MOST_LETTERS = 200
NO_WORDS = "There are no words to mark it with."
LOCKED = "The PDF is encrypted, and a mark would break its protection. Add a version without a password."
SIGNED = "The PDF carries a digital signature, which a mark on its pages would break. Deliver it unmarked."
DAMAGED = "The PDF is damaged or no PDF. Open it where it was made and save it again."
FONT_PROBLEM = "The words to mark it with could not be set."


def watermark(content: bytes, *, words: str) -> bytes:
    """The same PDF with one more layer on each page; forms, links and bookmarks stay."""
    said = visible(words)[:MOST_LETTERS]
    if not said:
        raise Refused(NO_WORDS)
    with _opened(content) as document, pikepdf.open(io.BytesIO(_overlay(said))) as overlay:
        _judge(document)
        stamps = [Stamp.of(document, page=page) for page in overlay.pages]
        for page in document.pages:
            lay(page, foot=stamps[0], across=stamps[1])
        return _saved(document)


def _overlay(words: str) -> bytes:
    try:
        return typeset(SOURCE, values={"words": words}, made_at=FIXED_DATE, is_overlay=True)
    except typst.TypstError as problem:
        raise Refused(FONT_PROBLEM) from problem


@contextmanager
def _opened(content: bytes) -> Iterator[pikepdf.Pdf]:
    try:
        document = pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError as problem:
        raise Refused(LOCKED) from problem
    except pikepdf.PdfError as problem:
        raise Refused(DAMAGED) from problem
    with document:
        try:
            yield document
        except pikepdf.PdfError as problem:
            raise Refused(DAMAGED) from problem


def _judge(document: pikepdf.Pdf) -> None:
    if document.is_encrypted:
        raise Refused(LOCKED)
    if is_signed(document):
        raise Refused(SIGNED)
    if not 0 < len(document.pages) <= MOST_PAGES:
        raise Refused(f"The PDF has {len(document.pages):,} pages; 1 to {MOST_PAGES:,} can be marked.")


def _saved(document: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    document.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return target.getvalue()
