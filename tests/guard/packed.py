"""Archives and messages, made as people's programs make them, and as somebody does who means harm."""

import gzip
import io
import tarfile
import zipfile
from email.message import EmailMessage


def zipped(parts: dict[str, bytes], *, comment: bytes = b"") -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
        package.comment = comment
    return saved.getvalue()


def nested(content: bytes, *, name: str, deep: int) -> bytes:
    """A zip in a zip in a zip; `deep` of them around the file."""
    packed = zipped({name: content})
    for number in range(1, deep):
        packed = zipped({f"inner{number}.zip": packed})
    return packed


def encrypted(parts: dict[str, bytes]) -> bytes:
    """The mark of encryption on each file, as the format has it: bit 0 of the flags (APPNOTE 4.4.4)."""
    packed = bytearray(zipped(parts))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = packed.find(mark)
        while at >= 0:
            packed[at + flags] |= 1
            at = packed.find(mark, at + 4)
    return bytes(packed)


def tarred(parts: dict[str, bytes], *, mode: str = "w:", links: dict[str, str] | None = None) -> bytes:
    saved = io.BytesIO()
    with tarfile.open(fileobj=saved, mode=mode) as archive:  # type: ignore[call-overload]  # the mode is made up here.
        for name, content in parts.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        for name, target in (links or {}).items():
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = tarfile.SYMTYPE, target
            archive.addfile(entry)
    return saved.getvalue()


def packed(content: bytes, *, name: str = "") -> bytes:
    saved = io.BytesIO()
    with gzip.GzipFile(filename=name, mode="wb", fileobj=saved, mtime=0) as stream:
        stream.write(content)
    return saved.getvalue()


def message(body: str = "Good morning.\n", *, subject: str = "Figures", subtype: str = "plain") -> EmailMessage:
    written = EmailMessage()
    written["From"] = "Maren <maren@example.test>"
    written["To"] = "Grace <grace@harborclinics.example>"
    written["Subject"] = subject
    written.set_content(body, subtype=subtype)
    return written


def attach(written: EmailMessage, content: bytes, *, name: str, kind: str = "application/octet-stream") -> None:
    main, _, sub = kind.partition("/")
    written.add_attachment(content, maintype=main, subtype=sub, filename=name)
