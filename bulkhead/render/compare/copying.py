"""A paragraph of the old file made anew for the new one: its text and look, nothing that leads elsewhere."""

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from bulkhead.render.compare import attributes
from bulkhead.render.compare.lettering import leaves
from bulkhead.render.template.package import Package
from bulkhead.render.template.vocabulary import CHANGE, DRAWING, WORD, local_name, names

STYLES = names(WORD, "pStyle", "rStyle")
NOT_KEPT = (*CHANGE, *names(WORD, "sectPr"), *names(DRAWING, "hlinkClick", "hlinkMouseOver", "buBlip", "extLst"))
ID_OF_A_LIST = names(WORD, "numId")


class Target:
    """What the new file knows: its styles, and its lists with the ones of the old file that are the same."""

    def __init__(self, package: Package, *, old: Package) -> None:
        self._styles = _styles(package)
        ours, theirs = _lists(package), _lists(old)
        self._lists = {number for number, look in theirs.items() if ours.get(number) == look}

    def copy(self, paragraph: etree._Element) -> etree._Element:
        made = paragraph.makeelement(paragraph.tag)
        self._dress(made, _child(paragraph, "pPr"))
        for leaf in leaves(paragraph):
            run = next(leaf.element.iterancestors())
            if run is paragraph:
                made.append(_alone(leaf.element, str(leaf.element.tag)))
            else:
                ours = etree.SubElement(made, _beside(paragraph, "r"))
                if run.tag == ours.tag:
                    self._dress(ours, _child(run, "rPr"))
                ours.append(_alone(leaf.element, _beside(paragraph, local_name(str(leaf.element.tag)))))
        return made

    def _dress(self, made: etree._Element, look: etree._Element | None) -> None:
        if look is not None:
            ours = deepcopy(look)
            for each in list(ours.iter(*NOT_KEPT)):
                attributes.remove(each)
            for each in list(ours.iter(*STYLES)):
                if attributes.value(each) not in self._styles:
                    attributes.remove(each)
            for each in list(ours.iter(*ID_OF_A_LIST)):
                if attributes.value(each) not in self._lists:
                    attributes.remove(next(each.iterancestors()))
            made.append(ours)


def _alone(leaf: etree._Element, tag: str) -> etree._Element:
    """A formula's letters become plain ones, because a formula cannot be put together again from them."""
    made = deepcopy(leaf)
    made.tag, made.tail = tag, None
    return made


def _beside(paragraph: etree._Element, local: str) -> str:
    return f"{str(paragraph.tag).rpartition('}')[0]}}}{local}"


def _child(element: etree._Element, local: str) -> etree._Element | None:
    return next((child for child in element if local_name(str(child.tag)) == local), None)


def _styles(package: Package) -> set[str]:
    found = (part for part in package.parts.values() if part.kind.endswith("wordprocessingml.styles+xml"))
    return {attributes.of(row, named="styleId") for part in found for row in part.root.iter(*names(WORD, "style"))}


def _lists(package: Package) -> Mapping[str, bytes]:
    """How each numbered list looks, by the number paragraphs know it under."""
    found: dict[str, bytes] = {}
    for part in package.parts.values():
        if part.kind.endswith("wordprocessingml.numbering+xml"):
            looks = {
                attributes.of(row, named="abstractNumId"): _look(row)
                for row in part.root.iter(*names(WORD, "abstractNum"))
            }
            for number in part.root.iter(*names(WORD, "num")):
                abstract = _child(number, "abstractNumId")
                if abstract is not None:
                    found[attributes.of(number, named="numId")] = looks.get(attributes.value(abstract), b"")
    return found


def _look(abstract: etree._Element) -> bytes:
    levels = [child for child in abstract if local_name(str(child.tag)) == "lvl"]
    return b"".join(etree.tostring(level, method="c14n") for level in levels)
