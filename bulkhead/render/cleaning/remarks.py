"""Comments and tasks of Word, PowerPoint and Excel, in all the parts in which they are kept."""

from lxml import etree

from bulkhead.render.cleaning import texts, trees
from bulkhead.render.cleaning.folder import Folder
from bulkhead.render.cleaning.tally import Group
from bulkhead.render.template.comments import EXCEL_NOTE, ON_TEXT
from bulkhead.render.template.notes import COMMENT
from bulkhead.render.template.parts import Part

PARTS = frozenset("comments commentsExtended commentsIds commentsExtensible people threadedComment person".split())
PARTS |= {"commentAuthors", "authors", "documenttasks", "tasks"}
PEOPLE = (".people+xml", ".person+xml", "ommentAuthors+xml", ".authors+xml")
NAMED = ("name", "author", "displayName")
COPY_OF_THREAD = "tc="


def remove(folder: Folder, *, group: Group) -> None:
    for page in folder.pages_of("omments+xml"):
        authors = [author.text or "" for author in page.part.root.iter("{*}author")]
        for comment in page.part.root.iter(*COMMENT):
            if not _is_copy(comment, authors):
                group.note("comments", place=page.where.of(comment), text=_words(comment))
    for page in folder.pages_of(*PEOPLE):
        for person in page.part.root.iterchildren("*"):
            group.note("who wrote them", place=folder.place(""), text=trees.named(person, attributes=NAMED))
    _remove_anchors(folder)
    _remove_boxes(folder)
    _remove_notes_on_names(folder, group)
    _remove_from_chunks(folder, group)
    trees.sever(folder.package, rows=folder.arrows(*PARTS))


def _is_copy(comment: etree._Element, authors: list[str]) -> bool:
    """Excel writes a thread once more for older versions, under an author that is its number."""
    number = comment.get("authorId") or ""
    return number.isdecimal() and int(number) < len(authors) and authors[int(number)].startswith(COPY_OF_THREAD)


def _words(comment: etree._Element) -> str:
    return " ".join(part for part in (trees.said(comment), trees.named(comment, attributes=("author",))) if part)


def _remove_anchors(folder: Folder) -> None:
    for page in folder.texts:
        for anchor in list(page.part.root.iter(*ON_TEXT)):
            trees.drop(anchor)
            page.part.touched = True


def _remove_boxes(folder: Folder) -> None:
    """The yellow boxes that Excel draws for its notes; the drawing goes when nothing else is in it."""
    for part in folder.parts("vmlDrawing"):
        notes = [each for each in part.root.iter(EXCEL_NOTE) if each.get("ObjectType") == "Note"]
        for shape in [each.getparent() for each in notes]:
            if shape is not None:
                trees.drop(shape)
                part.touched = True
        if notes and next(part.root.iter("{urn:schemas-microsoft-com:vml}shape"), None) is None:
            _remove_drawing(folder, part)


def _remove_drawing(folder: Folder, drawing: Part) -> None:
    rows = [row for row in folder.arrows("vmlDrawing") if row.target == drawing.key]
    for row in rows:
        sheet = folder.package.parts.get(row.source)
        if sheet is not None:
            for each in trees.linked(sheet.root, ids={row.id}):
                trees.drop(each)
                sheet.touched = True
    trees.sever(folder.package, rows=rows)


def _remove_from_chunks(folder: Folder, group: Group) -> None:
    """Pages of HTML that Word has not taken in yet."""
    for row in folder.arrows("aFChunk"):
        part = folder.package.parts.get(row.target)
        if part is not None and not part.is_xml and part.kind == "text/html":
            said, after = texts.without_comments(part.content)
            for text in said:
                group.note("comments", place=folder.place(""), text=text)
            part.replace(after)


def _remove_notes_on_names(folder: Folder, group: Group) -> None:
    for page in folder.pages_of(folder.program.body):
        for name in page.part.root.iter("{*}definedName"):
            if name.get("comment"):
                group.note("note on a name", place=f"name {name.get('name')}", text=name.get("comment") or "")
                del name.attrib["comment"]
                page.part.touched = True
