"""Letters of a form beyond ASCII: a font that says no encoding spells most of them wrong."""

import pikepdf
from pikepdf import Dictionary, Name
from pikepdf.form import TextField

STANDARD = ("/Helvetica", "/Times", "/Courier")


def say_encoding(pdf: pikepdf.Pdf) -> None:
    """Gives the standard fonts of the form the encoding of Western letters where they have none."""
    fonts = pdf.Root.AcroForm.get("/DR", Dictionary()).get("/Font", Dictionary())
    for font in fonts.as_dict().values():
        named = isinstance(font, Dictionary) and str(font.get("/BaseFont", "")).startswith(STANDARD)
        if named and "/Encoding" not in font:
            font["/Encoding"] = Name.WinAnsiEncoding


def drop_misspelt(field: TextField) -> None:
    """Without a drawn appearance the reader's program draws the value itself, with a font that has the letters."""
    for each in [field.obj, *field.obj.get("/Kids", [])]:
        drawn = each.get("/AP", Dictionary()).get("/N")
        if isinstance(drawn, pikepdf.Stream) and drawn.read_bytes().count(b"?") > str(field.value).count("?"):
            del each["/AP"]
