"""What each choice must take out of the planted files: written down by hand, place for place, and nothing else goes."""

from functools import cache

from bulkhead.base.removals import Cleaned
from bulkhead.guard.reading import read
from bulkhead.render.cleaning import clean
from tests.guard.planting.kinds import Planted, planted

GONE: dict[str, dict[str, set[str]]] = {
    "docx": {
        "properties": {
            "core property title", "core property author", "core lastModifiedBy", "core keywords", "core description",
            "app.xml company", "app.xml manager", "custom property name", "custom property value", "thumbnail EXIF",
            "image EXIF Artist (JPEG in media/)", "PNG tEXt metadata in media/", "media file name",
        },
        "comments": {"comment author", "comment text", "people.xml user id", "altChunk HTML comment"},
        "changes": {"tracked deletion", "moved-from text", "tracked-change author"},
        "hidden": {
            "hidden text (w:vanish)", "first-page header (titlePg off)", "even-page header (not enabled)",
            "VML fallback text box", "bookmark name", "drawing object name", "glossary / building block",
            "legacy form-field help/default", "chart workbook hidden sheet",
        },
        "embedded": {
            "chart workbook cell", "chart workbook hidden sheet", "embedded workbook cell", "OLE package content",
            "OLE package file name",
        },
        "links": {
            "attached template path (settings rel)", "mail-merge data source", "field code (instrText path)",
        },
        "custom": {"customXml text", "customXml attribute", "document variable", "content-control title/tag"},
    },
    "pptx": {
        "properties": {
            "core title", "core author", "core category", "core content status", "app.xml company",
            "custom property value", "image EXIF",
        },
        "comments": {"comment author", "comment text (legacy)", "comment text (modern threaded)"},
        "notes": {"speaker notes", "notes of a hidden slide", "notes master header", "handout master"},
        "hidden": {
            "hidden slide", "notes of a hidden slide", "hidden shape", "off-slide shape", "shape name",
            "chart workbook hidden sheet",
        },
        "embedded": {"chart workbook hidden sheet", "embedded OLE workbook"},
        "custom": {"tag (add-in data)"},
    },
    "xlsx": {
        "properties": {
            "core title", "core creator", "core subject", "app.xml company", "custom property", "fileSharing user",
            "image EXIF", "pivot cache refreshedBy", "sheet code name",
        },
        "comments": {
            "cell comment", "comment author", "threaded comment", "person display name", "defined-name comment",
        },
        "hidden": {
            "hidden row", "hidden column", "hidden sheet cell", "veryHidden sheet cell", "orphan shared string",
            "autofilter criterion", "scenario name", "pivot cache item", "pivot cache refreshedBy",
        },
        "embedded": {"OLE package content"},
        "links": {
            "external link path", "external link sheet name", "external link cached value", "data connection string",
        },
        "custom": {"customXml"},
    },
    "pdf": {
        "properties": {
            "Info title", "Info author", "Info custom key", "XMP dc:subject", "XMP keywords", "page-level XMP",
            "EXIF of an embedded JPEG",
        },
        "comments": {
            "sticky-note annotation", "annotation author", "annotation subject", "annotation appearance stream",
        },
        "hidden": {
            "text on a hidden layer", "layer (OCG) name", "invisible text (Tr 3)", "text outside the page box",
        },
        "embedded": {
            "attachment content (xlsx)", "attachment description", "attachment file name",
            "file-attachment annotation content",
        },
        "versions": {"earlier revision (incremental update)"},
        "scripts": {"document JavaScript"},
        "custom": {"PieceInfo private data"},
    },
    "jpg": {
        "properties": {
            "EXIF Artist", "EXIF ImageDescription", "EXIF XPTitle (UTF-16)", "EXIF UserComment (UTF-16)",
            "JPEG comment", "XMP creator", "IPTC caption",
        },
    },
    "png": {"properties": {"tEXt", "iTXt", "zTXt (compressed)"}},
    "svg": {"properties": {"svg metadata"}, "comments": {"svg comment"}},
    "md": {"properties": {"front matter"}, "comments": {"HTML comment"}},
}  # fmt: skip
# Writing anew leaves behind what nothing in the file leads to, whatever else was chosen.
ALWAYS = {
    "docx": {"unreferenced part", "zip archive comment"},
    "pptx": {"slide removed from list, part still in file", "media file name"},
    "pdf": {"earlier revision (incremental update)"},
}
CHOICES = [(kind, key) for kind, keys in GONE.items() for key in keys]


@cache
def cleaned(kind: str, *keys: str) -> Cleaned:
    file = planted(kind)
    return clean(f"planted.{kind}", content=file.content, keys=keys)


@cache
def said_before(kind: str) -> frozenset[str]:
    return said(planted(kind).content, file=planted(kind))


def said(content: bytes, *, file: Planted) -> frozenset[str]:
    """The places whose name the reading still finds, however it is torn."""
    reading = read(f"planted.{file.kind}", content=content)
    texts = ["".join(passage.text.lower().split()) for passage in reading.passages]
    return frozenset(place for place, mark in file.marks.items() if any(mark.lower() in text for text in texts))
