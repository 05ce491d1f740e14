"""Takes out of a PDF what tells who made it, and what acts or hides in it: attachments, scripts, private records."""

from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from bulkhead.render.template import pictures

TELLING = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/AF", "/Perms", "/DSS", "/Legal", "/SpiderInfo", "/XFA")
ROOT_TELLING = ("/Collection", "/URI", "/Requirements", "/Extensions")
ACTING = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/RichMediaExecute"})
NAMES = ("/EmbeddedFiles", "/JavaScript")
OF_COMMENT = ("/T", "/NM", "/M", "/CreationDate", "/Popup", "/RC", "/Subj")
NO_COMMENT = frozenset({"/Widget", "/Link", "/FileAttachment", "/Popup"})


def strip(pdf: pikepdf.Pdf, *, is_note: Callable[[str], bool]) -> None:
    for page in pdf.pages:
        _strip_annotations(page, is_note)
    for each in pdf.objects:
        if isinstance(each, (Dictionary, pikepdf.Stream)):
            _strip_object(each)
    root = pdf.Root
    drop(root, *TELLING, *ROOT_TELLING)
    if acts(root.get("/OpenAction")):
        del root["/OpenAction"]
    names = root.get("/Names")
    if isinstance(names, Dictionary):
        drop(names, *NAMES)
    form = root.get("/AcroForm")
    if isinstance(form, Dictionary):
        drop(form, "/XFA", "/SigFlags")
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]


def comments(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """The notes people stuck on the pages."""
    for number, page in enumerate(pdf.pages, 1):
        for each in annotations(page):
            if "/Contents" in each and each.get("/Subtype") not in NO_COMMENT:
                yield f"page {number}, comment", str(each["/Contents"])


def annotations(page: pikepdf.Page) -> list[Dictionary]:
    found = page.obj.get("/Annots")
    return [each for each in found if isinstance(each, Dictionary)] if isinstance(found, Array) else []


def _strip_annotations(page: pikepdf.Page, is_note: Callable[[str], bool]) -> None:
    found = annotations(page)
    if not found:
        return
    kept = [each for each in found if each.get("/Subtype") != Name.FileAttachment and not _is_note(each, is_note)]
    gone = {each.objgen for each in found if each.is_indirect} - {each.objgen for each in kept if each.is_indirect}
    for each in kept:
        _strip_object(each)
        if each.get("/Subtype") not in NO_COMMENT:
            drop(each, *OF_COMMENT)
    # A pop-up shows the words of the comment it belongs to.
    page.obj["/Annots"] = Array(
        [each for each in kept if each.get("/Subtype") != Name.Popup and not _replies(each, gone)]
    )


def _replies(annotation: Dictionary, gone: set[tuple[int, int]]) -> bool:
    answered = annotation.get("/IRT")
    return isinstance(answered, Dictionary) and answered.is_indirect and answered.objgen in gone


def _is_note(annotation: Dictionary, is_note: Callable[[str], bool]) -> bool:
    shown = annotation.get("/Subtype") not in NO_COMMENT and "/Contents" in annotation
    return shown and is_note(str(annotation["/Contents"]))


def _strip_object(each: pikepdf.Object) -> None:
    drop(each, "/Metadata", "/PieceInfo", "/LastModified", "/AA", "/AF")
    if acts(each.get("/A")):
        del each["/A"]
    if each.get("/FT") == Name.Sig and "/V" in each:
        del each["/V"]
    if isinstance(each, pikepdf.Stream) and each.get("/Filter") == Name.DCTDecode:
        strip_photo(each)


def strip_photo(photo: pikepdf.Stream) -> None:
    raw = photo.read_raw_bytes()
    neutral = pictures.neutral(raw)
    if neutral != raw:
        how = photo.get("/DecodeParms")
        photo.write(neutral, filter=Name.DCTDecode, decode_parms=how if isinstance(how, Dictionary) else None)


def acts(action: pikepdf.Object | None) -> bool:
    return isinstance(action, Dictionary) and str(action.get("/S", "")) in ACTING


def drop(each: pikepdf.Object, *keys: str) -> None:
    for key in keys:
        if key in each:
            del each[key]
