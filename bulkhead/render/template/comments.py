"""Removes comments and footnotes from an Office file, in all the places where it keeps them."""

from collections.abc import Iterable, Iterator

from lxml import etree

from bulkhead.render.template.pages import THREADED, Page
from bulkhead.render.template.parts import Part
from bulkhead.render.template.vocabulary import SHEET, WORD, local_name, names

IN_2014 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
ON_TEXT = names(WORD, "commentRangeStart", "commentRangeEnd", "commentReference")
WORD_COMMENT = names(WORD, "comment")
CELL_COMMENTS = (*names(SHEET, "comment"), *names(THREADED, "threadedComment"))
EXCEL_NOTE = "{urn:schemas-microsoft-com:office:excel}ClientData"


def remove(page: Page, *, comment: etree._Element) -> None:
    if comment.tag in WORD_COMMENT:
        forget(page, kind="comments", id_of=_attribute(comment, "id"))
    elif comment.tag in CELL_COMMENTS:
        _forget_cell(page, comment.get("ref") or "")
    else:
        _drop(comment)


def forget(page: Page, *, kind: str, id_of: str) -> None:
    """Removes one comment with its replies, or one footnote or endnote, by its number in the text."""
    for part in _parts(page, (f".{kind}+xml",)):
        for each in [row for row in part.root.iterchildren("*") if _attribute(row, "id") == id_of]:
            replies = _replies(page, each) if kind == "comments" else []
            for one in [each, *replies]:
                _forget_one(page, part, one)


def _forget_one(page: Page, part: Part, row: etree._Element) -> None:
    number = _attribute(row, "id")
    paragraphs = {str(value) for each in row.iter() for name, value in each.items() if name == f"{IN_2014}paraId"}
    _drop(row)
    part.touched = True
    if row.tag in WORD_COMMENT:
        for text in _parts(page, ("document.main+xml", ".header+xml", ".footer+xml", ".footnotes+xml")):
            _drop_all(text, [each for each in text.root.iter(*ON_TEXT) if _attribute(each, "id") == number])
        _forget_paragraphs(page, paragraphs)


def _forget_paragraphs(page: Page, paragraphs: set[str]) -> None:
    """What Word keeps about a comment beside it: its thread, its number and its date."""
    durable: set[str] = set()
    for part in _parts(page, (".commentsExtended+xml", ".commentsIds+xml")):
        gone = [each for each in part.root if _attribute(each, "paraId") in paragraphs]
        durable |= {_attribute(each, "durableId") for each in gone} - {""}
        _drop_all(part, gone)
    for part in _parts(page, (".commentsExtensible+xml",)):
        _drop_all(part, [each for each in part.root if _attribute(each, "durableId") in durable])


def _replies(page: Page, comment: etree._Element) -> list[etree._Element]:
    own = [str(value) for each in comment.iter() for name, value in each.items() if name == f"{IN_2014}paraId"]
    rows = [row for part in _parts(page, (".commentsExtended+xml",)) for row in part.root]
    replies = {_attribute(row, "paraId") for row in rows if _attribute(row, "paraIdParent") in own and own}
    others = [*comment.itersiblings(), *comment.itersiblings(preceding=True)]
    return [each for each in others if replies & {str(value) for one in each.iter() for value in one.attrib.values()}]


def _forget_cell(page: Page, cell: str) -> None:
    """Excel keeps a comment as a thread, as a copy for older versions, and as the box it is drawn in."""
    owner = page.layers.owner(page.part.key)
    for part in _parts(page, ("omments+xml", "vmlDrawing")):
        if page.layers.owner(part.key) == owner:
            rows = [each for each in part.root.iter(*CELL_COMMENTS) if each.get("ref") == cell]
            _drop_all(part, [*rows, *_boxes(part, cell)])


def _boxes(part: Part, cell: str) -> Iterator[etree._Element]:
    for note in part.root.iter(EXCEL_NOTE):
        row, column = (note.findtext(f"{{*}}{name}") or "-1" for name in ("Row", "Column"))
        shape = note.getparent()
        if shape is not None and _cell_name(int(row), int(column)) == cell:
            yield shape


def _cell_name(row: int, column: int) -> str:
    letters = ""
    number = column + 1
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def _parts(page: Page, endings: tuple[str, ...]) -> list[Part]:
    return [part for part in page.package.reachable() if part.is_xml and part.kind.endswith(endings)]


def _drop_all(part: Part, gone: Iterable[etree._Element]) -> None:
    for each in gone:
        _drop(each)
        part.touched = True


def _drop(element: etree._Element) -> None:
    """Without the tail: nothing but white space stands between the elements of an Office file."""
    around = element.getparent()
    if around is not None:
        around.remove(element)


def _attribute(element: etree._Element, local: str) -> str:
    return next((str(value) for name, value in element.items() if local_name(str(name)) == local), "")
