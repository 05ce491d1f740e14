"""Letters in the leaves of a run, and putting others in their place without touching its formatting."""

from copy import deepcopy

from lxml import etree

from bulkhead.render.template.values import LINE_BREAK, on_one_line
from bulkhead.render.template.vocabulary import BREAK, DRAWING_TEXT, SHEET_TEXT, WORD_TEXT, XML_SPACE


def letters(leaf: etree._Element) -> str:
    return "\n" if leaf.tag in BREAK else leaf.text or ""


def put(leaf: etree._Element, *, text: str) -> None:
    if leaf.tag in WORD_TEXT:
        _put_word_lines(leaf, text.split(LINE_BREAK))
    elif leaf.tag in DRAWING_TEXT:
        _put_drawing_lines(leaf, text.split(LINE_BREAK))
    elif leaf.tag in SHEET_TEXT:
        leaf.text = text.replace(LINE_BREAK, "\n")
        leaf.set(XML_SPACE, "preserve")
    else:
        leaf.text = on_one_line(text)


def _put_word_lines(leaf: etree._Element, lines: list[str]) -> None:
    leaf.text = lines[0]
    leaf.set(XML_SPACE, "preserve")
    for line in lines[1:]:
        line_break = leaf.makeelement(_beside(leaf, "br"))
        after = leaf.makeelement(leaf.tag, {XML_SPACE: "preserve"})
        after.text = line
        leaf.addnext(line_break)
        line_break.addnext(after)
        leaf = after


def _put_drawing_lines(leaf: etree._Element, lines: list[str]) -> None:
    """A drawing breaks lines between runs, so each further line is a copy of the run."""
    leaf.text = lines[0]
    for line in lines[1:]:
        run = next(leaf.iterancestors())
        line_break = leaf.makeelement(_beside(leaf, "br"))
        look = run.find(_beside(leaf, "rPr"))
        if look is not None:
            line_break.append(deepcopy(look))
        after = deepcopy(run)
        run.addnext(line_break)
        line_break.addnext(after)
        leaf = next(after.iter(leaf.tag))
        leaf.text = line


def _beside(leaf: etree._Element, local: str) -> str:
    return f"{str(leaf.tag).rpartition('}')[0]}}}{local}"
