"""What a PDF says about itself, and what programs keep in it for themselves."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary

from bulkhead.render.cleaning.pdf_beside import every
from bulkhead.render.cleaning.tally import Group
from bulkhead.render.template.pdf_origin import drop, strip_photo

OF_PROGRAMS = ("/PieceInfo", "/SpiderInfo", "/LastModified")
DEEPEST = 6
DATES = frozenset({"/CreationDate", "/ModDate"})


def remove_private(document: pikepdf.Pdf, *, group: Group) -> None:
    for each in every(document):
        if "/PieceInfo" in each:
            group.note(
                "private notes of a program", place="document", text=" ".join(_strings(each["/PieceInfo"], DEEPEST))
            )
        drop(each, *OF_PROGRAMS)
    form = document.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and "/XFA" in form:
        group.note("second form for Adobe programs", place="document")
        del form["/XFA"]


def _strings(item: object, depth: int) -> Iterator[str]:
    if isinstance(item, pikepdf.String):
        yield str(item)
    elif depth and isinstance(item, (Dictionary, pikepdf.Stream)):
        for value in item.values():
            yield from _strings(value, depth - 1)


def remove_properties(document: pikepdf.Pdf, *, group: Group) -> None:
    if "/Info" in document.trailer:
        for key, value in document.docinfo.items():
            if isinstance(value, pikepdf.String) and str(value).strip():
                word = "date" if str(key) in DATES else str(key).removeprefix("/").lower()
                group.note(word, place="document properties", text=f"{word}: {value}")
        del document.trailer["/Info"]
    for each in every(document):
        _remove_from(each, group)


def _remove_from(each: pikepdf.Object, group: Group) -> None:
    if "/Metadata" in each:
        group.note("XMP", place="document properties" if "/Pages" in each else "pages and pictures")
        del each["/Metadata"]
    if "/Thumb" in each and "/Contents" in each:
        group.note("small pictures of pages", place="pages")
        del each["/Thumb"]
    if isinstance(each, pikepdf.Stream) and each.get("/Filter") == pikepdf.Name.DCTDecode:
        before = each.read_raw_bytes()
        strip_photo(each)
        if each.read_raw_bytes() != before:
            group.note("notes inside pictures", place="pictures")
