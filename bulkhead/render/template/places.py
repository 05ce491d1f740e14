"""Says in the user's words where in an Office file something stands: paragraph 3, slide 7, sheet Budget."""

from lxml import etree

from bulkhead.render.template.layers import Layers
from bulkhead.render.template.parts import Part
from bulkhead.render.template.program import EXCEL, POWERPOINT, WORD
from bulkhead.render.template.vocabulary import PARAGRAPH, SLIDE_TABLE, TABLE, TEXT_BOX, local_name

PROPERTY_KINDS = ("core-properties+xml", "extended-properties+xml", "custom-properties+xml")
PART_PLACES = (
    (".header+xml", "header"),
    (".footer+xml", "footer"),
    (".footnotes+xml", "footnote"),
    (".endnotes+xml", "endnote"),
    ("commentAuthors+xml", "author of a comment"),
    ("authors+xml", "author of a comment"),
    (".person+xml", "author of a comment"),
    ("comments+xml", "comment"),
    (".document.glossary+xml", "building block"),
    (".styles+xml", "styles"),
    (".numbering+xml", "list numbering"),
    (".settings+xml", "settings"),
    (".chart+xml", "chart"),
    (".chartex+xml", "chart"),
    (".chartshapes+xml", "chart"),
    (".diagramData+xml", "diagram"),
    (".diagramDrawing+xml", "diagram"),
    (".drawing+xml", "text box"),
    ("vmlDrawing", "drawing"),
    (".relationships+xml", "link"),
    (".relationships", "link"),
    (".notesSlide+xml", "speaker notes"),
    (".slide+xml", ""),
    (".slideLayout+xml", "slide layout"),
    (".slideMaster+xml", "slide master"),
    (".notesMaster+xml", "notes master"),
    (".handoutMaster+xml", "handout master"),
    (".tags+xml", "tag"),
    (POWERPOINT.body, "presentation"),
    (".worksheet+xml", ""),
    (".chartsheet+xml", ""),
    (".sharedStrings+xml", "text that no cell shows"),
    (".table+xml", "table"),
    ("pivotCacheDefinition+xml", "pivot table"),
    ("pivotCacheRecords+xml", "pivot table"),
    ("pivotTable+xml", "pivot table"),
    (".connections+xml", "data connection"),
    (EXCEL.body, "workbook"),
)
STANDS_ON = frozenset({"chart", "diagram", "text box", "drawing"})
PROPERTY_PLACES = {"creator": "author", "description": "comments", "contentStatus": "status"}
ATTRIBUTE_PLACES = {"descr": "alternative text", "string": "watermark", "tooltip": "link", "title": "alternative text"}
SHEET_PLACES = {"dataValidation": "validation message", "hyperlink": "link", "conditionalFormatting": "format rule"}


class Whereabouts:
    """Where in one part something stands; `around` is where the file itself stands when it is inside another."""

    def __init__(self, part: Part, *, layers: Layers, around: str = "") -> None:
        self._part = part
        self._layers = layers
        self._around = around
        self._numbered: dict[etree._Element, str] | None = None

    def of(self, element: etree._Element) -> str:
        return f"{self._around}, {self._of(element)}" if self._around else self._of(element)

    def of_attribute(self, element: etree._Element, *, name: str) -> str:
        place = self.of(element)
        said = ATTRIBUTE_PLACES.get(local_name(name))
        return f"{place}, {said}" if said and not place.endswith(said) else place

    def _of(self, element: etree._Element) -> str:
        kind = self._part.kind
        if kind.endswith(PROPERTY_KINDS):
            return f"properties, {_property(element)}"
        if kind.endswith(WORD.body):
            return self._in_body(element)
        if kind.endswith(".sharedStrings+xml"):
            return self._layers.cell_of(element) or "text that no cell shows"
        return placed(self._layers.owner(self._part.key), word=self._named(element))

    def _named(self, element: etree._Element) -> str:
        kind = self._part.kind
        word = next((place for ending, place in PART_PLACES if kind.endswith(ending)), "hidden part")
        if self._part.program is EXCEL:
            return _in_book(element) or _named_table(self._part, word) or word
        if kind.endswith((".slide+xml", ".slideLayout+xml")):
            return _on_slide(element) or _named_layout(self._part, word)
        return word

    def _in_body(self, element: etree._Element) -> str:
        if next(element.iterancestors(*TEXT_BOX), None) is not None:
            return "text box"
        if self._numbered is None:
            self._numbered = _numbered(self._part.root)
        # The outermost one counts: a table in a table is still "table 1" to the reader.
        around = [element, *element.iterancestors(*PARAGRAPH, *TABLE)]
        return next((self._numbered[each] for each in reversed(around) if each in self._numbered), "document")


def placed(owner: str, *, word: str) -> str:
    """“chart on slide 3”, but “slide 3, speaker notes”."""
    if owner and word:
        return f"{word} on {owner}" if word in STANDS_ON else f"{owner}, {word}"
    return owner or word or "document"


def _on_slide(element: etree._Element) -> str:
    return "table" if next(element.iterancestors(*SLIDE_TABLE), None) is not None else ""


def _named_layout(part: Part, word: str) -> str:
    name = next((each.get("name") for each in part.root.iterchildren("{*}cSld")), None)
    return f"{word} {name}" if word and name and "{" not in name else word


def _named_table(part: Part, word: str) -> str:
    name = part.root.get("displayName") or ""
    return f"table {name}" if word == "table" and "{" not in name else ""


def _in_book(element: etree._Element) -> str:
    """What stands around an element of a sheet, of its comments or of the workbook."""
    for each in [element, *element.iterancestors()]:
        local = local_name(str(each.tag))
        if local == "c" and each.get("r"):
            return f"cell {each.get('r')}"
        if local in ("comment", "threadedComment") and each.get("ref"):
            return f"comment on {each.get('ref')}"
        if local == "definedName":
            return f"defined name {each.get('name')}"
        if local == "sheet":
            return "sheet name"
        if local.endswith(("Header", "Footer")):
            return local.removeprefix("odd").removeprefix("even").removeprefix("first").lower()
        if local in SHEET_PLACES:
            return SHEET_PLACES[local]
    return ""


def _numbered(root: etree._Element) -> dict[etree._Element, str]:
    places: dict[etree._Element, str] = {}
    paragraphs = tables = 0
    for block in root.iter(*PARAGRAPH, *TABLE):
        if next(block.iterancestors(*TABLE, *TEXT_BOX), None) is None:
            if block.tag in TABLE:
                tables += 1
                places[block] = f"table {tables}"
            else:
                paragraphs += 1
                places[block] = f"paragraph {paragraphs}"
    return places


def _property(element: etree._Element) -> str:
    around = [element, *element.iterancestors()]
    top = around[-2] if len(around) > 1 else element
    local = local_name(str(top.tag))
    return top.get("name") or PROPERTY_PLACES.get(local, local.lower())
