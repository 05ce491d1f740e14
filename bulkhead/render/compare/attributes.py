"""Attributes by their plain names, since Office writes them in either of two dialects."""

from lxml import etree

from bulkhead.render.template.vocabulary import local_name


def of(element: etree._Element, *, named: str) -> str:
    return next((str(value) for name, value in element.items() if local_name(str(name)) == named), "")


def value(element: etree._Element) -> str:
    return of(element, named="val")


def link(element: etree._Element) -> str:
    """The relationship an element names; a number of its own, also called id, has no namespace."""
    found = (
        str(value) for name, value in element.items() if str(name).startswith("{") and local_name(str(name)) == "id"
    )
    return next(found, "")


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
