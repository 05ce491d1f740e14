"""Text of all sorts, read as it stands and once more as a person sees it."""

import email
import email.policy
import html
import quopri
import re
from collections.abc import Iterator
from email.message import EmailMessage

from bulkhead.guard.reading.notebook import Notebook, Unreadable, inside

_TOGETHER = 10
_TAGS = re.compile(r"<!--|-->|<[^<>]*>")
_BLOCKS = re.compile(
    r"</?(?:p|div|br|li|ul|ol|td|th|tr|table|h[1-6]|section|article|header|footer|title|text)\b[^<>]*>", re.I
)
_EMPHASIS = re.compile(r"(?<=\w)(?:\*+|`+|~~|__)(?=\w)")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text(notebook: Notebook, *, content: bytes, kind: str, place: str) -> None:
    if kind == "eml":
        _read_message(notebook, content, place=place)
    else:
        text = decoded(content)
        if kind in ("xml", "svg") and "<!ENTITY" in text:
            raise Unreadable("This is XML with a DTD, which could hide text. Save it without one and upload that.")
        _note_lines(notebook, _unfolded(text) if kind in ("ics", "vcf") else text, place=place)
        _note_as_seen(notebook, text, kind=kind, place=place)


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


def _read_message(notebook: Notebook, content: bytes, *, place: str) -> None:
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        for name, header in part.items():
            notebook.note(inside(place, inner=f"heading {name}"), text=str(header))
        if part.get_content_maintype() == "text" and isinstance(part, EmailMessage):
            _read_body(notebook, part, place=place)
        elif not part.is_multipart():
            attached = part.get_filename() or part.get_content_type()
            notebook.hold(f"The message has an attachment, {attached}, that was not read. Upload it on its own.")


def _read_body(notebook: Notebook, part: EmailMessage, *, place: str) -> None:
    payload = part.get_payload(decode=True)
    text = decoded(payload) if isinstance(payload, bytes) else ""
    kind = "html" if part.get_content_subtype() == "html" else "txt"
    _note_lines(notebook, text, place=inside(place, inner="message"))
    _note_as_seen(notebook, text, kind=kind, place=inside(place, inner="message"))
