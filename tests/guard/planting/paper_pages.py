"""Content of the planted pages: what shows, what is drawn where nobody looks, and what stands in streams of its own."""

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.guard.planting import pictures
from tests.guard.planting.marks import Marks

SCAN = "image-only (scanned) page"


def text(words: str, *, x: int = 72, y: int = 700, set_up: str = "") -> bytes:
    return f"BT {set_up} /F1 12 Tf {x} {y} Td ({words}) Tj ET\n".encode()


def shown(marks: Marks) -> bytes:
    torn = marks["hyphenated over two lines"].pieces
    spaced = ") -120 (".join(marks["letter-spaced via TJ"])
    return b"".join(
        (
            text(f"The plan of {marks['page text']} for the quarter."),
            f"BT /F1 12 Tf 72 660 Td [({spaced})] TJ ET\n".encode(),
            f"BT /F1 12 Tf 72 620 Td 14 TL (the agreement with {torn[0]}-) Tj T* ".encode(),
            f"({torn[1]}{torn[2]} ends in May) Tj ET\n".encode(),
            b"q 1 0 0 1 72 560 cm /Form Do Q\n",
            b"q 40 0 0 40 72 500 cm /Photo Do Q\n",
            b"/Figure << /MCID 0 >> BDC\n" + text("a chart", y=460) + b"EMC\n",
            f"/Span << /ActualText ({marks['ActualText of marked content']}) >> BDC\n".encode()
            + text("abc", y=440)
            + b"EMC\n",
        )
    )


def unseen(marks: Marks) -> bytes:
    hidden = text(f"only for {marks['text on a hidden layer']}", y=660)
    return b"".join(
        (
            text("The second page has enough words of its own to count as text."),
            b"/OC /Layer BDC\n" + hidden + b"EMC\n",
            text(f"under a scan {marks['invisible text (Tr 3)']}", y=620, set_up="3 Tr"),
            text(f"on white {marks['white text']}", y=580, set_up="0 Tr 1 1 1 rg"),
            text(f"far away {marks['text outside the page box']}", x=2000, y=540, set_up="0 g"),
        )
    )


def equip(document: pikepdf.Pdf, marks: Marks) -> None:
    """The forms, pictures and layers that the pages above name."""
    first, second, third, _ = (page.obj.Resources for page in document.pages)
    form = document.make_stream(text(f"a stamp of {marks['text inside a Form XObject']}", x=0, y=0))
    kept = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, -20, 400, 40])}
    for key, value in kept.items():
        form[f"/{key}"] = value
    form.Resources = Dictionary(Font=first.Font)
    first.XObject = Dictionary(
        Form=form, Photo=_picture(document, pictures.jpeg_by(marks["EXIF of an embedded JPEG"]), width=16, height=16)
    )
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name=String(marks["layer (OCG) name"])))
    second.Properties = Dictionary(Layer=layer)
    listed = Array([layer])
    document.Root.OCProperties = Dictionary(OCGs=listed, D=Dictionary(OFF=listed, Order=listed))
    third.XObject = Dictionary(Scan=_picture(document, pictures.jpeg_of_text(marks[SCAN]), width=200, height=60))


def _picture(document: pikepdf.Pdf, content: bytes, *, width: int, height: int) -> pikepdf.Stream:
    picture = document.make_stream(content)
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width, picture.Height, picture.BitsPerComponent = width, height, 8
    picture.ColorSpace, picture.Filter = Name.DeviceRGB, Name.DCTDecode
    return picture
