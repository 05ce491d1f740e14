"""The places of a package in the words of its author: `slide 7, speaker notes`, `sheet 'Budget', comment`."""

import posixpath
import re

from lxml import etree

from bulkhead.guard.reading import markup
from bulkhead.guard.reading.notebook import Unreadable, inside

_LAYERS = (
    "slideLayout",
    "slideMaster",
    "notesMaster",
    "handoutMaster",
    "theme",
    "/slide",
    "worksheet",
    "sharedStrings",
    "styles",
)
_PARTS = (
    (r".*thumbnail", "thumbnail"),
    (r"docProps/", "properties"),
    (r"word/document\d*\.xml", ""),
    (r"word/header", "header"),
    (r"word/footer", "footer"),
    (r"word/footnotes", "footnote"),
    (r"word/endnotes", "endnote"),
    (r"word/glossary/", "building block"),
    (r"word/settings", "document settings"),
    (r"word/webSettings", "document settings"),
    (r"word/styles", "styles"),
    (r"word/numbering", "list numbering"),
    (r"(.*/)?(people|persons)[./]|.*commentAuthors|.*/authors\.xml", "author of comments"),
    (r".*[cC]omments?", "comment"),
    (r"ppt/slides/", ""),
    (r".*notesSlides/", "speaker notes"),
    (r".*slideLayouts/", "slide layout"),
    (r".*slideMasters/", "slide master"),
    (r".*notesMasters/", "notes master"),
    (r".*handoutMasters/", "handout master"),
    (r"ppt/(presentation|presProps|viewProps)", "presentation settings"),
    (r".*tags/", "tag"),
    (r".*charts?/|.*chartsheets/", "chart"),
    (r".*diagrams/", "SmartArt"),
    (r".*media/", "picture"),
    (r".*embeddings/", "embedded file"),
    (r".*theme/", "theme"),
    (r"xl/workbook", "workbook settings"),
    (r"xl/sharedStrings", "text that no cell shows"),
    (r"xl/styles", "styles"),
    (r"xl/worksheets/", ""),
    (r".*tables/", "table"),
    (r".*pivot", "pivot table"),
    (r".*externalLinks/", "link to another workbook"),
    (r".*connections", "data connection"),
    (r".*drawings?/", "drawing"),
    (r".*vbaProject|.*vbaData", "macro"),
    (r".*customXml/|.*customUI/", "custom XML"),
    (r".*printerSettings", "printer settings"),
)
_INSERTED = re.compile(r"word/([^/]+\.(?:html?|mht|mhtml|txt|rtf|docx))$", re.IGNORECASE)
_UNLISTED = (
    (re.compile(r"ppt/slides/[^/]+\.xml"), "slide that is no longer in the list"),
    (re.compile(r"xl/worksheets/[^/]+\.xml"), "sheet that is no longer in the list"),
)
_NAMED = tuple((re.compile(pattern), name) for pattern, name in _PARTS)


class Places:
    """Knows slides by their order, sheets by their names, and what belongs to which."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts
        self._owners = {**self._unlisted(), **self._slides(), **self._sheets()}
        self.roots = frozenset(self._owners)
        for part, place in list(self._owners.items()):
            self._adopt(part, place, depth=3)

    def of(self, part: str) -> str:
        return inside(self._owners.get(part, ""), inner=kind_of_part(part))

    @property
    def owners(self) -> dict[str, str]:
        """Each part that belongs to a slide or sheet, with the place of that one."""
        return self._owners

    def sheet_names(self) -> list[str]:
        return [sheet.get("name") or "" for sheet in self._elements("xl/workbook.xml", "sheet")]

    def _unlisted(self) -> dict[str, str]:
        """Pages whose part stayed in the file when they were removed; those in the list get their place after this."""
        return {part: place for part in self._parts for pattern, place in _UNLISTED if pattern.fullmatch(part)}

    def _slides(self) -> dict[str, str]:
        targets = self._targets("ppt/presentation.xml")
        order = [targets.get(_relation(slide), "") for slide in self._elements("ppt/presentation.xml", "sldId")]
        return {part: f"slide {number}" for number, part in enumerate(order, start=1) if part}

    def _sheets(self) -> dict[str, str]:
        targets = self._targets("xl/workbook.xml")
        sheets = self._elements("xl/workbook.xml", "sheet")
        return {targets.get(_relation(sheet), ""): f"sheet '{sheet.get('name')}'" for sheet in sheets}

    def _adopt(self, part: str, place: str, *, depth: int) -> None:
        for target in self._targets(part).values():
            shared = any(layer in f"/{target.rpartition('/')[0]}/{target.rpartition('/')[2]}" for layer in _LAYERS)
            if depth and target not in self._owners and not shared:
                self._owners[target] = place
                self._adopt(target, place, depth=depth - 1)

    def _elements(self, part: str, name: str) -> list[etree._Element]:
        try:
            root = markup.parse(self._parts.get(part, b"<none/>"), part=part)
        except (Unreadable, etree.LxmlError):
            return []
        return list(root.iter(f"{{*}}{name}"))

    def _targets(self, part: str) -> dict[str, str]:
        """Relation ids of a part with the parts that they mean."""
        folder, _, base = part.rpartition("/")
        relations = self._elements(f"{folder}/_rels/{base}.rels", "Relationship")
        return {
            relation.get("Id") or "": _absolute(folder, relation.get("Target") or "")
            for relation in relations
            if relation.get("TargetMode") != "External"
        }


def _absolute(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")


def _relation(element: etree._Element) -> str:
    """The relation id, in whichever of the two namespaces of relations the file uses."""
    return next((str(value) for key, value in element.items() if str(key).endswith("relationships}id")), "")


def kind_of_part(part: str) -> str:
    inserted = _INSERTED.match(part)
    if inserted:
        return f"inserted document {inserted[1]}"
    return next((name for pattern, name in _NAMED if pattern.match(part)), f"part {part}")
