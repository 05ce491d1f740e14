"""The parts of a package and of the files inside it, in the order in which a person would read them."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from bulkhead.render.template.layers import Layers
from bulkhead.render.template.package import Package
from bulkhead.render.template.parts import Part
from bulkhead.render.template.places import Whereabouts, placed
from bulkhead.render.template.threads import Thread, attribute_thread, element_thread, paragraph_thread
from bulkhead.render.template.vocabulary import CHART, FORMULA, PAGE_MARGIN, PARAGRAPH, SHEET, SLIDE, names

SPOKEN_PARTS = (
    *("document.main+xml", ".header+xml", ".footer+xml", ".footnotes+xml", ".endnotes+xml", "omments+xml"),
    *(".slide+xml", ".notesSlide+xml", ".slideLayout+xml", ".slideMaster+xml", ".notesMaster+xml"),
    *(".handoutMaster+xml", ".sharedStrings+xml", ".worksheet+xml", ".table+xml", "pivotCacheDefinition+xml"),
    *("spreadsheetml.sheet.main+xml", ".drawing+xml", ".chart+xml", ".chartex+xml", ".chartshapes+xml"),
    *(".diagramData+xml", ".diagramDrawing+xml", "core-properties+xml"),
)  # fmt: skip
PROMPTING = (".slideLayout+xml", ".slideMaster+xml", ".notesMaster+xml", ".handoutMaster+xml")
CHART_2014 = ("http://schemas.microsoft.com/office/drawing/2014/chartex",)
THREADED = ("http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments",)
DUBLIN_CORE = ("http://purl.org/dc/elements/1.1/",)
CORE = ("http://schemas.openxmlformats.org/package/2006/metadata/core-properties",)
SPOKEN_ELEMENTS = (
    *names(CHART, "v"),
    *names(CHART_2014, "v", "pt"),
    *names(SLIDE, "text"),
    *names(THREADED, "text"),
    *PAGE_MARGIN,
    *names(SHEET, "v"),
    *FORMULA,
    *names(DUBLIN_CORE, "title", "subject", "description"),
    *names(CORE, "keywords", "category", "contentStatus"),
)
SPOKEN_ATTRIBUTES = {
    "{*}docPr": ("descr", "title"),
    "{*}cNvPr": ("descr", "title"),
    "{*}hlinkClick": ("tooltip",),
    **dict.fromkeys(names(SHEET, "hyperlink"), ("tooltip",)),
    **dict.fromkeys(names(SHEET, "dataValidation"), ("prompt", "promptTitle", "error", "errorTitle")),
    **dict.fromkeys(names(SHEET, "tableColumn", "cacheField"), ("name",)),
}
PLACEHOLDER = names(SLIDE, "ph")
SHAPE = names(SLIDE, "sp")


@dataclass(frozen=True)
class Page:
    """One part that holds XML, and how to say where in it something stands."""

    part: Part
    where: Whereabouts
    package: Package
    layers: Layers

    @property
    def is_spoken(self) -> bool:
        return self.part.kind.endswith(SPOKEN_PARTS)


def pages(package: Package, *, around: str = "") -> Iterator[Page]:
    layers = Layers(package)
    kept = package.reachable()
    for part in sorted(kept, key=layers.order):
        if part.is_xml:
            yield Page(part, Whereabouts(part, layers=layers, around=around), package, layers)
    for part in kept:
        if part.key in package.inner:
            inside = _inside(package, layers, part)
            yield from pages(package.inner[part.key], around=f"{around}, {inside}" if around else inside)


def _inside(package: Package, layers: Layers, part: Part) -> str:
    holder = layers.holder(part.key)
    owner = layers.owner(part.key)
    if holder in package.parts and package.parts[holder].kind.endswith((".chart+xml", ".chartex+xml")):
        return f"{placed(owner, word='chart')}, workbook"
    return placed(owner, word="embedded file")


def spoken(page: Page) -> Iterator[Thread]:
    """Every text that a person can see, whatever it says."""
    root, where = page.part.root, page.where
    for paragraph in root.iter(*PARAGRAPH):
        if not (page.part.kind.endswith(PROMPTING) and _prompts(paragraph)):
            yield paragraph_thread(paragraph, where=where)
    for element in root.iter(*SPOKEN_ELEMENTS):
        if element.text and not (element.tag in names(SHEET, "v") and not _is_text(element)):
            yield element_thread(element, where=where)
    for tag, attributes in SPOKEN_ATTRIBUTES.items():
        for element in root.iter(tag):
            yield from (attribute_thread(element, name=name, where=where) for name in attributes if element.get(name))


def _prompts(paragraph: etree._Element) -> bool:
    """“Click to edit” in a layout: PowerPoint shows it to nobody but the author."""
    shape = next(paragraph.iterancestors(*SHAPE), None)
    return shape is not None and next(shape.iter(*PLACEHOLDER), None) is not None


def _is_text(cached: etree._Element) -> bool:
    cell = cached.getparent()
    return cell is not None and cell.get("t") == "str"
