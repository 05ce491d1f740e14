"""Tracked changes are accepted: what was put in is text like any other, what was taken out is gone."""

from collections.abc import Callable

from lxml import etree

from bulkhead.render.cleaning import trees
from bulkhead.render.cleaning.folder import Folder
from bulkhead.render.cleaning.tally import Group
from bulkhead.render.compare.attributes import of
from bulkhead.render.template import comments
from bulkhead.render.template.leaving_out import ANCHORS, REFERENCES
from bulkhead.render.template.pages import Page
from bulkhead.render.template.vocabulary import CHANGE, TABLE, WORD, names

HISTORY = frozenset({"changesInfo", "revisionInfo", "revisionHeaders", "usernames"})
TAKEN_OUT, PUT_IN = frozenset({"del", "moveFrom"}), frozenset({"ins", "moveTo"})
ENDS = names(WORD, "moveFromRangeEnd", "moveToRangeEnd", "customXmlInsRangeEnd", "customXmlDelRangeEnd")
ENDS += names(WORD, "customXmlMoveFromRangeEnd", "customXmlMoveToRangeEnd")
PARAGRAPH, PARAGRAPH_LOOK = names(WORD, "p"), names(WORD, "pPr")
SECTION = names(WORD, "sectPr")
ROW, CELL = names(WORD, "tr"), names(WORD, "tc")


def accept(folder: Folder, *, group: Group) -> None:
    for page in folder.texts:
        found = list(page.part.root.iter(*CHANGE))
        for change in found:
            group.note(_word(change), place=page.where.of(change), text=_told(change))
        if found:
            _accept_all(page, found)
    rows = folder.arrows(*HISTORY)
    for row in rows:
        group.note("history of who changed what", text=row.target.rpartition("/")[2])
    trees.sever(folder.package, rows=rows)


def _word(change: etree._Element) -> str:
    local = trees.local(change)
    if local in TAKEN_OUT | {"cellDel"}:
        word = "text taken out"
    elif local in PUT_IN | {"cellIns"}:
        word = "text put in"
    else:
        word = "other look or place"
    return word


def _told(change: etree._Element) -> str:
    return trees.said(change) or of(change, named="author")


def _accept_all(page: Page, found: list[etree._Element]) -> None:
    """Marks of whole paragraphs, rows and cells last, when what stood in them is settled."""
    page.part.touched = True
    for change in found:
        local, around = trees.local(change), _around(change)
        if around not in ("rPr", "trPr", "tcPr", "numPr"):
            _accept(page, change, local)
    for change in found:
        local, around = trees.local(change), _around(change)
        if around in ("rPr", "trPr", "tcPr", "numPr"):
            _accept_mark(page, change, local, around)
    for end in list(page.part.root.iter(*ENDS)):
        trees.drop(end)


def _around(change: etree._Element) -> str:
    parent = change.getparent()
    return "" if parent is None else trees.local(parent)


def _accept(page: Page, change: etree._Element, local: str) -> None:
    if local in TAKEN_OUT:
        _take_out(page, change)
    elif local in PUT_IN:
        trees.unwrap(change)
    else:
        trees.drop(change)


def _take_out(page: Page, change: etree._Element) -> None:
    """Bookmarks stay, because they may end elsewhere; footnotes go with the number that stood for them."""
    for anchor in list(change.iter(*ANCHORS)):
        change.addprevious(anchor)
    notes = [(REFERENCES[str(each.tag)], of(each, named="id")) for each in change.iter(*REFERENCES)]
    trees.drop(change)
    for kind, number in notes:
        comments.forget(page, kind=kind, id_of=number)


def _accept_mark(page: Page, change: etree._Element, local: str, around: str) -> None:
    holder = _holder(change, around)
    trees.drop(change)
    if holder is not None and local in TAKEN_OUT | {"cellDel"}:
        GONE[around](page, holder)


def _holder(change: etree._Element, around: str) -> etree._Element | None:
    tags = {"rPr": PARAGRAPH, "trPr": ROW, "tcPr": CELL}.get(around, ())
    holder = next(change.iterancestors(*tags), None) if tags else None
    look = next(change.iterancestors(*PARAGRAPH_LOOK), None)
    return None if around == "rPr" and look is None else holder


def _join(_: Page, paragraph: etree._Element) -> None:
    """The paragraph runs on into the next one, whose look it takes."""
    following = paragraph.getnext()
    rest = [child for child in paragraph if child.tag not in PARAGRAPH_LOOK]
    if following is not None and following.tag in PARAGRAPH:
        start = 1 if len(following) and following[0].tag in PARAGRAPH_LOOK else 0
        following[start:start] = rest
        trees.drop(paragraph)
    elif not any(child.tag not in ANCHORS for child in rest) and may_go(paragraph):
        for anchor in rest:
            paragraph.addprevious(anchor)
        trees.drop(paragraph)


def may_go(paragraph: etree._Element) -> bool:
    """A cell, a comment and a text box end with a paragraph, two tables would grow together, a section ends in one."""
    before, after = paragraph.getprevious(), paragraph.getnext()
    if next(paragraph.iter(*SECTION), None) is not None:
        return False
    if after is not None and after.tag in PARAGRAPH:
        return True
    return before is not None and before.tag in PARAGRAPH and (after is None or after.tag not in TABLE)


def _drop_row(page: Page, row: etree._Element) -> None:
    table = row.getparent()
    _take_out(page, row)
    if table is not None and next(table.iter(*ROW), None) is None:
        trees.drop(table)


def _drop_cell(page: Page, cell: etree._Element) -> None:
    row = cell.getparent()
    _take_out(page, cell)
    if row is not None and next(row.iterchildren(*CELL), None) is None:
        _drop_row(page, row)


GONE: dict[str, Callable[[Page, etree._Element], None]] = {"rPr": _join, "trPr": _drop_row, "tcPr": _drop_cell}
