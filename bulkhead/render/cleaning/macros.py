"""Macros: the programs go, and the file becomes the ordinary kind of its program, by its name as well."""

from pathlib import PurePath

from bulkhead.render.cleaning import trees
from bulkhead.render.cleaning.folder import Folder
from bulkhead.render.cleaning.tally import Group
from bulkhead.render.compare.workbook import Workbook
from bulkhead.render.template.package import CONTENT_TYPES, Package, Relationship
from bulkhead.render.template.vocabulary import DRAWING, WORD, names

OFFICE = "application/vnd.openxmlformats-officedocument"
PLAIN_KINDS = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": f"{OFFICE}.wordprocessingml.document.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": f"{OFFICE}.wordprocessingml.template.main+xml",
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml": (
        f"{OFFICE}.presentationml.presentation.main+xml"
    ),
    "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml": f"{OFFICE}.presentationml.slideshow.main+xml",
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml": f"{OFFICE}.presentationml.template.main+xml",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": f"{OFFICE}.spreadsheetml.sheet.main+xml",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": f"{OFFICE}.spreadsheetml.template.main+xml",
}
PLAIN_ENDINGS = {
    ".docm": ".docx", ".dotm": ".dotx", ".pptm": ".pptx", ".ppsm": ".ppsx", ".potm": ".potx", ".xlsm": ".xlsx",
    ".xltm": ".xltx",
}  # fmt: skip
SHEETS = ("xlMacrosheet", "xlIntlMacrosheet")
BESIDE = ("vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars")
ON_FORM_FIELDS = names(WORD, "entryMacro", "exitMacro")
CLICKS = names(DRAWING, "hlinkClick", "hlinkHover", "hlinkMouseOver")


def remove(folder: Folder, *, group: Group) -> None:
    rows = folder.arrows(*BESIDE, *SHEETS)
    for row in rows:
        group.note(
            "sheet of macros" if row.kind in SHEETS else "macros",
            place=folder.place(""),
            text=row.target.rpartition("/")[2],
        )
    for row in rows:
        if row.kind in SHEETS:
            _take_out_sheet(folder.package, row)
    trees.sever(folder.package, rows=folder.arrows(*BESIDE))
    if rows:
        _forget_calls(folder)
        _become_plain(folder.package)


def plain_name(name: str) -> str:
    path = PurePath(name)
    ending = PLAIN_ENDINGS.get(path.suffix.lower())
    return f"{name[: -len(path.suffix)]}{ending}" if ending else name


def _take_out_sheet(package: Package, row: Relationship) -> None:
    book = Workbook(package)
    if len(book.rows()) > 1 and any(arrow and arrow.id == row.id for arrow in map(book.arrow, book.rows())):
        book.take_out(row.target)
    for name in list(book.part.root.iter("{*}definedName")):
        if any(trees.is_on(name.get(said)) for said in ("xlm", "function", "vbProcedure")):
            trees.drop(name)


def _forget_calls(folder: Folder) -> None:
    for page in folder.pages:
        if b"acro" in page.part.content:
            calls = [each for each in page.part.root.iter(*CLICKS) if "macro" in (each.get("action") or "").lower()]
            for each in [*calls, *page.part.root.iter(*ON_FORM_FIELDS)]:
                trees.drop(each)
                page.part.touched = True
            for shape in page.part.root.iter("{*}sp", "{*}pic", "{*}graphicFrame", "{*}cxnSp"):
                if shape.get("macro"):
                    shape.set("macro", "")
                    page.part.touched = True


def _become_plain(package: Package) -> None:
    types = package.parts[CONTENT_TYPES]
    for override in list(types.root):
        plain = PLAIN_KINDS.get(override.get("ContentType") or "")
        if plain:
            override.set("ContentType", plain)
            types.touched = True
        # Excel keeps no kind of macros by ending when the macros are gone.
        if override.get("Extension") is not None and "vbaProject" in (override.get("ContentType") or ""):
            types.root.remove(override)
            types.touched = True


def read_as_plain(package: Package) -> None:
    """A file with macros, or a template, is laid out as any other; only its kind says otherwise."""
    for part in package.parts.values():
        kind = PLAIN_KINDS.get(part.kind, part.kind)
        if kind.endswith((".template.main+xml", ".slideshow.main+xml")):
            kind = f"{OFFICE}.{package.program.body}"
        part.kind = kind
