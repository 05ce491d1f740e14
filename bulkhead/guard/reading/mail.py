"""Messages as mail programs save them: headings, bodies in the letters they claim, and what is attached to them."""

import email
import email.errors
import email.policy
import re
from collections.abc import Callable, Iterator
from email.message import Message

from bulkhead.guard.reading import kinds, pictures, plain
from bulkhead.guard.reading.binary import read_runs
from bulkhead.guard.reading.notebook import Notebook, inside

Attached = Callable[[str, bytes, str], None]

KINDS = frozenset({"eml", "mbox"})
_FEWEST_LETTERS = 25
_KINDS = {"html": "html", "calendar": "ics", "vcard": "vcf", "x-vcard": "vcf", "directory": "vcf", "csv": "csv"}
_SIGNATURES = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})
_SEALED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"})
_ENCRYPTED = "The message is encrypted, so it could not be read. Save its text as .txt or .pdf and upload that."
_UNDECODED = "A part of the message ({place}) is damaged and could not be read. Upload it on its own."
_PICTURED = "The message holds pictures and next to no text: what the pictures say could not be read."
_DIVIDER = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\d{4}[^\r\n]*\r?\n")
_CODINGS = frozenset(
    {"", "7bit", "8bit", "binary", "quoted-printable", "base64", "x-uuencode", "uuencode", "uue", "x-uue"}
)
_ODD_HEADING = (AttributeError, LookupError, TypeError, ValueError, email.errors.MessageError)


def read_mail(notebook: Notebook, *, content: bytes, kind: str, place: str, attached: Attached) -> None:
    if kind == "mbox":
        for number, one in enumerate(_messages(content), start=1):
            _Message(notebook, place=inside(place, inner=f"message {number}"), attached=attached).read(one)
    else:
        _Message(notebook, place=place, attached=attached).read(content)


def _messages(mailbox: bytes) -> Iterator[bytes]:
    """Each message of a mailbox begins behind a line of its own (RFC 4155)."""
    starts = [found.span() for found in _DIVIDER.finditer(mailbox)]
    if not starts or starts[0][0]:
        starts.insert(0, (0, 0))
    ends = [*(start for start, _ in starts[1:]), len(mailbox)]
    yield from (mailbox[behind:end] for (_, behind), end in zip(starts, ends, strict=True))


class _Message:
    def __init__(self, notebook: Notebook, *, place: str, attached: Attached) -> None:
        self._notebook = notebook
        self._place = place
        self._attached = attached
        self._letters = 0
        self._pictures = 0

    def read(self, content: bytes) -> None:
        self._part(email.message_from_bytes(content, policy=email.policy.default), self._place)
        if self._pictures and self._letters < _FEWEST_LETTERS:
            self._notebook.hold(_PICTURED)

    def _part(self, part: Message, place: str) -> None:
        self._headings(part, place)
        if part.is_multipart():
            if part.get_content_type() == "message/rfc822":
                place = inside(place, inner="attached message")
            for words in (part.preamble, part.epilogue):
                self._notebook.note(inside(place, inner="text around the message"), text=words or "")
            payload: object = part.get_payload()
            for inner in payload if isinstance(payload, list) else ():
                self._part(inner, place)
        else:
            self._leaf(part, place)

    def _headings(self, part: Message, place: str) -> None:
        for name, value in part.raw_items():
            raw = str(value)
            try:
                shown = str(part.policy.header_fetch_parse(name, raw))
            except _ODD_HEADING:
                shown = raw
            written = plain.decoded(raw.encode("utf-8", "surrogateescape"))
            for text in (shown, written) if written.isascii() is False else (shown,):
                self._notebook.note(inside(place, inner=f"heading {name}"), text=text)

    def _leaf(self, part: Message, place: str) -> None:
        kind, name = part.get_content_type(), part.get_filename() or ""
        payload = part.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
        really = kinds.kind_of(content)
        if _is_broken(part):
            self._notebook.hold(_UNDECODED.format(place=inside(place, inner=name or "message")))
        if kind in _SEALED:
            self._notebook.hold(_ENCRYPTED)
        elif kind in _SIGNATURES and really in ("text", "unknown"):
            read_runs(self._notebook, content=content, place=inside(place, inner="signature"))
        elif kind.startswith("text/") and not name and really in ("text", "unknown"):
            self._body(part, content, inside(place, inner="message"))
        elif really in ("image", "bitmap") and _is_shown(part):
            self._pictures += 1
            self._notebook.note(inside(place, inner="picture, file name"), text=name)
            pictures.read_notes(self._notebook, content=content, place=inside(place, inner="notes of a picture"))
        else:
            self._attached(name or kind, content, inside(place, inner=f"attachment, {name or kind}"))

    def _body(self, part: Message, content: bytes, place: str) -> None:
        text = _in_its_letters(content, part.get_content_charset() or "")
        kind = _KINDS.get(part.get_content_subtype(), "txt")
        before = len(self._notebook.passages)
        plain.note_text(self._notebook, text=text, kind=kind, place=place, embedded=self._attached)
        self._letters += sum(len(passage.text) for passage in self._notebook.passages[before:])


def _is_broken(part: Message) -> bool:
    """Whether something may stand in it that its coding hides from us."""
    coding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    is_torn = any("Base64" in type(defect).__name__ for defect in part.defects)
    return is_torn or coding not in _CODINGS or part.get_content_maintype() == "multipart"


def _is_shown(part: Message) -> bool:
    return "Content-ID" in part and part.get_content_disposition() != "attachment"


def _in_its_letters(content: bytes, charset: str) -> str:
    """In the letters that the part claims; a claim that does not hold is not believed."""
    try:
        return content.decode(charset)
    except (LookupError, UnicodeDecodeError, ValueError):
        return plain.decoded(content)
