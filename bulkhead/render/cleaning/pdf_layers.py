"""What the pages of a PDF draw and nobody sees: layers switched off, invisible letters, words beside the page.

A scanned page keeps the invisible letters over its picture, because they make it searchable.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name

from bulkhead.render.cleaning.pdf_beside import every, take_off
from bulkhead.render.cleaning.pdf_drawing import Drawing
from bulkhead.render.cleaning.pdf_pen import Pen
from bulkhead.render.cleaning.tally import Group
from bulkhead.render.opened_pdf import pages_of
from bulkhead.render.template.pdf_origin import annotations
from bulkhead.render.watermark.pages import sight_of

MOST_DRAWN = 20_000_000


@dataclass
class Layers:
    """Which layers are switched off when the file is opened."""

    off: frozenset[tuple[int, int]]

    @classmethod
    def of(cls, document: pikepdf.Pdf) -> "Layers":
        about = document.Root.get("/OCProperties")
        if not isinstance(about, Dictionary):
            return cls(frozenset())
        usual = about.get("/D", Dictionary())
        everything = _numbers(about.get("/OCGs"))
        off = everything if usual.get("/BaseState") == Name.OFF else frozenset()
        return cls((off | _numbers(usual.get("/OFF"))) - _numbers(usual.get("/ON")))

    def hide(self, content: object) -> bool:
        """A layer, or a rule over several of them."""
        if not isinstance(content, Dictionary):
            return False
        if content.get("/Type") != Name.OCMD:
            return content.objgen in self.off and content.is_indirect
        layers = content.get("/OCGs")
        found = [layers] if isinstance(layers, Dictionary) else list(layers) if isinstance(layers, Array) else []
        hidden = [isinstance(each, Dictionary) and each.objgen in self.off for each in found]
        if not hidden or "/VE" in content:
            return False
        return {
            "/AllOn": any(hidden), "/AllOff": not all(hidden), "/AnyOff": not any(hidden)
        }.get(str(content.get("/P", "/AnyOn")), all(hidden))  # fmt: skip


def _numbers(layers: object) -> frozenset[tuple[int, int]]:
    found = list(layers) if isinstance(layers, Array) else []
    return frozenset(each.objgen for each in found if isinstance(each, Dictionary) and each.is_indirect)


def remove(document: pikepdf.Pdf, *, group: Group, content: bytes) -> None:
    layers, strays = Layers.of(document), _with_strays(content)
    for number, page in enumerate(document.pages, 1):
        hidden = [each for each in annotations(page) if layers.hide(each.get("/OC"))]
        for _ in hidden:
            group.note("note on a layer that is switched off", place=f"page {number}")
        take_off(page, gone=hidden)
        pen = Pen(_box(page)) if number in strays else None
        _redraw_page(document, page, layers, pen=pen, group=group, number=number)
    for each in every(document):
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == Name.Form and layers.off:
            gone = _redraw(each, each.get("/Resources"), layers, drops_invisible=False)
            _note(group, gone, "pages")
    _forget_layers(document, layers, group)


def _with_strays(content: bytes) -> frozenset[int]:
    """The pages that say more than can be seen of them."""
    with pages_of(content) as document:
        return frozenset(number for number in range(1, len(document) + 1) if _has_strays(document, number))


def _has_strays(document: pypdfium2.PdfDocument, number: int) -> bool:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return False
    try:
        text = page.get_textpage()
        said, seen = (len("".join(each.split())) for each in (text.get_text_range(), text.get_text_bounded()))
        text.close()
    finally:
        page.close()
    return said > seen


def _box(page: pikepdf.Page) -> tuple[float, float, float, float]:
    sight = sight_of(page)
    return sight.left, sight.bottom, sight.right, sight.top


def _redraw_page(
    document: pikepdf.Pdf, page: pikepdf.Page, layers: Layers, *, pen: Pen | None, group: Group, number: int
) -> None:
    resources = page.obj.get("/Resources", page.resources)
    is_invisible = b"3 Tr" in _drawn(page) and not _has_picture(resources)
    if layers.off or is_invisible or pen:
        wanted = _names(resources, layers)
        if is_invisible or pen or any(wanted):
            drawing = Drawing(*wanted, drops_invisible=is_invisible, pen=pen)
            kept = list(drawing.without(pikepdf.parse_content_stream(page)))
            if drawing.gone:
                page.obj["/Contents"] = document.make_stream(pikepdf.unparse_content_stream(kept))
                _forget_placed(resources, wanted[1])
                _note(group, drawing.gone, f"page {number}")


def _drawn(page: pikepdf.Page) -> bytes:
    found = page.obj.get("/Contents")
    streams = list(found) if isinstance(found, Array) else [found]
    return b"\n".join(each.read_bytes() for each in streams if isinstance(each, pikepdf.Stream))[:MOST_DRAWN]


def _has_picture(resources: object) -> bool:
    placed = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    return isinstance(placed, Dictionary) and any(
        isinstance(each, pikepdf.Stream) and each.get("/Subtype") in (Name.Image, Name.Form)
        for _, each in placed.items()
    )


def _names(resources: object, layers: Layers) -> tuple[frozenset[str], frozenset[str]]:
    """Under which names a page draws on hidden layers, and places forms and pictures that are hidden."""
    found = []
    for kind in ("/Properties", "/XObject"):
        rows = resources.get(kind) if isinstance(resources, Dictionary) else None
        items = rows.items() if isinstance(rows, Dictionary) else []
        hidden = [
            str(name)
            for name, each in items
            if layers.hide(
                each if kind == "/Properties" else each.get("/OC") if isinstance(each, pikepdf.Stream) else None
            )
        ]
        found.append(frozenset(hidden))
    return found[0], found[1]


def _redraw(form: pikepdf.Stream, resources: object, layers: Layers, *, drops_invisible: bool) -> list[tuple[str, str]]:
    wanted = _names(resources, layers)
    if not any(wanted):
        return []
    drawing = Drawing(*wanted, drops_invisible=drops_invisible)
    kept = list(drawing.without(pikepdf.parse_content_stream(form)))
    if drawing.gone:
        form.write(pikepdf.unparse_content_stream(kept))
        _forget_placed(resources, wanted[1])
    return drawing.gone


def _forget_placed(resources: object, names: frozenset[str]) -> None:
    placed = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    if isinstance(placed, Dictionary):
        for name in names:
            if name in placed:
                del placed[name]


def _note(group: Group, gone: list[tuple[str, str]], place: str) -> None:
    for word, text in gone:
        group.note(word, place=place, text=text)


def _forget_layers(document: pikepdf.Pdf, layers: Layers, group: Group) -> None:
    """Their names too, wherever they are listed."""
    about = document.Root.get("/OCProperties")
    if layers.off and isinstance(about, Dictionary):
        for layer in list(about.get("/OCGs", Array())):
            if isinstance(layer, Dictionary) and layer.objgen in layers.off:
                group.note("layer that is switched off", place="document", text=str(layer.get("/Name", "")))
                layer["/Name"] = pikepdf.String("")
        for holder in (about, *_arrangements(about)):
            for key in ("/OCGs", "/OFF", "/ON", "/Order", "/Locked", "/RBGroups"):
                rows = holder.get(key)
                if isinstance(rows, Array):
                    holder[key] = _without(rows, layers.off)


def _arrangements(about: Dictionary) -> Iterator[Dictionary]:
    more = about.get("/Configs")
    for each in (about.get("/D"), *(list(more) if isinstance(more, Array) else [])):
        if isinstance(each, Dictionary):
            yield each


def _without(rows: Array, off: frozenset[tuple[int, int]], depth: int = 12) -> Array:
    kept: list[object] = []
    for each in list(rows):
        if isinstance(each, Array) and depth:
            kept.append(_without(each, off, depth - 1))
        elif not (isinstance(each, Dictionary) and each.objgen in off):
            kept.append(each)
    return Array(kept)
