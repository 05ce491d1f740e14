"""Pictures of a few pixels that say something of themselves."""

from io import BytesIO

from PIL import Image, ImageDraw, PngImagePlugin

from tests.guard.planting.marks import Marks

ARTIST, DESCRIPTION, XP_TITLE, USER_COMMENT = 0x013B, 0x010E, 0x9C9B, 0x9286
_EXIF_FOLDER = 0x8769


def jpeg_by(artist: str, *, shade: int = 200) -> bytes:
    exif = Image.Exif()
    exif[ARTIST] = artist
    saved = BytesIO()
    Image.new("RGB", (16, 16), (shade, 90, 40)).save(saved, "JPEG", exif=exif)
    return saved.getvalue()


def png_by(author: str) -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", author)
    saved = BytesIO()
    Image.new("RGB", (16, 16), (40, 90, 200)).save(saved, "PNG", pnginfo=notes)
    return saved.getvalue()


def jpeg_of_text(words: str) -> bytes:
    """Words as pixels: nobody reads them who only reads text."""
    page = Image.new("RGB", (200, 60), "white")
    ImageDraw.Draw(page).text((10, 20), words, fill="black")
    saved = BytesIO()
    page.save(saved, "JPEG")
    return saved.getvalue()


def photo(marks: Marks) -> bytes:
    """Every way in which a JPEG says who made it."""
    exif = Image.Exif()
    exif[ARTIST] = marks["EXIF Artist"]
    exif[DESCRIPTION] = marks["EXIF ImageDescription"]
    exif[XP_TITLE] = f"{marks['EXIF XPTitle (UTF-16)']}\0".encode("utf-16-le")
    exif.get_ifd(_EXIF_FOLDER)[USER_COMMENT] = b"UNICODE\0" + marks["EXIF UserComment (UTF-16)"].encode("utf-16-le")
    saved = BytesIO()
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><creator>{marks["XMP creator"]}</creator></x:xmpmeta>'
    comment = marks["JPEG comment"].encode()
    Image.new("RGB", (16, 16)).save(saved, "JPEG", exif=exif, comment=comment, xmp=xmp.encode())
    return _with_caption(saved.getvalue(), marks["IPTC caption"])


def _with_caption(picture: bytes, caption: str) -> bytes:
    """IPTC lies in a block of Photoshop's: 2:120 is the caption."""
    entry = b"\x1c\x02\x78" + len(caption).to_bytes(2, "big") + caption.encode()
    entry += b"\0" * (len(entry) % 2)
    block = b"Photoshop 3.0\08BIM\x04\x04\0\0" + len(entry).to_bytes(4, "big") + entry
    return picture[:2] + b"\xff\xed" + (len(block) + 2).to_bytes(2, "big") + block + picture[2:]


def shot(marks: Marks) -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Title", marks["tEXt"])
    notes.add_itxt("Author", marks["iTXt"], lang="en")
    notes.add_text("Comment", f"A longer remark about {marks['zTXt (compressed)']} and others", zip=True)
    saved = BytesIO()
    Image.new("RGB", (16, 16)).save(saved, "PNG", pnginfo=notes)
    return saved.getvalue()
