"""A logo is drawn anew: small, upright, and without anything that came with the file."""

import io
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from bulkhead.render.logo import NotALogo, draw


def picture(size: tuple[int, int] = (900, 200), *, mode: str = "RGB", kind: str = "PNG", **more: object) -> bytes:
    target = io.BytesIO()
    Image.new(mode, size, "teal" if mode != "CMYK" else None).save(target, kind, **more)
    return target.getvalue()


def seen(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize(
    ("mode", "kind"), [("RGB", "PNG"), ("RGBA", "PNG"), ("L", "PNG"), ("RGB", "JPEG"), ("CMYK", "JPEG")]
)
def test_what_comes_out_is_a_small_png(mode: str, kind: str) -> None:
    drawn = seen(draw(picture(mode=mode, kind=kind)))

    assert (drawn.format, drawn.size, drawn.mode) == ("PNG", (480, 107), "RGBA")


def test_a_small_one_is_not_blown_up() -> None:
    assert seen(draw(picture((64, 32)))).size == (64, 32)


def test_its_words_its_place_and_its_colours_profile_stay_behind() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Brasswinkle")
    exif = Image.Exif()
    exif[0x010E] = "Brasswinkle"

    drawn = draw(picture(pnginfo=words, exif=exif, icc_profile=b"Brasswinkle" * 10) + b"Brasswinkle")

    assert b"Brasswinkle" not in drawn
    assert seen(drawn).info == {}


def test_one_that_lies_on_its_side_is_turned() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    assert seen(draw(picture((100, 50), kind="JPEG", exif=exif))).size == (50, 100)


def test_the_same_picture_is_drawn_the_same() -> None:
    assert draw(picture()) == draw(picture())


def header(width: int, height: int, rest: bytes = b"") -> bytes:
    """A PNG that claims a size and brings next to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rest) + chunk(b"IEND", b"")


BAD = {
    "a bomb of pixels": (header(60_000, 60_000, zlib.compress(bytes(10_000))), "million pixels"),
    "a bomb past all bounds": (header(2**31 - 1, 2**31 - 1), "million pixels"),
    "nothing behind its head": (header(400, 100), "damaged"),
    "cut off": (picture(kind="JPEG")[:500], "damaged"),
    "one pixel": (picture((1, 1)), "smaller than"),
    "a hair": (picture((2000, 2)), "smaller than"),
    "an SVG": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "SVG"),
    "a GIF": (picture(kind="GIF"), "neither a PNG nor a JPEG"),
    "a web page": (b"<html><body>logo</body></html>", "neither a PNG nor a JPEG"),
    "nothing": (b"", "neither a PNG nor a JPEG"),
}


@pytest.mark.parametrize("bad", BAD)
def test_anything_else_is_refused_in_words(bad: str) -> None:
    content, words = BAD[bad]

    with pytest.raises(NotALogo, match=words):
        draw(content)


def test_words_packed_a_thousand_times_are_refused() -> None:
    """A text chunk that unpacks to a hundred megabytes."""
    body = b"zTXt-key\x00\x00" + zlib.compress(bytes(100_000_000))
    packed = struct.pack(">I", len(body)) + b"zTXt" + body + struct.pack(">I", zlib.crc32(b"zTXt" + body))
    whole = picture((64, 64))

    with pytest.raises(NotALogo, match="damaged"):
        draw(whole[:33] + packed + whole[33:])
