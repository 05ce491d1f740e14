"""What lies on or beside the pages of a PDF: comments, attachments, links to other files, scripts."""

from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from bulkhead.render.cleaning.tally import Group
from bulkhead.render.template.pdf_origin import ACTING, NAMES, acts, annotations, drop

# These belong to the page itself: links and fields, marks of a printer, films, and words that a program laid over it.
OF_THE_PAGE = frozenset(
    "/Link /Widget /Watermark /PrinterMark /TrapNet /Screen /3D /RichMedia /Movie /Sound /FileAttachment".split()
)
OF_COMMENTS = ("/NM", "/M", "/CreationDate", "/RC", "/Subj", "/Popup")
ELSEWHERE = frozenset({"/GoToR", "/GoToE", "/Thread"})
LOCAL = ("file:", "\\\\", "//", "/")


def every(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every numbered dictionary and stream; a numbered object may also be a bare number, whatever the types say."""
    everything: list[object] = list(document.objects)
    return (each for each in everything if isinstance(each, (Dictionary, pikepdf.Stream)))


def remove_comments(document: pikepdf.Pdf, *, group: Group) -> None:
    for number, page in enumerate(document.pages, 1):
        gone = [each for each in annotations(page) if str(each.get("/Subtype", "")) not in OF_THE_PAGE]
        for each in gone:
            if each.get("/Subtype") != Name.Popup:
                said = " ".join(str(each[key]) for key in ("/Contents", "/T") if key in each)
                group.note("comment", place=f"page {number}", text=said)
        take_off(page, gone=gone)
        for each in annotations(page):
            drop(each, *OF_COMMENTS, *(("/T",) if each.get("/Subtype") != Name.Widget else ()))


def take_off(page: pikepdf.Page, *, gone: list[Dictionary]) -> None:
    """Other objects, such as the order of reading, may still lead to an annotation, so it is emptied as well."""
    if gone:
        numbers = {each.objgen for each in gone if each.is_indirect}
        kept = [
            each
            for each in annotations(page)
            if not (each.objgen in numbers if each.is_indirect else any(each == other for other in gone))
        ]
        for each in gone:
            drop(each, *list(each.keys()))
        page.obj["/Annots"] = Array(kept)


def remove_attachments(document: pikepdf.Pdf, *, group: Group) -> None:
    for number, page in enumerate(document.pages, 1):
        gone = [each for each in annotations(page) if each.get("/Subtype") == Name.FileAttachment]
        for pin in gone:
            group.note("attachment", place=f"page {number}", text=_name_of(pin.get("/FS")))
        take_off(page, gone=gone)
    for each in every(document):
        if "/EF" in each and each.get("/Type") in (Name.Filespec, Name.F, None):
            group.note("attachment", place="document", text=_name_of(each))
            drop(each, *list(each.keys()))
        drop(each, "/AF")
    _forget(document, group, NAMES[0], "attachment")
    drop(document.Root, "/Collection")


def _name_of(file: object) -> str:
    return str(file.get("/UF", file.get("/F", ""))) if isinstance(file, Dictionary) else ""


def _forget(document: pikepdf.Pdf, group: Group, key: str, word: str) -> None:
    names = document.Root.get("/Names")
    if isinstance(names, Dictionary) and key in names:
        if not group.count:
            group.note(word, place="document")
        del names[key]


def remove_links(document: pikepdf.Pdf, *, group: Group) -> None:
    """Those to a page on the web stay."""
    for each in every(document):
        for key in ("/A", "/OpenAction"):
            action = each.get(key)
            if isinstance(action, Dictionary) and _leads_to_a_file(action):
                group.note(
                    "link to a file", place="document", text=_name_of(action.get("/F")) or str(action.get("/URI", ""))
                )
                del each[key]
    if "/URI" in document.Root:
        group.note("beginning of all links", place="document")
        del document.Root["/URI"]


def _leads_to_a_file(action: Dictionary) -> bool:
    return str(action.get("/S", "")) in ELSEWHERE or str(action.get("/URI", "")).startswith(LOCAL)


def remove_scripts(document: pikepdf.Pdf, *, group: Group) -> None:
    for action in _actions(document):
        if str(action.get("/S", "")) in ACTING:
            group.note("script", place="document", text=_source(action))
    for each in every(document):
        drop(each, "/AA", "/CO")
        if acts(each.get("/A")):
            del each["/A"]
        if "/S" in each and "/Next" in each:
            del each["/Next"]
        if acts(each):
            drop(each, *list(each.keys()))
    if acts(document.Root.get("/OpenAction")):
        del document.Root["/OpenAction"]
    _forget(document, group, NAMES[1], "script")


def _actions(document: pikepdf.Pdf) -> Iterable[Dictionary]:
    """Numbered ones, and those written where they are used."""
    for each in every(document):
        if isinstance(each, Dictionary):
            yield each
        for key in ("/A", "/OpenAction"):
            yield from _written_here(each.get(key))
        more = each.get("/AA")
        if isinstance(more, Dictionary):
            for value in more.values():
                yield from _written_here(value)


def _written_here(value: object) -> Iterator[Dictionary]:
    if isinstance(value, Dictionary) and not value.is_indirect:
        yield value


def _source(action: Dictionary) -> str:
    script = action.get("/JS", "")
    if isinstance(script, pikepdf.Stream):
        return script.read_bytes()[:200].decode("latin-1")
    return str(script)
