"""What a PDF draws apart from its pages: stamps, fields as they look, drawings and pages that nothing shows any more.

Each is laid on a page of a scratch PDF, so that pdfium reads it like any other page.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Array, Dictionary, Name

from bulkhead.guard.reading.notebook import Notebook, Unreadable, inside
from bulkhead.guard.reading.pdf_pages import note_page

_MOST = 5_000
_DEEPEST = 8
_EVERYWHERE = (-20000, -20000, 20000, 20000)
_STATES = ("/N", "/R", "/D")
TOO_MANY = "The PDF holds too many drawings. Print it to a new PDF and upload that."
STAMP, LEFT, GONE = "as it looks on the page", "drawing that no page shows", "page that is no longer in the PDF"


@dataclass(frozen=True)
class _Drawing:
    place: str
    content: pikepdf.Object
    said: str = ""


def read_drawings(notebook: Notebook, *, document: pikepdf.Pdf, place: str) -> None:
    drawings = [*_looks(document), *_unshown(document)]
    if len(drawings) > _MOST:
        raise Unreadable(TOO_MANY)
    if drawings:
        for drawing, text in zip(drawings, _texts(document, drawings), strict=True):
            if _squeezed(text) not in ("", drawing.said):
                note_page(notebook, text=text, where=inside(place, inner=drawing.place))


def _looks(document: pikepdf.Pdf) -> Iterator[_Drawing]:
    """The appearance of each annotation, with what its own strings say already."""
    for number, page in enumerate(document.pages, start=1):
        annotations = page.obj.get("/Annots")
        for annotation in annotations if isinstance(annotations, Array) else ():
            if isinstance(annotation, Dictionary):
                said = _squeezed(str(annotation.get("/V", annotation.get("/Contents", ""))))
                for look in _appearances(annotation.get("/AP")):
                    yield _Drawing(f"page {number}, comment or field {STAMP}", look, said)


def _appearances(states: object) -> Iterator[pikepdf.Object]:
    looks = [states.get(state) for state in _STATES] if isinstance(states, Dictionary) else []
    for look in looks:
        if isinstance(look, pikepdf.Stream):
            yield look
        elif isinstance(look, Dictionary):
            yield from (stream for _, stream in look.items() if isinstance(stream, pikepdf.Stream))


def _unshown(document: pikepdf.Pdf) -> Iterator[_Drawing]:
    """Drawings and pages in the file to which no page leads; a pattern is a drawing too."""
    shown = {page.obj.objgen for page in document.pages}
    for page in document.pages:
        _follow(page.obj.get("/Resources"), shown, depth=_DEEPEST)
        annotations = page.obj.get("/Annots")
        for annotation in annotations if isinstance(annotations, Array) else ():
            if isinstance(annotation, Dictionary):
                shown |= {look.objgen for look in _appearances(annotation.get("/AP"))}
    everything: list[object] = list(document.objects)
    for item in everything:
        if isinstance(item, pikepdf.Stream) and item.objgen not in shown:
            if item.get("/Subtype") == Name.Form:
                yield _Drawing(LEFT, item)
        elif isinstance(item, pikepdf.Stream) and item.get("/PatternType") == 1:
            yield _Drawing("pattern of a page", item)
        elif isinstance(item, Dictionary) and item.get("/Type") == Name.Page and item.objgen not in shown:
            yield _Drawing(GONE, item)


def _follow(resources: object, shown: set[tuple[int, int]], *, depth: int) -> None:
    drawings = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    for _, drawing in drawings.items() if depth and isinstance(drawings, Dictionary) else ():
        if isinstance(drawing, pikepdf.Stream) and drawing.objgen not in shown:
            shown.add(drawing.objgen)
            _follow(drawing.get("/Resources"), shown, depth=depth - 1)


def _texts(document: pikepdf.Pdf, drawings: list[_Drawing]) -> Iterator[str]:
    with pikepdf.new() as scratch:
        fonts = _usual_fonts(document, scratch)
        for drawing in drawings:
            _lay(drawing.content, scratch, fonts)
        saved = io.BytesIO()
        scratch.save(saved)
    read = pdfium.PdfDocument(saved.getvalue())
    try:
        for number in range(len(read)):
            yield str(read[number].get_textpage().get_text_range())
    finally:
        read.close()


def _usual_fonts(document: pikepdf.Pdf, scratch: pikepdf.Pdf) -> pikepdf.Object:
    """A field may draw with the fonts of the form that all fields share."""
    form = document.Root.get("/AcroForm")
    usual = form.get("/DR") if isinstance(form, Dictionary) else None
    if not isinstance(usual, Dictionary):
        return Dictionary()
    return scratch.copy_foreign(usual if usual.is_indirect else document.make_indirect(usual))


def _lay(content: pikepdf.Object, scratch: pikepdf.Pdf, fonts: pikepdf.Object) -> None:
    page = scratch.add_blank_page(page_size=(612, 792)).obj
    if isinstance(content, pikepdf.Stream):
        drawing = scratch.copy_foreign(content)
        drawing.Type, drawing.Subtype = Name.XObject, Name.Form
        drawing.BBox = Array(list(_EVERYWHERE))
        if "/Resources" not in drawing:
            drawing.Resources = fonts
        page.Resources = Dictionary(XObject=Dictionary(Drawing=drawing))
        page.Contents = scratch.make_stream(b"q /Drawing Do Q")
    else:
        kept = {key: content.get(key) for key in ("/Contents", "/Resources")}
        for key, value in kept.items():
            if isinstance(value, pikepdf.Object):
                page[key] = scratch.copy_foreign(value) if value.is_indirect else _copied(value, scratch)


def _copied(value: pikepdf.Object, scratch: pikepdf.Pdf) -> pikepdf.Object:
    """An object without a number of its own cannot be carried over; its parts are, one by one."""
    if isinstance(value, Dictionary):
        return Dictionary({key: _carried(inner, scratch) for key, inner in value.items()})
    return Array([_carried(inner, scratch) for inner in value]) if isinstance(value, Array) else value


def _carried(value: pikepdf.Object, scratch: pikepdf.Pdf) -> pikepdf.Object:
    # A bare number or text is no object of the library, whatever its types say.
    plain: object = value
    is_numbered = isinstance(plain, pikepdf.Object) and plain.is_indirect
    return scratch.copy_foreign(value) if is_numbered else _copied(value, scratch)


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()
