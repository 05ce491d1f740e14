"""What an Office file says about itself: properties, numbers of editing sessions, notes inside pictures, file names."""

import posixpath
import re

from lxml import etree

from bulkhead.render.cleaning import custom, trees, word_fields
from bulkhead.render.cleaning.folder import Folder
from bulkhead.render.cleaning.tally import Group
from bulkhead.render.template import lineage, pictures
from bulkhead.render.template.package import Relationship
from bulkhead.render.template.parts import Part
from bulkhead.render.template.provenance import HAS_RSID, TELLING_ATTRIBUTES
from bulkhead.render.template.vocabulary import WORD, names

ABOUT = ("core-properties", "extended-properties", "custom-properties")
CALLED = {
    "creator": "author", "lastModifiedBy": "last modified by", "description": "comments", "contentStatus": "status",
    "HyperlinkBase": "hyperlink base", "created": "date", "modified": "date", "lastPrinted": "date",
    "TitlesOfParts": "titles of parts", "HeadingPairs": "titles of parts", "revision": "revision",
}  # fmt: skip
# What the program counts tells nothing.
COUNTED = frozenset(
    "TotalTime Pages Words Characters Lines Paragraphs Slides Notes HiddenSlides MMClips ScaleCrop LinksUpToDate"
    " CharactersWithSpaces SharedDoc HyperlinksChanged DocSecurity PresentationFormat Application AppVersion"
    " language".split()
)
# These would be asked for anew, and the properties that answered are gone.
ASKING = frozenset("AUTHOR TITLE SUBJECT KEYWORDS COMMENTS LASTSAVEDBY DOCPROPERTY INFO TEMPLATE REVNUM".split())
ASKING |= {"CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME"}
SESSIONS = names(WORD, "rsids", "rsid")
DOCUMENT_ID = ("{*}docId",)
MEDIA = frozenset({"image", "video", "audio", "media", "hdphoto"})
ORDINARY_FILE = re.compile(r"(?:image|media|hdphoto|video|audio)\d+\.\w+")
COMMENTS = (*lineage.AUTHORS, "omments+xml")
MARK_UP = re.compile(r"<[^<>]*>|http\S*|xmpmeta|rdf:\w+|Photoshop 3\.0|8BIM|IHDR|(?:[tiz]TXt|UNICODE)")
# Words, and not the letters that figures happen to spell.
SPEAKING = re.compile(r"[\w ,.:;@&'()/+-]*[A-Za-z]{3}[\w ,.:;@&'()/+-]*")
RUNS = re.compile(rb"[\x20-\x7e]{5,}")


def remove(folder: Folder, *, group: Group) -> None:
    rows = [*folder.arrows(*ABOUT), *folder.arrows("thumbnail")]
    for row in rows:
        _tell(folder, row, group)
    trees.sever(folder.package, rows=[row for row in rows if row.kind != "extended-properties"])
    _remove_printers(folder, group)
    for page in folder.texts:
        if word_fields.end(page.part.root, asking=ASKING):
            page.part.touched = True
        custom.unbind(page, to_properties=True)
    for page in folder.pages:
        _remove_sessions(page.part, group)
        _remove_lineage(page.part, group)
    _remove_code_names(folder, group)
    for part in folder.package.reachable():
        _remove_from_picture(folder, part, group)
    _rename_files(folder, group)


def notes_of_picture(before: bytes, *, after: bytes) -> str:
    """A little of what the picture said, for showing."""
    kept = set(RUNS.findall(after[:65536]))
    found = [run for run in RUNS.findall(before[:65536].replace(b"\0", b"")) if run not in kept]
    words = (MARK_UP.sub(" ", run.decode("ascii")).strip() for run in found)
    return " ".join(each for each in words if SPEAKING.fullmatch(each))[:400]


def _tell(folder: Folder, row: Relationship, group: Group) -> None:
    """The name of the program stays where it was, because programs lay out each other's files by it."""
    part = folder.package.parts.get(row.target)
    if part is None:
        return
    if row.kind == "thumbnail":
        group.note("small picture of the first page", place="document properties", text=part.name.rpartition("/")[2])
        return
    told = [
        (element, text) for element in part.root if (text := _text(element)) and trees.local(element) not in COUNTED
    ]
    for element, text in told:
        local = trees.local(element)
        word = element.get("name") or CALLED.get(local, local.lower())
        group.note("property" if element.get("name") else word, place="document properties", text=f"{word}: {text}")
        if row.kind == "extended-properties":
            trees.drop(element)
            part.touched = True


