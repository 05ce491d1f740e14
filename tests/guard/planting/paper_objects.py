"""What a PDF keeps beside its pages: annotations, fields, attachments, names, structure, metadata."""

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.guard.planting import shared
from tests.guard.planting.marks import Marks
from tests.guard.planting.paper_pages import text

_BOX = [72, 300, 172, 320]


def annotate(document: pikepdf.Pdf, marks: Marks) -> None:
    page = document.pages[0].obj
    look = document.make_stream(text(f"seal of {marks['annotation appearance stream']}", x=2, y=4))
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 20])
    look.Resources = Dictionary(Font=page.Resources.Font)
    field = _annotation(document, "Widget", FT=Name.Tx, DA=String("/F1 12 Tf 0 g"), **_field(marks))
    link = Dictionary(S=Name.URI, URI=String(f"https://{marks['link URI'].lower()}.example/"))
    file = _file(document, "minutes.txt", f"Minutes for {marks['file-attachment annotation content']}".encode())
    page.Annots = Array(
        [
            _annotation(document, "Stamp", AP=Dictionary(N=look)),
            _annotation(
                document,
                "Text",
                Contents=String(f"Ask {marks['sticky-note annotation']}"),
                T=String(marks["annotation author"]),
                Subj=String(marks["annotation subject"]),
            ),
            _annotation(document, "Link", A=link),
            _annotation(document, "FileAttachment", FS=file),
            field,
        ]
    )
    document.Root.AcroForm = Dictionary(Fields=Array([field]))


def _field(marks: Marks) -> dict[str, String]:
    places = {"T": "form field name", "TU": "form field tooltip", "V": "form field value"}
    return {key: String(marks[place]) for key, place in places.items()}


def _annotation(document: pikepdf.Pdf, kind: str, **entries: pikepdf.Object) -> pikepdf.Object:
    return document.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array(_BOX), **entries))


def _file(document: pikepdf.Pdf, name: str, content: bytes, *, about: str = "") -> pikepdf.Object:
    stream = document.make_stream(content)
    stream.Type = Name.EmbeddedFile
    entries = {"Desc": String(about)} if about else {}
    return document.make_indirect(
        Dictionary(Type=Name.Filespec, F=String(name), UF=String(name), EF=Dictionary(F=stream), **entries)
    )


def enclose(document: pikepdf.Pdf, marks: Marks) -> None:
    """Attachments, bookmarks, marks within the text, a script and page labels."""
    name = f"{marks['attachment file name']}.xlsx"
    content = shared.workbook(marks["attachment content (xlsx)"])
    file = _file(document, name, content, about=marks["attachment description"])
    goal = Array([document.pages[1].obj, Name.Fit])
    script = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{marks['document JavaScript']}')"))
    document.Root.Names = Dictionary(
        EmbeddedFiles=Dictionary(Names=Array([String("1"), file])),
        Dests=Dictionary(Names=Array([String(marks["named destination"]), goal])),
        JavaScript=Dictionary(Names=Array([String("open"), document.make_indirect(script)])),
    )
    item = document.make_indirect(Dictionary(Title=String(marks["outline/bookmark"]), Dest=goal))
    root = document.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))
    item.Parent = root
    document.Root.Outlines = root
    label = Dictionary(S=Name.D, P=String(f"{marks['page-label prefix']} "))
    document.Root.PageLabels = Dictionary(Nums=Array([0, label]))


def describe(document: pikepdf.Pdf, marks: Marks) -> None:
    """The structure tree, what a program keeps for itself, and the XMP of a page."""
    page = document.pages[0].obj
    figure = document.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(marks["structure-tree Alt text"]), K=0, Pg=page)
    )
    tree = document.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([figure])))
    figure.P = tree
    document.Root.StructTreeRoot = tree
    kept = Dictionary(LastModified=String("D:20261001"), Private=String(marks["PieceInfo private data"]))
    page.PieceInfo = Dictionary(Studio=kept)
    page.Metadata = _xmp(document, f"<dc:title>{marks['page-level XMP']}</dc:title>")


def introduce(document: pikepdf.Pdf, marks: Marks) -> None:
    document.docinfo["/Title"] = String(marks["Info title"])
    document.docinfo["/Author"] = String(marks["Info author"])
    document.docinfo["/Client"] = String(marks["Info custom key"])
    subject, keywords = marks["XMP dc:subject"], marks["XMP keywords"]
    listed = f"<dc:subject><rdf:Bag><rdf:li>{subject}</rdf:li></rdf:Bag></dc:subject>"
    document.Root.Metadata = _xmp(document, f"{listed}<pdf:Keywords>{keywords}</pdf:Keywords>")


def _xmp(document: pikepdf.Pdf, inner: str) -> pikepdf.Stream:
    spaces = (
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
    )
    body = f'<rdf:RDF {spaces}><rdf:Description rdf:about="">{inner}</rdf:Description></rdf:RDF>'
    stream = document.make_stream(f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{body}</x:xmpmeta>'.encode())
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    return stream
