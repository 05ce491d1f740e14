"""PDF files for the tests, with everything in them that tells who made them."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="CANARY"/></rdf:RDF></x:xmpmeta>'
)
FONT = {"/Type": Name.Font, "/Subtype": Name.Type1, "/BaseFont": Name.Helvetica}


def page_of(pdf: Pdf, *lines: str) -> pikepdf.Page:
    page = pdf.add_blank_page(page_size=(400, 400))
    said = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
    page.obj["/Contents"] = pdf.make_stream(f"BT /F1 12 Tf 40 350 Td {said} ET".encode())
    page.obj["/Resources"] = Dictionary(Font=Dictionary(F1=Dictionary(FONT)))
    return page


def saved(pdf: Pdf) -> bytes:
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


def form(*values: str, title: str = "") -> bytes:
    """A form of text fields that hold the values."""
    with pikepdf.new() as pdf:
        page = page_of(pdf, "A form")
        fields = [pdf.make_indirect(_field(number, value)) for number, value in enumerate(values, 1)]
        page.obj["/Annots"] = Array(fields)
        helvetica = pdf.make_indirect(Dictionary(FONT))
        pdf.Root["/AcroForm"] = Dictionary(
            Fields=Array(fields), DR=Dictionary(Font=Dictionary(Helv=helvetica)), DA=String("/Helv 0 Tf 0 g")
        )
        if title:
            pdf.docinfo["/Title"] = title
        return saved(pdf)


def _field(number: int, value: str) -> Dictionary:
    return Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(f"line{number}"), V=String(value), F=4,
        Rect=[40, 340 - 40 * number, 300, 360 - 40 * number], DA=String("/Helv 12 Tf 0 g"),
    )  # fmt: skip


def noted(*comments: str) -> bytes:
    """A page with notes stuck on it."""
    with pikepdf.new() as pdf:
        page = page_of(pdf, "A page")
        page.obj["/Annots"] = Array([pdf.make_indirect(_comment(text)) for text in comments])
        return saved(pdf)


def _comment(text: str) -> Dictionary:
    return Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=[10, 10, 30, 30], Contents=String(text), T=String("Jane CANARY"),
        M=String("D:20190102"), NM=String("CANARY"),
    )  # fmt: skip


def telling() -> bytes:
    """A page with its maker's name in every place that a PDF keeps one, and with what acts or hides."""
    with pikepdf.new() as pdf:
        page = page_of(pdf, "Kept text")
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert('CANARY')"))
        page.obj["/PieceInfo"] = Dictionary(Own=Dictionary(Private=String("CANARY")))
        page.obj["/AA"] = Dictionary(O=script)
        page.obj["/Metadata"] = pdf.make_stream(XMP, Type=Name.Metadata, Subtype=Name.XML)
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=[0, 0, 9, 9],
            A=Dictionary(S=Name.URI, URI=String("https://kept.example")),
        )
        press = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=script)
        attached = pdf.make_stream(b"CANARY", Type=Name.EmbeddedFile)
        file = Dictionary(Type=Name.Filespec, F=String("CANARY.txt"), EF=Dictionary(F=attached))
        clip = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9], FS=file)
        page.obj["/Annots"] = Array([link, press, clip, _comment("Kept comment")])
        pdf.Root["/OpenAction"] = script
        pdf.Root["/Names"] = Dictionary(
            EmbeddedFiles=Dictionary(Names=Array([String("CANARY.txt"), file])),
            JavaScript=Dictionary(Names=Array([String("CANARY"), script])),
        )
        pdf.Root["/Metadata"] = pdf.make_stream(XMP, Type=Name.Metadata, Subtype=Name.XML)
        for key in ("/Author", "/Creator", "/Producer", "/Keywords", "/Subject", "/Company"):
            pdf.docinfo[key] = "CANARY"
        pdf.docinfo["/Title"] = "Kept title"
        return saved(pdf)
