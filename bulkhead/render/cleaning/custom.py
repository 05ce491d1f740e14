"""What add-ins and other programs keep in an Office file: custom XML, variables, tags, ribbons, labels."""

from collections.abc import Iterable

from lxml import etree

from bulkhead.render.cleaning import trees
from bulkhead.render.cleaning.folder import Folder
from bulkhead.render.cleaning.tally import Group
from bulkhead.render.compare.attributes import of
from bulkhead.render.template.pages import Page
from bulkhead.render.template.vocabulary import SLIDE, WORD, names

KEPT_BESIDE = {
    "customXml": "custom XML",
    "tags": "tag",
    "extensibility": "ribbon of an add-in",
    "webextensiontaskpanes": "add-in",
    "webextension": "add-in",
    "classificationlabels": "label",
    "customProperty": "custom property of a sheet",
    "xmlMaps": "XML map",
    "tableSingleCells": "XML map",
    "customization": "tool bar",
}
WRAPPED = names(WORD, "smartTag", "customXml")
ABOUT_WRAPPED = frozenset({"smartTagPr", "customXmlPr"})
BINDING = "{*}dataBinding"
CONTROL_NAMES = names(WORD, "alias", "tag")
VARIABLES = names(WORD, "docVars")
OF_SLIDES = names(SLIDE, "custDataLst")
OF_PROPERTIES = "-properties"


def remove(folder: Folder, *, group: Group) -> None:
    rows = folder.arrows(*KEPT_BESIDE)
    for row in rows:
        part = folder.package.parts.get(row.target)
        text = trees_text(part.root) if part is not None and part.is_xml else ""
        group.note(KEPT_BESIDE[row.kind], place=folder.place(row.target), text=text)
    for page in folder.texts:
        _remove_from_text(page, group)
    for page in folder.pages:
        if folder.is_deck and b"custDataLst" in page.part.content:
            _drop_all(page, page.part.root.iter(*OF_SLIDES))
        if folder.is_book and (b"customPropert" in page.part.content or b"smartTag" in page.part.content):
            _drop_all(page, page.part.root.iter("{*}customProperties", "{*}smartTags", "{*}smartTagPr"))
        if folder.is_book and b"xmlColumnPr" in page.part.content:
            _drop_all(page, page.part.root.iter("{*}xmlColumnPr"))
    trees.sever(folder.package, rows=rows)


def trees_text(root: etree._Element) -> str:
    written = [str(value) for each in root.iter("*") for name, value in each.items() if str(name) in ("val", "name")]
    return " ".join([*written, *(str(text) for text in root.itertext())])


def unbind(page: Page, *, to_properties: bool) -> None:
    """A control that shows custom XML or a property keeps what it says and asks no more."""
    for binding in list(page.part.root.iter(BINDING)):
        if (OF_PROPERTIES in of(binding, named="prefixMappings")) is to_properties:
            trees.drop(binding)
            page.part.touched = True


def _remove_from_text(page: Page, group: Group) -> None:
    root = page.part.root
    for variables in list(root.iter(*VARIABLES)):
        for each in variables:
            text = f"{of(each, named='name')}: {of(each, named='val')}"
            group.note("document variable", place="settings", text=text)
        _drop_all(page, [variables])
    for name in list(root.iter(*CONTROL_NAMES)):
        if of(name, named="val"):
            group.note("name of a control", place=page.where.of(name), text=of(name, named="val"))
            _drop_all(page, [name])
    for wrapped in list(root.iter(*WRAPPED)):
        group.note("smart tag", place=page.where.of(wrapped), text=of(wrapped, named="element"))
        trees.unwrap(wrapped, without=ABOUT_WRAPPED)
        page.part.touched = True
    unbind(page, to_properties=False)


def _drop_all(page: Page, gone: Iterable[etree._Element]) -> None:
    for each in list(gone):
        trees.drop(each)
        page.part.touched = True
