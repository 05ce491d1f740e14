"""PDF: the text of pages, every string among its objects, attachments, and earlier versions that it still carries."""

import io
import re
import zlib
from collections.abc import Callable, Iterator

import pikepdf

from bulkhead.guard.reading import markup, pdf_drawings, pdf_pages, pictures
from bulkhead.guard.reading.notebook import Notebook, Unreadable, inside

Embedded = Callable[[str, bytes, str], None]

PASSWORD = "The file is protected by a password. Remove the password and upload it again."
_MOST_OBJECTS = 300_000
_MOST_UNPACKED = 50 * 1024 * 1024
_LETTERS = re.compile(r"[^\W\d_]{2,}|[^\W\d_a-zA-Z]")
_DATE = re.compile(r"D:\d{4,14}")
_INFO = {
    "Title": "title",
    "Author": "author",
    "Subject": "subject",
    "Keywords": "keywords",
    "Producer": "made by",
    "Creator": "made by",
}
_KEY_PLACES = {
    "/Title": "bookmark",
    "/URI": "link",
    "/Alt": "alt text",
    "/ActualText": "alt text",
    "/JS": "script",
    "/TU": "form field",
    "/TM": "form field",
    "/V": "form field",
    "/DV": "form field",
    "/Opt": "form field",
    "/T": "author of a comment or form field",
    "/Contents": "comment",
    "/RC": "comment",
    "/Subj": "comment",
    "/F": "attachment, file name",
    "/UF": "attachment, file name",
    "/Desc": "attachment",
    "/P": "page label",
    "/Name": "layer",
    "/Names": "name of an attachment or a mark",
}
_NOT_WRITTEN = frozenset(
    "/ID /O /U /OE /UE /Perms /CheckSum /Lookup /CreationDate /ModDate /M /Registry /Ordering /CharSet /Panose /DA"
    " /Lang".split()
)


def read_pdf(notebook: Notebook, *, content: bytes, place: str, embedded: Embedded) -> None:
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            _Objects(notebook, document, place=place, embedded=embedded).read()
            pdf_drawings.read_drawings(notebook, document=document, place=place)
    except pikepdf.PasswordError as problem:
        raise Unreadable(PASSWORD) from problem
    pdf_pages.read_pages(notebook, content=content, place=place)
    pdf_pages.read_earlier_versions(notebook, content=content, place=place)


class _Objects:
    """One walk over all objects: whatever is a string, and the streams that hold text."""

    def __init__(self, notebook: Notebook, document: pikepdf.Pdf, *, place: str, embedded: Embedded) -> None:
        self._notebook = notebook
        self._document = document
        self._place = place
        self._embedded = embedded
        self._pages: dict[tuple[int, int], str] = {}

    def read(self) -> None:
        self._properties()
        self._find_annotations()
        if len(self._document.objects) > _MOST_OBJECTS:
            raise Unreadable("The PDF holds too many objects. Print it to a new PDF and upload that.")
        properties = self._document.docinfo.objgen
        # A numbered object may also be a bare number, whatever the types say.
        everything: list[object] = list(self._document.objects)
        for item in everything:
            if isinstance(item, pikepdf.Object) and item.objgen != properties:
                if isinstance(item, pikepdf.Stream):
                    self._stream(item)
                self._strings(item, "", where=self._pages.get(item.objgen, ""), depth=12)

    def _note(self, inner: str, text: str) -> None:
        if _LETTERS.search(text) and not _DATE.match(text):
            self._notebook.note(inside(self._place, inner=inner), text=text)

    def _properties(self) -> None:
        for key, value in self._document.docinfo.items():
            name = str(key).removeprefix("/")
            if isinstance(value, pikepdf.String) and f"/{name}" not in _NOT_WRITTEN:
                self._note(f"properties, {_INFO.get(name, name)}", str(value))

    def _find_annotations(self) -> None:
        """A comment or link is a numbered object; its page gives it a place."""
        for number, page in enumerate(self._document.pages, start=1):
            annotations = page.obj.get("/Annots")
            if isinstance(annotations, pikepdf.Array):
                for annotation in annotations:
                    if isinstance(annotation, pikepdf.Object):
                        self._pages[annotation.objgen] = f"page {number}"

    def _strings(self, item: pikepdf.Object, key: str, *, where: str, depth: int) -> None:
        if isinstance(item, pikepdf.String):
            if key not in _NOT_WRITTEN:
                self._note(inside(where, inner=_KEY_PLACES.get(key, "hidden text of the PDF")), str(item))
        elif depth and isinstance(item, pikepdf.Array):
            self._array(item, key, where=where, depth=depth)
        elif depth and isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
            for inner, value in item.items():
                if not _leads_elsewhere(value):
                    self._strings(value, str(inner), where=where, depth=depth - 1)

    def _array(self, item: pikepdf.Array, key: str, *, where: str, depth: int) -> None:
        for value in item:
            if not _leads_elsewhere(value):
                self._strings(value, key, where=where, depth=depth - 1)

    def _stream(self, stream: pikepdf.Stream) -> None:
        kind, subtype = stream.get("/Type"), stream.get("/Subtype")
        if kind == pikepdf.Name.EmbeddedFile:
            self._embedded(self._name_of(stream), _unpacked(stream), inside(self._place, inner="attachment"))
        elif kind == pikepdf.Name.Metadata or subtype == pikepdf.Name.XML:
            self._metadata(_unpacked(stream))
        elif subtype == pikepdf.Name.Image and stream.get("/Filter") == pikepdf.Name.DCTDecode:
            pictures.read_notes(
                self._notebook, content=stream.read_raw_bytes(), place=inside(self._place, inner="notes of a picture")
            )

    def _name_of(self, stream: pikepdf.Stream) -> str:
        return str(stream.get("/F", "")) or f"attachment {stream.objgen[0]}"

    def _metadata(self, content: bytes) -> None:
        try:
            root = markup.parse(content.strip(b"\x00 \r\n\t"), part="XMP", forgiving=True)
        except (Unreadable, ValueError, SyntaxError):
            self._note("properties, XMP", content.decode("utf-8", "replace"))
        else:
            for program in root.iter("{*}Producer", "{*}CreatorTool"):
                self._note("properties, made by", program.text or "")
            without = frozenset({"Producer", "CreatorTool"})
            markup.Walker(lambda _, text: self._note("properties, XMP", text), without=without).walk(root)


def _leads_elsewhere(value: pikepdf.Object | object) -> bool:
    """Numbered objects are visited by the walk itself; following them here would visit them twice."""
    return isinstance(value, pikepdf.Object) and bool(value.is_indirect)


def _unpacked(stream: pikepdf.Stream) -> bytes:
    """Inflates at most 50 MB, whatever the stream would unpack to."""
    packed = stream.read_raw_bytes()
    for name in _filters(stream):
        if name != "/FlateDecode":
            return stream.read_bytes() if len(packed) < _MOST_UNPACKED // 1000 else packed
        inflater = zlib.decompressobj()
        packed = inflater.decompress(packed, _MOST_UNPACKED)
        if inflater.unconsumed_tail:
            raise Unreadable(
                "An attachment of the PDF unpacks to far more than its size explains. Remove it and try again."
            )
    return packed


def _filters(stream: pikepdf.Stream) -> Iterator[str]:
    written = stream.get("/Filter")
    if isinstance(written, pikepdf.Array):
        yield from (str(name) for name in written)
    elif written is not None:
        yield str(written)
