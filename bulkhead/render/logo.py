"""A client's logo drawn anew: its pixels and nothing else of the file that was uploaded."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

BOX = (480, 160)
SMALLEST = 16
MOST_PIXELS = 16_000_000
KINDS = ("PNG", "JPEG")

SVG = "An SVG can carry programs, so it is not taken. Save the logo as PNG and choose that."
NEITHER = "This is neither a PNG nor a JPEG. Save the logo as PNG and choose that."
DAMAGED = "This picture is damaged. Save it again where it was made."
TINY = f"This picture is smaller than {SMALLEST} pixels. Choose a larger one."
HUGE = f"This picture has more than {MOST_PIXELS // 1_000_000} million pixels. Save it at {BOX[0]} by {BOX[1]}."


class NotALogo(RuntimeError):
    """It cannot be drawn; the words are a sentence for people."""


def draw(content: bytes) -> bytes:
    """The picture as a PNG of at most 480 by 160, without anything that came with it. Raises NotALogo."""
    if b"<svg" in content[:4096].lower():
        raise NotALogo(SVG)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it warns of is measured and refused below.
            with Image.open(io.BytesIO(content), formats=KINDS) as picture:
                return _drawn(picture)
    except UnidentifiedImageError as error:
        raise NotALogo(NEITHER) from error
    except Image.DecompressionBombError as error:
        raise NotALogo(HUGE) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise NotALogo(DAMAGED) from error


def _drawn(picture: Image.Image) -> bytes:
    if picture.width * picture.height > MOST_PIXELS:  # said by its first bytes, before one pixel is unpacked.
        raise NotALogo(HUGE)
    if min(picture.size) < SMALLEST:
        raise NotALogo(TINY)
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    upright.thumbnail(BOX, Image.Resampling.LANCZOS)
    bare = Image.new("RGBA", upright.size)
    bare.paste(upright)
    out = io.BytesIO()
    bare.save(out, "PNG", optimize=True)
    return out.getvalue()
