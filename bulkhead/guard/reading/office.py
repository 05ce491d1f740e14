"""Word, PowerPoint and Excel packages: every part is walked, none is trusted."""

from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from bulkhead.guard.reading import markup, packages, pictured, properties, sheets
from bulkhead.guard.reading.attributes import BESIDE
from bulkhead.guard.reading.notebook import Notebook, Unreadable, inside
from bulkhead.guard.reading.packages import Part
from bulkhead.guard.reading.places import Places

Embedded = Callable[[str, bytes, str], None]

_MAIN = {"docx": "word/", "pptx": "ppt/", "xlsx": "xl/workbook"}
_MUTE = ("fntdata", "odttf", "ttf", "otf", "mp4", "mov", "m4v", "avi", "wmv", "mp3", "m4a", "wav", "wma")
_XML = ("xml", "rels", "vml", "xsd", "xsl")
_ONLY_PICTURES = "The file holds pictures and next to no text: what the pictures say could not be read."


def read_package(notebook: Notebook, *, content: bytes, kind: str, place: str, embedded: Embedded) -> None:
    parts = list(packages.parts_of(content, notebook=notebook))
    if not any(part.name.startswith(_MAIN[kind]) for part in parts):
        raise Unreadable("The file is damaged or cut off. Open it, save it again and upload that.")
    before = len(notebook.passages)
    package = _Package(notebook, parts, place=place, embedded=embedded)
    package.read(kind)
    if any("/media/" in part.name for part in parts):
        _hold_pictures(notebook, since=before, alone=list(package.pictured()), whole=not place and kind != "xlsx")


def _hold_pictures(notebook: Notebook, *, since: int, alone: list[str], whole: bool) -> None:
    """A file of pictures, or a slide or sheet that is one: both next to no text of their own."""
    letters: Counter[str] = Counter()
    for passage in notebook.passages[since:]:
        if not passage.place.endswith(BESIDE):
            shown = passage.place.removesuffix(", chart").removesuffix(", SmartArt")
            letters[shown] += len(passage.text)
    seen = sum(count for where, count in letters.items() if where.startswith(("paragraph", "table", "slide ")))
    if whole and seen < pictured.FEWEST_LETTERS:
        notebook.hold(_ONLY_PICTURES)
    else:
        for where in alone:
            if letters[where] < pictured.FEWEST_LETTERS:
                notebook.hold(f"{where[0].upper()}{where[1:]} is a picture: its text could not be read.")


class _Package:
    def __init__(self, notebook: Notebook, parts: list[Part], *, place: str, embedded: Embedded) -> None:
        self._notebook = notebook
        self._parts = parts
        self._place = place
        self._embedded = embedded
        self._by_name = {part.name: part.content for part in parts}
        self._places = Places(self._by_name)
        self._strings: sheets.SharedStrings | None = None

    def read(self, kind: str) -> None:
        if kind == "xlsx":
            self._strings = self._shared_strings()
            for name in self._places.sheet_names():
                self._note("sheet name", name)
        for part in self._parts:
            if part.content:
                self._read_part(part)
        for text in self._strings.unseen() if self._strings else ():
            self._note("text that no cell shows", text)

    def pictured(self) -> Iterator[str]:
        """Slides and sheets of which a reader sees hardly more than a picture."""
        for pages in (pictured.pictured_slides, pictured.pictured_sheets):
            for where in pages(self._by_name, places=self._places.owners):
                yield inside(self._place, inner=where)

    def _shared_strings(self) -> sheets.SharedStrings:
        try:
            return sheets.SharedStrings(self._by_name.get("xl/sharedStrings.xml", b""))
        except (Unreadable, etree.LxmlError):
            # The walk over all parts meets this part again and holds it there.
            return sheets.SharedStrings(b"")

    def _note(self, inner: str, text: str) -> None:
        self._notebook.note(inside(self._place, inner=inner), text=text)

    def _read_part(self, part: Part) -> None:
        ending = part.name.rpartition(".")[2].lower()
        if part.is_comment:
            self._note("comment of the zip package", part.content.decode("utf-8", "replace"))
            return
        is_markup = ending in _XML or part.content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml")
        place = self._places.of(part.name)
        if is_markup:
            self._read_markup(part, place, forgiving=ending == "vml")
        elif ending in _MUTE:
            self._note(inside(place, inner="file name"), part.name.rpartition("/")[2])
        else:
            self._embedded(part.name.rpartition("/")[2], part.content, inside(self._place, inner=place))

    def _read_markup(self, part: Part, place: str, *, forgiving: bool) -> None:
        try:
            root = markup.parse(part.content, part=part.name, forgiving=forgiving)
            self._walk(part, root, place)
        except Unreadable as problem:
            self._notebook.hold(str(problem))
        except (etree.LxmlError, RecursionError):
            self._notebook.hold(
                f"A part of the file ({part.name}) is damaged. Open the file, save it again and upload that."
            )

    def _walk(self, part: Part, root: etree._Element, place: str) -> None:
        if part.name.endswith(".rels"):
            self._read_links(part, root)
        elif part.name.startswith("docProps/"):
            properties.note_properties(root, note=self._note)
        elif self._strings is not None and part.name in self._places.roots:
            sheets.note_sheet(root, strings=self._strings, note=self._note, place=place)
        elif part.name != "xl/sharedStrings.xml" and not part.name.startswith("[Content_Types]"):
            markup.Walker(
                lambda inner, text: self._note(inside(place, inner=inner) or "text", text),
                numbered=part.name.startswith("word/document"),
                # Their names are noted as such.
                without=frozenset({"sheets"} if part.name == "xl/workbook.xml" else ()),
            ).walk(root)

    def _read_links(self, part: Part, root: etree._Element) -> None:
        owner = part.name.replace("_rels/", "").removesuffix(".rels")
        place = self._places.of(owner) if owner else ""
        properties.note_links(root, note=self._note, place=inside(place, inner="link"))
