"""Links to other files and to data elsewhere; what they brought in stays as it reads now. Web links stay links."""

import re

from lxml import etree

from bulkhead.render.cleaning import embedded, pivots, trees, word_fields
from bulkhead.render.cleaning.folder import Folder
from bulkhead.render.cleaning.frozen import freeze
from bulkhead.render.cleaning.tally import Group
from bulkhead.render.template.package import Relationship
from bulkhead.render.template.pages import Page
from bulkhead.render.template.vocabulary import DRAWING, WORD, names

SETTINGS = names(WORD, "attachedTemplate", "mailMerge", "linkStyles")
WORDS = {
    "attachedTemplate": "attached template",
    "mailMergeSource": "source of a mail merge",
    "mailMergeHeaderSource": "source of a mail merge",
    "recipientData": "source of a mail merge",
    "externalLink": "link to another workbook",
    "connections": "data connection",
    "queryTable": "data connection",
    "oleObject": "linked object",
    "package": "linked workbook of a chart",
    "subDocument": "part of a larger document",
    "transform": "transformation",
}
PLAIN = frozenset(WORDS) - {"oleObject", "package"}
FIELDS = frozenset("INCLUDETEXT INCLUDEPICTURE INCLUDE LINK DDE DDEAUTO DATABASE IMPORT RD".split())
ADDRESS = re.compile(r"file:|[a-z]:|\\\\|\.{0,2}[\\/]|(?![a-z][a-z0-9+.-]*:|#|$)", re.IGNORECASE)
FILE_CODES = ("file:", "\\\\", *(f"{letter}:" for letter in "abcdefghijklmnopqrstuvwxyz"))
CLICKS = names(DRAWING, "hlinkClick", "hlinkHover", "hlinkMouseOver")
ELSEWHERE = re.compile(r"(?<![\w\]\[:])'?\[\d+\][^\[\]!]*!")
STRINGS = re.compile(r'"(?:[^"]|"")*"')


def remove(folder: Folder, *, group: Group) -> None:
    rows = [row for row in folder.arrows(*WORDS) if row.is_external or row.kind in PLAIN]
    for row in rows:
        group.note(WORDS[row.kind], place=folder.place(row.source), text=_target(folder, row))
    embedded.take_out(folder, rows=[row for row in rows if row.kind not in PLAIN])
    _remove_from_text(folder, group)
    _remove_addresses(folder, group)
    if folder.is_book and rows:
        _remove_from_book(folder)
    trees.sever(folder.package, rows=rows)


def _target(folder: Folder, row: Relationship) -> str:
    if row.is_external:
        return row.element.get("Target") or ""
    inner = [each for each in folder.package.relationships() if each.source == row.target and each.is_external]
    part = folder.package.parts.get(row.target)
    told = [each.element.get("Target") or "" for each in inner]
    if part is not None and part.is_xml:
        told += [str(value) for each in part.root.iter("{*}dbPr", "{*}connection") for value in each.values()][:6]
    return " ".join(told)


def _remove_from_text(folder: Folder, group: Group) -> None:
    for page in folder.texts:
        root = page.part.root
        settings = list(root.iter(*SETTINGS))
        ended = word_fields.end(root, asking=FIELDS) + word_fields.end_where(root, leads=FILE_CODES)
        for code in ended:
            group.note("field that reads another file", place=page.where.of(root), text=code)
        for each in settings:
            trees.drop(each)
        page.part.touched = page.part.touched or bool(settings or ended)


def _remove_addresses(folder: Folder, group: Group) -> None:
    """A link to a file names folders and people; a link to a page on the web is material."""
    rows = [row for row in folder.arrows("hyperlink") if row.is_external and _is_file(row)]
    for row in rows:
        group.note("link to a file", place=folder.place(row.source), text=row.element.get("Target") or "")
    for page in folder.pages:
        ids = {row.id for row in rows if row.source == page.part.key}
        if ids:
            _unlink(page, ids)
    trees.sever(folder.package, rows=rows)


def _is_file(row: Relationship) -> bool:
    return ADDRESS.match(row.element.get("Target") or "") is not None


def _unlink(page: Page, ids: set[str]) -> None:
    page.part.touched = True
    for each in trees.linked(page.part.root, ids=ids):
        if each.tag in names(WORD, "hyperlink"):
            trees.unwrap(each)
        else:
            trees.drop(each)


def _remove_from_book(folder: Folder) -> None:
    freeze(folder, speaks=speaks_elsewhere)
    pivots.take_out(folder, only_from_outside=True)
    for page in folder.pages_of(folder.program.body):
        for each in list(page.part.root.iter("{*}externalReferences")):
            trees.drop(each)
            page.part.touched = True
    for page in folder.pages_of(".table+xml"):
        if page.part.root.get("tableType") == "queryTable":
            _make_plain(page)


def speaks_elsewhere(formula: str, *, own: str = "") -> bool:
    del own
    return ELSEWHERE.search(STRINGS.sub('""', formula)) is not None


def _make_plain(page: Page) -> None:
    """A table that a query filled is a table like any other."""
    table: etree._Element = page.part.root
    del table.attrib["tableType"]
    for column in table.iter("{*}tableColumn"):
        column.attrib.pop("queryTableFieldId", "")
    page.part.touched = True