def _text(element: etree._Element) -> str:
    return " ".join(str(text).strip() for text in element.itertext()).strip()


def _remove_printers(folder: Folder, group: Group) -> None:
    rows = folder.arrows("printerSettings")
    for row in rows:
        group.note("printer", place=folder.place(row.target))
        source = folder.package.parts.get(row.source)
        if source is not None:
            for each in trees.linked(source.root, ids={row.id}):
                _forget_printer(each)
                source.touched = True
    trees.sever(folder.package, rows=rows)


def _forget_printer(element: etree._Element) -> None:
    if trees.local(element) == "printerSettings":
        trees.drop(element)
    else:
        lineage.drop_attributes(element, "id")


def _remove_sessions(part: Part, group: Group) -> None:
    if part.is_word_text:
        found = [*part.root.iter(*SESSIONS), *part.root.iter(*DOCUMENT_ID)]
        if found or HAS_RSID(part.root):
            group.note("numbers of editing sessions")
            etree.strip_attributes(part.root, *TELLING_ATTRIBUTES)
            for each in found:
                trees.drop(each)
            part.touched = True


def _remove_lineage(part: Part, group: Group) -> None:
    """Names and numbers by which a file could be traced; those of comments go with the comments."""
    found = lineage.FINGERPRINTS.search(part.content) or lineage.SETS_UP_PRINTER.search(part.content)
    if found and not part.kind.endswith(COMMENTS):
        before, touched = etree.tostring(part.root), part.touched
        lineage.neutralise(part, fields=frozenset())
        part.touched = touched
        if etree.tostring(part.root) != before:
            part.touched = True
            group.note("traces of who saved it where", text=_trace(before))


def _trace(before: bytes) -> str:
    root = etree.fromstring(before)
    named = (each.get("refreshedBy") or each.get("userName") or each.get("url") for each in root.iter("*"))
    return next((name for name in named if name), "")


def _remove_code_names(folder: Folder, group: Group) -> None:
    """Macros call sheets by these; without macros nobody does."""
    if folder.is_book and not folder.arrows("vbaProject"):
        for page in folder.pages:
            for each in page.part.root.iter("{*}sheetPr", "{*}workbookPr") if b"codeName" in page.part.content else ():
                if each.get("codeName"):
                    group.note(
                        "second name of a sheet", place=folder.place(page.part.key), text=each.get("codeName") or ""
                    )
                    del each.attrib["codeName"]
                    page.part.touched = True


def _remove_from_picture(folder: Folder, part: Part, group: Group) -> None:
    after = pictures.neutral(part.content)
    if after != part.content:
        place = folder.place(part.key)
        group.note("notes inside pictures", place=place, text=notes_of_picture(part.content, after=after))
        part.replace(after)


def _rename_files(folder: Folder, group: Group) -> None:
    """A picture keeps the name of the file it came from."""
    rows = [row for row in folder.arrows(*MEDIA) if not row.is_external and row.target in folder.package.parts]
    for key in dict.fromkeys(row.target for row in rows):
        part = folder.package.parts[key]
        path, _, file = part.name.rpartition("/")
        if not ORDINARY_FILE.fullmatch(file.lower()):
            group.note("file name of a picture", place=folder.place(key), text=file)
            _rename(folder, part, _free_name(folder, path, posixpath.splitext(file)[1]))


def _free_name(folder: Folder, path: str, ending: str) -> str:
    number = 1
    while f"{path}/image{number}{ending}".lower() in folder.package.parts:
        number += 1
    return f"{path}/image{number}{ending}"


def _rename(folder: Folder, part: Part, name: str) -> None:
    before = part.key
    for row in folder.package.relationships():
        if row.target == before and not row.is_external:
            row.element.set("Target", f"/{name}")
            row.file.touched = True
    for override in folder.package.parts["[content_types].xml"].root:
        if (override.get("PartName") or "").lower().lstrip("/") == before:
            override.set("PartName", f"/{name}")
    folder.package.parts[name.lower()] = folder.package.parts.pop(before)
    part.name = name
