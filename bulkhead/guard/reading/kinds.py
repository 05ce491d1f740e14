"""The kind of a file by its content; its name is only a claim that must not contradict it."""

import re
import tarfile
from pathlib import PurePosixPath

ENDINGS = {
    "docx": {"docx", "docm", "dotx", "dotm"},
    "pptx": {"pptx", "pptm", "ppsx", "ppsm", "potx", "potm"},
    "xlsx": {"xlsx", "xlsm", "xltx", "xltm"},
    "pdf": {"pdf"},
    "image": {"png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "heic", "ico"},
}
TEXT_ENDINGS = {
    "md": "md", "markdown": "md", "txt": "txt", "text": "txt", "csv": "csv", "tsv": "csv", "html": "html",
    "htm": "html", "ics": "ics", "vcf": "vcf", "eml": "eml", "mht": "eml", "mhtml": "eml", "mbox": "mbox",
    "json": "json", "xml": "xml", "svg": "svg", "": "txt",
}  # fmt: skip
PROGRAM_ENDINGS = frozenset(
    "exe com scr msi bat cmd ps1 vbs vbe js jse wsf hta lnk jar apk app dll so sh bash py pl rb php reg cpl pif".split()
)
_BEGINNINGS = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "bitmap"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x00\x00\x01\x00", "image"),
    (b"MZ", "windows program"),
    (b"\x7fELF", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"#!", "script"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b\x08", "gz"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
)
_PDF_WITHIN = 1024
_TAR = b"ustar"
_MESSAGE = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*?mime-version:[ \t]*1\.", re.I)
_MAILBOX = re.compile(rb"from \S+ +(?:mon|tue|wed|thu|fri|sat|sun)\b[^\n]*\n[a-z][a-z0-9-]*:", re.I)
_HEAD = 16_384


def ending_of(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower().removeprefix(".").strip()


def kind_of(content: bytes) -> str:
    """One of the kinds above, `text`, or `unknown`."""
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning) and _is_plausible(kind, content):
            return kind
    if _is_new_picture(content):
        kind = "image"
    elif content[257:262] == _TAR and _is_tar(content):
        kind = "tar"
    elif b"%PDF-" in content[:_PDF_WITHIN]:
        kind = "pdf"
    elif is_text(content):
        kind = "text"
    else:
        kind = "unknown"
    return kind


def _is_new_picture(content: bytes) -> bool:
    webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return webp or (content[4:8] == b"ftyp" and content[8:12] in (b"heic", b"heix", b"mif1", b"avif"))


def _is_tar(content: bytes) -> bool:
    try:
        tarfile.TarInfo.frombuf(content[:512], "utf-8", "surrogateescape")
    except tarfile.TarError:
        return False
    return True


def _is_plausible(kind: str, content: bytes) -> bool:
    """A letter may begin with “BM” or “MZ”; a program or a bitmap has bytes that no letter has."""
    return kind not in ("bitmap", "windows program") or not is_text(content)


def is_text(content: bytes) -> bool:
    if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return True
    controls = len(re.findall(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", content[:65536]))
    return b"\x00" not in content[:65536] and controls <= len(content[:65536]) // 500


def text_kind(name: str, *, content: bytes) -> str:
    """By its name, but for what its beginning says louder: a page, a message with attachments, markup."""
    kind = TEXT_ENDINGS.get(ending_of(name), "txt")
    beginning = content[:_HEAD].lstrip(b"\xef\xbb\xbf \r\n\t")
    if beginning[:400].lower().startswith((b"<!doctype html", b"<html")):
        kind = "html"
    elif _MAILBOX.match(beginning):
        kind = "mbox"
    elif _MESSAGE.match(beginning):
        kind = "eml"
    elif kind == "txt" and beginning.startswith(b"<?xml"):
        kind = "xml"
    return kind
