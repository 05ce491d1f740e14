"""A canary in the interior of a file: its properties, a part no page shows, its comment, its streams, its text."""

import io
import zipfile
import zlib

PROPERTIES = "docProps/core.xml"
END_OF_PROPERTIES = b"</cp:coreProperties>"


def with_canary(content: bytes, *, word: str) -> bytes:
    """The same file, saying the word where that kind of file says things that are not on its page."""
    if content.startswith(b"PK\x03\x04"):
        made = _in_package(content, word)
    elif content.startswith(b"%PDF"):
        made = _in_pdf(content, word)
    elif _is_text(content):
        made = _in_text(content, word)
    else:
        made = content + b"\n" + word.encode()
    return made


def letter(word: str) -> bytes:
    """A small Word file that says a word in its properties and nowhere on its page."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(PROPERTIES, f"<cp:coreProperties>{word}</cp:coreProperties>")
        package.writestr("word/document.xml", "<w:document>All is well.</w:document>")
    return packed.getvalue()


def _in_package(content: bytes, word: str) -> bytes:
    """In its properties, in a part and a part's name that nothing refers to, and in the package's own comment."""
    packed = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
            for entry in source.infolist():
                part = source.read(entry)
                if entry.filename == PROPERTIES:
                    part = part.replace(
                        END_OF_PROPERTIES, f"<cp:keywords>{word}</cp:keywords>".encode() + END_OF_PROPERTIES
                    )
                made.writestr(entry, part)
            made.writestr(f"customXml/{word}.xml", f"<comment>{word}</comment>")
            made.comment = word.encode()
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, OSError):
        return content + word.encode()  # locked or broken: behind its end, where it is found all the same.
    return packed.getvalue()


def _in_pdf(content: bytes, word: str) -> bytes:
    """A packed stream that no page refers to, and a remark in clear, both behind the end."""
    packed = zlib.compress(f"(made for {word})".encode() * 2)
    head = f"\n9999 0 obj\n<< /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode()
    return content + head + packed + f"\nendstream\nendobj\n% {word}\n%%EOF\n".encode()


def _in_text(content: bytes, word: str) -> bytes:
    is_page = content.lstrip()[:1] == b"<"
    return content + (f"\n<p>{word}</p>\n" if is_page else f"\n\n{word}\n").encode()


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in content
