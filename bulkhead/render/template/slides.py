"""Removes a slide from a presentation: from its order, its sections and shows, and from every link to it."""

from lxml import etree

from bulkhead.render.template.layers import relation_id
from bulkhead.render.template.package import Package, Relationship
from bulkhead.render.template.pages import Page
from bulkhead.render.template.vocabulary import DRAWING, SLIDE, local_name, names

IN_ORDER = names(SLIDE, "sldId", "sld")
IN_SECTION = "{http://schemas.microsoft.com/office/powerpoint/2010/main}sldId"
CLICKS = names(DRAWING, "hlinkClick", "hlinkMouseOver", "hlinkHover")
COUNTED = frozenset({"HeadingPairs", "TitlesOfParts", "Slides", "HiddenSlides", "Notes"})


def remove(page: Page) -> None:
    package, slide = page.package, page.part.key
    for each in [row for row in package.relationships() if row.target == slide and not row.is_external]:
        _forget(package, each)
    package.sever(lambda each: each.target == slide and not each.is_external)
    _forget_titles(package)


def _forget(package: Package, arrow: Relationship) -> None:
    """What a part says about the slide by the number of its relationship."""
    part = package.parts.get(arrow.source)
    if part is None or not part.is_xml:
        return
    for element in [each for each in part.root.iter(*IN_ORDER, *CLICKS) if relation_id(each) == arrow.id]:
        number = element.get("id")
        _drop(element)
        if number:
            for each in [row for row in part.root.iter(IN_SECTION) if row.get("id") == number]:
                _drop(each)
        part.touched = True


def _forget_titles(package: Package) -> None:
    """The properties list the titles of all slides; PowerPoint counts them again when it saves."""
    for part in package.parts.values():
        if part.kind.endswith("extended-properties+xml"):
            for each in [row for row in part.root if local_name(str(row.tag)) in COUNTED]:
                part.root.remove(each)
                part.touched = True


def _drop(element: etree._Element) -> None:
    around = element.getparent()
    if around is not None:
        around.remove(element)
