"""Takes the notes for the library out of a copy, with all that hangs on them, and leaves a file that Office opens."""

from collections.abc import Iterable

from lxml import etree

from bulkhead.render.template import comments, slides
from bulkhead.render.template.notes import Found
from bulkhead.render.template.pages import Page
from bulkhead.render.template.threads import AttributeThread
from bulkhead.render.template.vocabulary import (
    CELL_TEXT,
    DRAWING,
    PARAGRAPH,
    RELATIONS,
    SHEET,
    SHEET_TEXT,
    TABLE,
    TEXT,
    WORD,
    local_name,
    names,
)

# What marks a stretch of text may begin in one paragraph and end in another.
ANCHORS = names(
    WORD,
    *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd"),
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
)
LOOK = names(WORD, "pPr") + names(DRAWING, "pPr", "endParaRPr")
FIELD_MARK = names(WORD, "fldChar")
SECTION = names(WORD, "sectPr")
BODY = names(WORD, "body")
COLUMN = names(SHEET, "tableColumn")
REFERENCES = {
    **dict.fromkeys(names(WORD, "footnoteReference"), "footnotes"),
    **dict.fromkeys(names(WORD, "endnoteReference"), "endnotes"),
    **dict.fromkeys(names(WORD, "commentReference"), "comments"),
}


def leave_out(found: Iterable[Found]) -> None:
    """The columns of tables last, because their header cells are told by what these are called."""
    for each in sorted(found, key=lambda one: one.element.tag in COLUMN):
        if each.is_slide:
            slides.remove(each.page)
        elif each.element is not each.thread.element:
            comments.remove(each.page, comment=each.element)
        else:
            _remove(each)
        each.page.part.touched = True


def _remove(found: Found) -> None:
    element = found.element
    if element.tag in CELL_TEXT:
        _empty_cell_text(found)
    elif element.tag in PARAGRAPH:
        _remove_paragraph(found.page, element)
    elif element.tag in COLUMN:
        element.set("name", _column_name(element))
    elif isinstance(found.thread, AttributeThread):
        element.set(found.thread.name, "")
    else:
        element.text = ""


def _empty_cell_text(found: Found) -> None:
    """The header cell of a table must go on saying what the column is called."""
    element = found.element
    columns = (
        column
        for part in found.page.package.parts.values()
        if part.kind.endswith(".table+xml")
        for column in part.root.iter(*COLUMN)
    )
    named = next((each for each in columns if each.get("name") == found.thread.text), None)
    text = element.makeelement(SHEET_TEXT[0].replace(SHEET[0], str(element.tag)[1:].partition("}")[0]))
    text.text = _column_name(named) if named is not None else ""
    element[:] = [text]


def _column_name(column: etree._Element) -> str:
    return f"Column{column.get('id') or ''}"


def _remove_paragraph(page: Page, paragraph: etree._Element) -> None:
    links = {str(value) for each in paragraph.iter() for name, value in each.items() if _is_link(str(name))}
    references = [(REFERENCES[str(each.tag)], each) for each in paragraph.iter(*REFERENCES)]
    if not _is_whole(paragraph):
        _silence(paragraph)
    elif _can_go(paragraph):
        for anchor in list(paragraph.iter(*ANCHORS)):
            paragraph.addprevious(anchor)
        _detach(paragraph)
    else:
        paragraph[:] = [each for each in paragraph if each.tag in LOOK] + list(paragraph.iter(*ANCHORS))
    for kind, reference in references:
        comments.forget(page, kind=kind, id_of=_id(reference))
    _sever_unused(page, links)


def _is_whole(paragraph: etree._Element) -> bool:
    """A field such as a table of contents may begin here and end in another paragraph."""
    marks = [str(value) for each in paragraph.iter(*FIELD_MARK) for value in each.values()]
    return marks.count("begin") == marks.count("end")


def _silence(paragraph: etree._Element) -> None:
    for leaf in paragraph.iter(*TEXT):
        leaf.text = ""


def _can_go(paragraph: etree._Element) -> bool:
    """A cell, a comment and a text box end with a paragraph; two tables would grow together without one."""
    before, after, around = paragraph.getprevious(), paragraph.getnext(), paragraph.getparent()
    if around is None or next(paragraph.iter(*SECTION), None) is not None:
        return False
    if around.tag in BODY:
        between = before is not None and after is not None and before.tag in TABLE and after.tag in TABLE
        return not between and len(list(around.iterchildren(*PARAGRAPH))) > 1
    return (after is not None and after.tag in PARAGRAPH) or (before is not None and before.tag in names(DRAWING, "p"))


def _detach(element: etree._Element) -> None:
    around = element.getparent()
    if around is not None:
        around.remove(element)


def _is_link(name: str) -> bool:
    return name[1:].partition("}")[0] in RELATIONS


def _id(element: etree._Element) -> str:
    return next((str(value) for name, value in element.items() if local_name(str(name)) == "id"), "")


def _sever_unused(page: Page, links: set[str]) -> None:
    """A link or a picture that only the note showed must not stay behind in the file."""
    still = {str(value) for each in page.part.root.iter() for value in each.attrib.values()} if links else set()
    gone = links - still
    page.package.sever(lambda each: each.source == page.part.key and each.id in gone)
