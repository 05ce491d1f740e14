"""Slides and sheets that are only a picture: what the picture says cannot be read, so a person must look."""

from collections.abc import Iterator, Mapping

from lxml import etree

from bulkhead.guard.reading import markup
from bulkhead.guard.reading.notebook import Unreadable

FEWEST_LETTERS = 25
_HALF = 0.5
_USUAL_SLIDE = 9144000 * 6858000


def pictured_slides(parts: Mapping[str, bytes], *, places: Mapping[str, str]) -> Iterator[str]:
    """Places of slides that pictures cover to a half or more; a logo or a small photo covers less."""
    size = _slide_size(parts)
    for part, place in places.items():
        if part.startswith("ppt/slides/") and part in parts and place.startswith("slide "):
            covered = sum(_areas(_parsed(parts[part], part)))
            if covered >= _HALF * size:
                yield place


def pictured_sheets(parts: Mapping[str, bytes], *, places: Mapping[str, str]) -> Iterator[str]:
    """Places of sheets without a filled cell that show a picture and no chart."""
    for part, place in places.items():
        if part.startswith("xl/worksheets/") and b"<v>" not in parts.get(part, b"<v>") and b"<is>" not in parts[part]:
            drawings = [name for name, owner in places.items() if owner == place and "/drawings/" in name]
            shown = b"".join(parts.get(name, b"") for name in drawings)
            if b":pic>" in shown and b":graphicFrame" not in shown:
                yield place


def _slide_size(parts: Mapping[str, bytes]) -> int:
    for size in _parsed(parts.get("ppt/presentation.xml", b""), "ppt/presentation.xml").iter("{*}sldSz"):
        return _whole(size.get("cx")) * _whole(size.get("cy")) or _USUAL_SLIDE
    return _USUAL_SLIDE


def _areas(slide: etree._Element) -> Iterator[int]:
    for picture in slide.iter("{*}blip"):
        shape = next((up for up in picture.iterancestors() if markup.local(up) in ("pic", "sp", "bg")), None)
        if shape is not None and markup.local(shape) == "bg":
            yield _USUAL_SLIDE * 100
        elif shape is not None:
            extent = next(shape.iter("{*}ext"), None)
            yield _whole(extent.get("cx")) * _whole(extent.get("cy")) if extent is not None else 0


def _parsed(content: bytes, part: str) -> etree._Element:
    try:
        return markup.parse(content or b"<none/>", part=part)
    except (Unreadable, etree.LxmlError):
        # The walk over all parts meets this part again and holds it there.
        return etree.Element("none")


def _whole(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 12 else 0
