"""Says in the user's words where in a Word file something stands."""

from lxml import etree

from bulkhead.render.template.parts import Part
from bulkhead.render.template.vocabulary import PARAGRAPH, TABLE, TEXT_BOX, local_name

BODY_KIND = "wordprocessingml.document.main+xml"
PROPERTY_KINDS = ("core-properties+xml", "extended-properties+xml", "custom-properties+xml")
PART_PLACES = (
    (".header+xml", "header"),
    (".footer+xml", "footer"),
    (".footnotes+xml", "footnote"),
    (".endnotes+xml", "endnote"),
    (".comments+xml", "comment"),
    (".document.glossary+xml", "building block"),
    (".styles+xml", "styles"),
    (".numbering+xml", "list numbering"),
    (".settings+xml", "settings"),
    (".chart+xml", "chart"),
    (".diagramData+xml", "diagram"),
    (".drawing+xml", "diagram"),
    (".relationships+xml", "link"),
)
PROPERTY_PLACES = {"creator": "author", "description": "comments", "contentStatus": "status"}
ATTRIBUTE_PLACES = {"descr": "alternative text", "string": "watermark", "tooltip": "link", "title": "alternative text"}


class Whereabouts:
    def __init__(self, part: Part) -> None:
        self._part = part
        self._numbered: dict[etree._Element, str] | None = None

    def of(self, element: etree._Element) -> str:
        kind = self._part.kind
        if kind.endswith(BODY_KIND):
            return self._in_body(element)
        if kind.endswith(PROPERTY_KINDS):
            return f"properties, {_property(element)}"
        return next((place for ending, place in PART_PLACES if kind.endswith(ending)), "hidden part")

    def of_attribute(self, element: etree._Element, *, name: str) -> str:
        place = self.of(element)
        said = ATTRIBUTE_PLACES.get(local_name(name))
        return f"{place}, {said}" if said and said != place else place

    def _in_body(self, element: etree._Element) -> str:
        if next(element.iterancestors(*TEXT_BOX), None) is not None:
            return "text box"
        if self._numbered is None:
            self._numbered = _numbered(self._part.root)
        # The outermost one counts: a table in a table is still "table 1" to the reader.
        around = [element, *element.iterancestors(*PARAGRAPH, *TABLE)]
        return next((self._numbered[each] for each in reversed(around) if each in self._numbered), "document")


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
