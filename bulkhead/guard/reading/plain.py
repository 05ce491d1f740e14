"""Text of all sorts, read as it stands and once more as a person sees it."""

import binascii
import html
import quopri
import re
from collections.abc import Callable, Iterator

from bulkhead.guard.reading.notebook import Notebook, Unreadable, inside

Embedded = Callable[[str, bytes, str], None]

_TOGETHER = 10
# A file as letters: in an address of a page (RFC 2397), or in a line of a calendar or a card.
_WRITTEN = re.compile(
    r"(?:\bdata:[\w./+-]*(?:;[\w.=-]+)*;base64\\?,|;ENCODING=(?:BASE64|B)\b[^:\n]*:)\s?(?P<letters>[A-Za-z0-9+/=%]{24,})",
    re.IGNORECASE,
)
_TAGS = re.compile(r"<!--|-->|<[^<>]*>")
_BLOCKS = re.compile(
    r"</?(?:p|div|br|li|ul|ol|td|th|tr|table|h[1-6]|section|article|header|footer|title|text)\b[^<>]*>", re.I
)
_EMPHASIS = re.compile(r"(?<=\w)(?:\*+|`+|~~|__)(?=\w)")
_STYLES = re.compile(r"<(?P<tag>(?:\w+:)?(?:style|script|metadata))\b.*?</(?P=tag)>", re.I | re.DOTALL)
_DRAWN = re.compile(r"<(?:\w+:)?(?:image|path|polygon|polyline)\b", re.I)
_FEWEST_LETTERS = 25
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text(notebook: Notebook, *, content: bytes, kind: str, place: str, embedded: Embedded) -> None:
    text = decoded(content)
    if kind in ("xml", "svg") and "<!ENTITY" in text:
        raise Unreadable("This is XML with a DTD, which could hide text. Save it without one and upload that.")
    note_text(notebook, text=text, kind=kind, place=place, embedded=embedded)


def note_text(notebook: Notebook, *, text: str, kind: str, place: str, embedded: Embedded) -> None:
    """Line by line, as a person sees it, and the files that are written into it as letters."""
    unfolded = _unfolded(text) if kind in ("ics", "vcf") else text
    _note_lines(notebook, unfolded, place=place)
    _note_as_seen(notebook, text, kind=kind, place=place)
    for number, packed in enumerate(_written_in(unfolded), start=1):
        embedded(f"file {number} in the text", packed, inside(place, inner=f"file {number} in the text"))


def _written_in(text: str) -> Iterator[bytes]:
    for found in _WRITTEN.finditer(text):
        letters = found["letters"].replace("%2B", "+").replace("%2F", "/").replace("%3D", "=")
        try:
            yield binascii.a2b_base64(letters + "=" * (-len(letters) % 4))
        except binascii.Error:
            continue  # what only looks like one is text, and was noted as that.


def is_drawing(content: bytes) -> bool:
    """Lines or pixels that may draw letters, and next to no text that is written."""
    text = decoded(content)
    written = _TAGS.sub("", _STYLES.sub("", text))
    return _DRAWN.search(text) is not None and len("".join(written.split())) < _FEWEST_LETTERS


def decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace").removeprefix("\ufeff")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _note_lines(notebook: Notebook, text: str, *, place: str) -> None:
    for first, last, lines in _groups(text.splitlines()):
        where = f"line {first}" if first == last else f"lines {first}–{last}"
        notebook.note(inside(place, inner=where), text=lines)


def _groups(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Paragraphs, cut after ten lines with one line shared, so that a name over two lines stays whole."""
    start = 0
    for number, line in enumerate(lines):
        if not line.strip():
            if number > start:
                yield start + 1, number, "\n".join(lines[start:number])
            start = number + 1
        elif number - start >= _TOGETHER:
            yield start + 1, number + 1, "\n".join(lines[start : number + 1])
            start = number
    if start < len(lines):
        yield start + 1, len(lines), "\n".join(lines[start:])


def _note_as_seen(notebook: Notebook, text: str, *, kind: str, place: str) -> None:
    """Only what differs from the text as it stands: marks inside words, escapes, encoded letters."""
    if kind in ("html", "xml", "svg"):
        notebook.note(
            inside(place, inner="page as shown"), text=html.unescape(_TAGS.sub("", _BLOCKS.sub("\n\n", text)))
        )
    elif kind == "md":
        for line in text.splitlines():
            if _EMPHASIS.search(line):
                notebook.note(inside(place, inner="text as shown"), text=_EMPHASIS.sub("", line))
    elif kind == "json" and _ESCAPE.search(text):
        notebook.note(
            inside(place, inner="text as shown"), text=_ESCAPE.sub(lambda hit: chr(int(hit.group(1), 16)), text)
        )
    elif kind == "vcf" and "QUOTED-PRINTABLE" in text.upper():
        shown = quopri.decodestring(text.encode("utf-8", "replace")).decode("utf-8", "replace")
        notebook.note(inside(place, inner="text as shown"), text=shown)


def _unfolded(text: str) -> str:
    return re.sub(r"\r?\n[ \t]", "", text)
