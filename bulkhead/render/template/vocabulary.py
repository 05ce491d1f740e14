"""The XML names we know, each in the two dialects in which Word writes it (transitional and strict)."""

from lxml import etree

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
DRAWING = (
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/main",
)
MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def names(dialects: tuple[str, ...], *local: str) -> tuple[str, ...]:
    return tuple(f"{{{namespace}}}{name}" for namespace in dialects for name in local)


PARAGRAPH = names(WORD, "p") + names(DRAWING, "p")
WORD_TEXT = names(WORD, "t")
DRAWING_TEXT = names(DRAWING, "t")
TEXT = WORD_TEXT + DRAWING_TEXT + names(MATH, "t")
INSTRUCTION = names(WORD, "instrText")
WORD_BREAK = names(WORD, "br", "cr", "tab", "ptab", "noBreakHyphen")
BREAK = WORD_BREAK + names(DRAWING, "br")
TABLE = names(WORD, "tbl")
TEXT_BOX = names(WORD, "txbxContent")
CHANGE = names(
    WORD,
    *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange"),
    *("trPrChange", "tcPrChange", "customXmlInsRangeStart", "customXmlDelRangeStart"),
    *("customXmlMoveFromRangeStart", "customXmlMoveToRangeStart", "moveFromRangeStart", "moveToRangeStart"),
)


def local_name(tag: str) -> str:
    return tag.rpartition("}")[2]


def elements(query: etree.XPath, *, root: etree._Element) -> list[etree._Element]:
    found = query(root)
    return [each for each in found if isinstance(each, etree._Element)] if isinstance(found, list) else []
