"""Names, dates and numbers by which a slide or a workbook could be traced back to whoever made it."""

import re

from lxml import etree

from bulkhead.render.template.parts import Part
from bulkhead.render.template.program import EXCEL
from bulkhead.render.template.vocabulary import SHEET, elements, local_name, names

NEUTRAL_AUTHOR = "Author"
# Required by the programs, so it is set and not dropped; no real date is this one.
NEUTRAL_DATE = "2000-01-01T00:00:00.000"
MICROSOFT = "{http://schemas.microsoft.com/office/"
# Numbers drawn at random when a shape, a slide or a row is made: a copy keeps them, as Word's rsids.
FINGERPRINTS = re.compile(rb"creationId|modId|rowId|colId|xr\d*:uid|revisionPtr|absPath|refreshedBy|fileSharing")
TRACED = etree.XPath("/descendant::*/@*[local-name() = 'uid' or starts-with(local-name(), 'refreshed')]/..")
DRAWN = frozenset({"creationId", "modId", "rowId", "colId"})
AUTHORS = ("commentAuthors+xml", ".authors+xml", ".person+xml")
AUTHOR_OF_CELL_COMMENT = names(SHEET, "author")
PAGE_SETUP = names(SHEET, "pageSetup")
WORKBOOK_KINDS = (
    EXCEL.body,
    ".worksheet+xml",
    ".chartsheet+xml",
    ".table+xml",
    "omments+xml",
    "pivotCacheDefinition+xml",
)
SETS_UP_PRINTER = re.compile(rb"pageSetup\b[^>]*\bid=")


def neutralise(part: Part, *, fields: frozenset[etree._Element]) -> None:
    if part.kind.endswith(AUTHORS):
        _neutralise_authors(part, fields)
    elif part.kind.endswith("omments+xml") and not part.is_word_text:
        _neutralise_comments(part, fields)
    if FINGERPRINTS.search(part.content) or SETS_UP_PRINTER.search(part.content):
        _drop_drawn(part)
        if part.program is EXCEL and part.kind.endswith(WORKBOOK_KINDS):
            _neutralise_book(part)


def neutralise_comment(comment: etree._Element) -> None:
    """Word insists on an author; its own inspector writes this word."""
    drop_attributes(comment, "initials", "date", "dateUtc")
    for name in list(comment.attrib):
        if local_name(str(name)) == "author":
            comment.set(name, NEUTRAL_AUTHOR)


def drop_attributes(element: etree._Element, *local: str) -> bool:
    dropped = [name for name in element.attrib if local_name(str(name)) in local]
    for name in dropped:
        del element.attrib[name]
    return bool(dropped)


def _neutralise_authors(part: Part, fields: frozenset[etree._Element]) -> None:
    """Comments refer to an author by number, so the row stays and says nothing."""
    neutral = {
        "name": NEUTRAL_AUTHOR,
        "displayName": NEUTRAL_AUTHOR,
        "initials": "A",
        "userId": "",
        "providerId": "None",
    }
    for author in part.root:
        if author not in fields:
            for name, value in neutral.items():
                if author.get(name) is not None:
                    author.set(name, value)
                    part.touched = True
            author[:] = [each for each in author if local_name(str(each.tag)) != "extLst"]


def _neutralise_comments(part: Part, fields: frozenset[etree._Element]) -> None:
    for author in part.root.iter(*AUTHOR_OF_CELL_COMMENT):
        # A thread is named by its number, which no person gave it.
        if author.text and author not in fields and not author.text.startswith("tc="):
            author.text = NEUTRAL_AUTHOR
            part.touched = True
    for comment in part.root.iter():
        for name in ("dt", "dT", "created"):
            if comment.get(name) is not None:
                comment.set(name, NEUTRAL_DATE)
                part.touched = True


def _drop_drawn(part: Part) -> None:
    for element in [
        each for each in part.root.iter("{*}creationId", "{*}modId", "{*}rowId", "{*}colId") if _is_ours(each)
    ]:
        around = element.getparent()
        if around is not None and local_name(str(around.tag)) == "ext":
            _drop(around)
            part.touched = True


def _is_ours(element: etree._Element) -> bool:
    return str(element.tag).startswith(MICROSOFT) and local_name(str(element.tag)) in DRAWN


def _neutralise_book(part: Part) -> None:
    for element in list(part.root.iter("{*}absPath", "{*}revisionPtr", "{*}fileSharing")):
        _drop(element)
    for element in elements(TRACED, root=part.root):
        drop_attributes(element, "uid", "refreshedBy", "refreshedDate", "refreshedDateIso")
    for setup in part.root.iter(*PAGE_SETUP):
        drop_attributes(setup, "id")
    part.touched = True


def _drop(element: etree._Element) -> None:
    """With what only stood around it: an AlternateContent or a list of extensions that is empty now."""
    around = element.getparent()
    if around is not None:
        around.remove(element)
        if len(around) == 0 and local_name(str(around.tag)) in ("Choice", "AlternateContent", "extLst"):
            _drop(around)
