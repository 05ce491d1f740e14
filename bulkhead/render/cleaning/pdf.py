"""PDF: the pages are drawn as before; what stands beside, behind and before them goes, and the file is written anew."""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pikepdf
import pypdfium2

from bulkhead.base.removals import Cleaned
from bulkhead.render.cleaning import pdf_beside, pdf_layers, pdf_origins
from bulkhead.render.cleaning.tally import Group, Tally
from bulkhead.render.opened_pdf import DAMAGED, LOCKED, is_signed, words_of
from bulkhead.render.refusals import Refused

MOST_PAGES = 3_000
MOST_OBJECTS = 300_000
MOST_VERSIONS = 20
SIGNED = "It carries a digital signature, which any change would break. Ask for a file that is not signed."
ONLY_A_FORM = "It is a form that only Adobe programs can show. Print it into a new PDF and clean that."
TOO_MANY = f"It holds more than {MOST_OBJECTS:,} objects. Print it into a new PDF and clean that."
END = re.compile(rb"%%EOF[\r\n]*")
BROKEN = (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, RuntimeError)

Remove = Callable[..., None]


def clean(name: str, *, content: bytes, tally: Tally) -> Cleaned:
    with _opened(content) as document:
        if tally.wants("hidden"):
            pdf_layers.remove(document, group=tally["hidden"], content=content)
        for key, remove in REMOVERS.items():
            if tally.wants(key):
                remove(document, group=tally[key])
        if tally.keys:
            _note_versions(content, tally["versions"])
        if not tally.removables():
            return Cleaned(content, (), name)
        return Cleaned(_saved(document), tally.removables(), name)


@contextmanager
def _opened(content: bytes) -> Iterator[pikepdf.Pdf]:
    try:
        document = pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError as locked:
        raise Refused(LOCKED) from locked
    except BROKEN as broken:
        raise Refused(DAMAGED) from broken
    with document:
        try:
            _judge(document)
            yield document
        except (*BROKEN, RecursionError) as broken:
            raise Refused(DAMAGED) from broken


def _judge(document: pikepdf.Pdf) -> None:
    if document.is_encrypted:
        raise Refused(LOCKED)
    if len(document.objects) > MOST_OBJECTS:
        raise Refused(TOO_MANY)
    if is_signed(document):
        raise Refused(SIGNED)
    if document.Root.get("/NeedsRendering", False):
        raise Refused(ONLY_A_FORM)
    if not 0 < len(document.pages) <= MOST_PAGES:
        raise Refused(f"It has {len(document.pages):,} pages; 1 to {MOST_PAGES:,} can be cleaned.")


def _note_versions(content: bytes, group: Group) -> None:
    """A program that saves by adding at the end leaves every earlier version readable; writing anew leaves none."""
    ends = [found.end() for found in END.finditer(content)][:-1]
    for number, end in enumerate(ends[-MOST_VERSIONS:], 1):
        try:
            earlier = pypdfium2.PdfDocument(content[:end])
        except pypdfium2.PdfiumError:
            continue  # the first part of a file made for fast viewing is no version of its own.
        try:
            text = words_of(earlier, number=len(earlier)) if len(earlier) else ""
            group.note("earlier version", place=f"version {number}", text=text)
        finally:
            earlier.close()


def _saved(document: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    document.remove_unreferenced_resources()
    document.save(target, deterministic_id=True, fix_metadata_version=False)
    return target.getvalue()


REMOVERS: dict[str, Remove] = {
    "comments": pdf_beside.remove_comments,
    "embedded": pdf_beside.remove_attachments,
    "links": pdf_beside.remove_links,
    "scripts": pdf_beside.remove_scripts,
    "custom": pdf_origins.remove_private,
    "properties": pdf_origins.remove_properties,
}
