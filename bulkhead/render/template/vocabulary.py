"""The XML names we know, each in the two dialects in which Office writes it (transitional and strict)."""

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
SHEET = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
SLIDE = (
    "http://schemas.openxmlformats.org/presentationml/2006/main",
    "http://purl.oclc.org/ooxml/presentationml/main",
)
CHART = (
    "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "http://purl.oclc.org/ooxml/drawingml/chart",
)
RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
EXCEL_2009 = ("http://schemas.microsoft.com/office/excel/2006/main",)
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def names(dialects: tuple[str, ...], *local: str) -> tuple[str, ...]:
    return tuple(f"{{{namespace}}}{name}" for namespace in dialects for name in local)


# A string of a workbook and the text of a comment on a cell are one paragraph; how it is pronounced is another.
CELL_TEXT = names(SHEET, "si", "is", "text")
PARAGRAPH = names(WORD, "p") + names(DRAWING, "p") + CELL_TEXT + names(SHEET, "rPh")
WORD_TEXT = names(WORD, "t")
DRAWING_TEXT = names(DRAWING, "t")
SHEET_TEXT = names(SHEET, "t")
TEXT = WORD_TEXT + DRAWING_TEXT + SHEET_TEXT + names(MATH, "t")
INSTRUCTION = names(WORD, "instrText")
WORD_BREAK = names(WORD, "br", "cr", "tab", "ptab", "noBreakHyphen")
BREAK = WORD_BREAK + names(DRAWING, "br")
TABLE = names(WORD, "tbl")
SLIDE_TABLE = names(DRAWING, "tbl")
FORMULA = (
    *names(SHEET, "f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula"),
    *names(CHART, "f"),
    *names(EXCEL_2009, "f"),
)
PAGE_MARGIN = names(SHEET, *(f"{which}{end}" for which in ("odd", "even", "first") for end in ("Header", "Footer")))
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
