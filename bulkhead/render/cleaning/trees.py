"""Taking elements out of the XML of an Office file so that what is left is still what its program expects."""

from collections.abc import Collection, Iterable

from lxml import etree

from bulkhead.render.compare.attributes import of, remove
from bulkhead.render.template.layers import relation_id
from bulkhead.render.template.package import Package, Relationship
from bulkhead.render.template.vocabulary import WORD, local_name, names

# What only stands around other elements, and is wrong or useless once it is empty.
AROUND = frozenset(
    {"Choice", "Fallback", "AlternateContent", "extLst", "ext", "custDataLst", "custData", "controls", "oleObjects"}
    | {"hyperlinks", "scenarios", "customProperties", "dataValidations", "conditionalFormatting", "sparklines"}
    | {"sparklineGroup", "sparklineGroups", "conditionalFormattings", "definedNames", "docVars"}
)
RUN = names(WORD, "r")
LOOK_OF_RUN = names(WORD, "rPr")


def drop(element: etree._Element) -> None:
    """With whatever only stood around it."""
    around = element.getparent()
    remove(element)
    if around is not None and _is_useless(around):
        drop(around)
    elif around is not None and "count" in around.attrib:
        around.set("count", str(len(around)))


def _is_useless(element: etree._Element) -> bool:
    if element.tag in RUN:
        return all(child.tag in LOOK_OF_RUN for child in element)
    return len(element) == 0 and local(element) in AROUND


def unwrap(element: etree._Element, *, without: Collection[str] = ()) -> None:
    """Its children take its place, but those that only describe it."""
    for child in list(element):
        if local_name(str(child.tag)) not in without:
            element.addprevious(child)
    remove(element)


def local(element: etree._Element) -> str:
    return local_name(str(element.tag))


def is_on(value: str | None) -> bool:
    return value in ("1", "true", "on")


def linked(root: etree._Element, *, ids: Collection[str]) -> list[etree._Element]:
    """The elements that name one of these relationships as their own."""
    return [each for each in root.iter("*") if relation_id(each) in ids]


def said(element: etree._Element) -> str:
    """The letters in an element, without formulas and codes."""
    return "".join(each.text or "" for each in element.iter("{*}t", "{*}delText", "{*}text", "{*}v"))


def named(element: etree._Element, *, attributes: Iterable[str]) -> str:
    return next((found for found in (of(element, named=name) for name in attributes) if found), "")


def sever(package: Package, *, rows: Iterable[Relationship]) -> None:
    gone = {row.element for row in rows}
    if gone:
        package.sever(lambda each: each.element in gone)
