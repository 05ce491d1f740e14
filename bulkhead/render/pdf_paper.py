"""A PDF of plain words in a typeface every reader has: headings, paragraphs and list lines, marked as in markdown."""

import textwrap
import zlib
from collections.abc import Iterator

LEFT, TOP, BOTTOM = 64, 770, 64
WIDTH = 88
SIZES = {"# ": 20, "## ": 14, "": 10.5}
HEAD = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"


def pdf_paper(words: str) -> bytes:
    """The bytes of a .pdf file of A4 pages; it names no author."""
    streams = [_stream(page) for page in _pages(words)]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} /MediaBox [0 0 595 842] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in enumerate(streams):
        page = f"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        objects += [page.encode(), stream]
    return _file(objects)


def _pages(words: str) -> Iterator[list[tuple[float, float, str]]]:
    """Each page's lines: height on the page, size, words."""
    page: list[tuple[float, float, str]] = []
    height: float = TOP
    for size, line in _lines(words):
        height -= size * 1.5
        if height < BOTTOM:
            yield page
            page, height = [], TOP - size * 1.5
        page.append((height, size, line))
    yield page


def _lines(words: str) -> Iterator[tuple[float, str]]:
    for paragraph in words.splitlines():
        mark = next(mark for mark in SIZES if paragraph.startswith(mark))
        size = SIZES[mark]
        lines = textwrap.wrap(paragraph.removeprefix(mark), int(WIDTH * SIZES[""] / size)) or [""]
        yield from ((size, line) for line in lines)


def _stream(page: list[tuple[float, float, str]]) -> bytes:
    shown = b"".join(
        f"BT /F {size} Tf {LEFT} {height:.1f} Td (".encode() + _said(line) + b") Tj ET\n"
        for height, size, line in page
        if line
    )
    packed = zlib.compress(shown)
    return f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"


def _said(line: str) -> bytes:
    """A literal string of the format (ISO 32000-1, 7.3.4.2); signs outside its typeface become question marks."""
    escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return escaped.encode("cp1252", "replace")


def _file(objects: list[bytes]) -> bytes:
    content, places = bytearray(HEAD), []
    for number, written in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n".encode() + written + b"\nendobj\n"
    table = b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    trailer = f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF\n"
    return bytes(content) + f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode() + table + trailer.encode()
