"""Attributes of Office XML: which of them a person may have written, and what that person calls them."""

import re

# Vocabulary of the schemas: ids, fonts, switches. Whatever is not listed here is read.
_SCHEMA = frozenset(
    "id Id Type ContentType PartName Extension typeface ascii hAnsi cs eastAsia asciiTheme hAnsiTheme cstheme panose"
    " script uri Requires Ignorable embed pict relId style path coordsize spid connecttype lang bidi"
    " fmtid guid paraId textId".split()
)
_SCHEMA_ADDRESSES = (
    "http://schemas.",
    "http://www.w3.org/",
    "http://purl.org/",
    "urn:schemas",
    "http://ns.adobe.com/",
    "http://purl.oclc.org/",
)
_SPELLED = re.compile(r"[\"\\]|\[\$[^\-\]]")
_LETTERS = re.compile(r"[^\W\d_]{2,}|[^\W\d_a-zA-Z]")
_BY_ATTRIBUTE = {
    "descr": "alt text",
    "alt": "alt text",
    "title": "alt text",
    "Target": "link",
    "tooltip": "link",
    "author": "author",
    "userName": "author",
    "userId": "author",
    "lastEdited": "author",
    "refreshedBy": "author",
    "formatCode": "number format",
    "codeName": "code name",
    "progId": "kind of an object",
}
# What the element is decides what its name is the name of.
_BY_ELEMENT = {
    "bookmarkStart": "bookmark",
    "alias": "content control",
    "tag": "content control",
    "placeholder": "content control",
    "listItem": "choice of a content control",
    "docPr": "name of a picture or shape",
    "cNvPr": "name of a picture or shape",
    "shape": "name of a picture or shape",
    "style": "name of a style",
    "name": "name",
    "aliases": "name of a style",
    "cellStyle": "name of a style",
    "tableStyle": "name of a style",
    "docVar": "document variable",
    "lvlText": "text of a numbering",
    "helpText": "help of a form field",
    "statusText": "help of a form field",
    "default": "form field",
    "ffData": "form field",
    "entryMacro": "macro",
    "cSld": "name of the layout",
    "theme": "name of the theme",
    "clrScheme": "name of the theme",
    "fontScheme": "name of the theme",
    "fmtScheme": "name of the theme",
    "custShow": "custom show",
    "section": "section",
    "definedName": "defined name",
    "sheet": "name of a sheet",
    "sheetName": "name of a sheet",
    "scenario": "scenario",
    "filter": "filter",
    "customFilter": "filter",
    "dataValidation": "validation prompt",
    "table": "name of the table",
    "tableColumn": "column of the table",
    "dbPr": "what it connects to",
    "connection": "name of the connection",
    "cmAuthor": "author",
    "person": "author",
    "people": "author",
    "cacheField": "name of a field",
    "s": "item",
    "customSheetView": "name of a view",
    "customWorkbookView": "name of a view",
    "protectedRange": "protected range",
}
_TEXTS = {
    "definedName": "defined name",
    "formula1": "validation list",
    "formula2": "validation list",
    "formula": "rule of a format",
    "calculatedColumnFormula": "formula",
    "author": "author",
    "oddHeader": "header or footer",
}
_SPOKEN_NAMES = frozenset(_BY_ATTRIBUTE.values()) | frozenset(_BY_ELEMENT.values())
OTHER = "hidden setting"
# Said of what stands beside a text and is not part of it.
BESIDE = tuple(sorted(_SPOKEN_NAMES | {OTHER}))


def is_written(name: str, *, value: str) -> bool:
    """Could a person have written this attribute, or is it vocabulary of the schema?"""
    if name in _SCHEMA or name.startswith("rsid"):
        return False
    if name == "formatCode" and not _SPELLED.search(value):
        return False
    return _LETTERS.search(value) is not None and not value.startswith(_SCHEMA_ADDRESSES)


def called(element: str, *, name: str) -> str:
    """What the user of the program calls this attribute."""
    if name in ("displayName", "presenceInfo") and element != "table":
        said = "author"
    elif name in _BY_ATTRIBUTE and (element, name) != ("docVar", "title"):
        said = _BY_ATTRIBUTE[name]
    else:
        said = _BY_ELEMENT.get(element, OTHER)
    return said


def text_called(element: str) -> str:
    """What the text of this element is, where that is not plain from where it stands."""
    return _TEXTS.get(element, "")


def as_spelled(name: str, *, value: str) -> str:
    """A number format as its cells show it, without the signs that quote its words."""
    return value.replace('"', "").replace("\\", "").replace("[$", "") if name == "formatCode" else value
