"""Hostile, broken and foreign files: a hold with a sentence, never an error and never a pass."""

import os
import resource
import struct
import time
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from bulkhead.guard.matching import judge
from bulkhead.guard.reading import packages, read
from tests.guard import cast, documents

LETTER = documents.letter(lambda letter: letter.add_paragraph("A plain paragraph."))
DAMAGED = "The file is damaged or cut off. Open it, save it again and upload that."
EXTERNAL = os.environ.get("BULKHEAD_TEST_DATA", "")


def ole(stream: str) -> bytes:
    """The head of an OLE file and one directory entry."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00") + stream.encode("utf-16-le").ljust(128, b"\x00")


def zipped(parts: dict[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w", compression) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return saved.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "beginning"),
    [
        ("empty.docx", b"", "The file is empty."),
        ("blank.txt", b" \n\n", "The file is empty."),
        ("cut.docx", LETTER[: len(LETTER) // 2], DAMAGED),
        ("secret.docx", ole("EncryptedPackage"), "The file is protected by a password."),
        ("old.doc", ole("WordDocument"), "This is an old Word format (.doc). Save it as .docx"),
        ("old.xls", ole("Workbook"), "This is an old Excel format (.xls). Save it as .xlsx"),
        ("old.ppt", ole("PowerPoint Document"), "This is an old PowerPoint format (.ppt). Save it as .pptx"),
        ("rich.rtf", b"{\\rtf1 Hello}", "This is a rich text file (.rtf). Save it as .docx"),
        (
            "open.odt",
            zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}, compression=0),
            "This is an OpenDocument",
        ),
        ("photo.png", documents.PNG, "This is a picture: its text could not be read."),
        ("photo.docx", documents.PNG, "This is a picture: its text could not be read."),
        ("letter.docx", b"MZ\x90\x00\x03\x00\x00\x00" * 40, "This is a program, not a document."),
        ("letter.txt", b"\x7fELF\x02\x01\x01\x00" * 40, "This is a program, not a document."),
        ("letter.exe", b"only words", "This is a program, not a document."),
        ("letter.docx", b"only words", "The file is named .docx but is not a Word document"),
        ("letter.pdf", b"\x00\x01\x02\x03" * 40, "The file is named .pdf but is not a PDF"),
        ("strange.bin", b"\x00\x01\x02\x03" * 40, "We cannot read this kind of file."),
        ("all.rar", b"Rar!\x1a\x07\x01\x00" * 40, "This is an archive. Unpack it and upload the files one by one."),
        ("all.7z", b"7z\xbc\xaf\x27\x1c\x00\x04" * 40, "This is an archive. Unpack it and upload the files"),
        ("cut.pdf", documents.pdf(documents.page_text("Words"))[:300], DAMAGED),
    ],
)
def test_an_unreadable_file_is_held_with_a_sentence(name: str, content: bytes, beginning: str) -> None:
    reading = read(name, content=content)

    assert reading.hold[: len(beginning)] == beginning


def test_a_pdf_that_is_called_a_letter_is_read_as_what_it_is() -> None:
    content = documents.pdf(documents.page_text("Numbers of Bloom & Barrow Ltd"))

    judgement = judge(read("letter.docx", content=content), names=cast.names(), target="harbor")

    assert (judgement.verdict, [finding.place for finding in judgement.findings]) == ("stop", ["page 1"])


def test_a_zip_bomb_is_not_unpacked() -> None:
    content = documents.repacked(LETTER, {"word/bomb.xml": b" " * (12 * 1024 * 1024)})

    assert read("bomb.docx", content=content).hold == packages.BOMB


def test_a_package_that_lies_about_a_size_is_held() -> None:
    content = zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a>" + b"b" * 90_000 + b"</a>"})
    honest, lie = (90_007).to_bytes(4, "little"), (7).to_bytes(4, "little")

    assert read("lie.docx", content=content.replace(honest, lie)).hold == DAMAGED


def huge_picture(side: int = 30_000) -> bytes:
    """Says by its first bytes that it would fill more than two gigabytes; packed it is next to nothing."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    packed = zlib.compress(b"\x00" * (8 << 20), 9)
    chunks = chunk(b"IHDR", head) + chunk(b"tEXt", b"Author\x00Bloom & Barrow Ltd") + chunk(b"IDAT", packed)
    return b"\x89PNG\r\n\x1a\n" + chunks + chunk(b"IEND", b"")


@pytest.mark.parametrize("name", ["huge.png", "letter.docx"])
def test_a_huge_picture_is_never_unpacked(name: str) -> None:
    picture = huge_picture()
    content = picture if name == "huge.png" else documents.repacked(LETTER, {"word/media/image1.png": picture})
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()

    judgement = judge(read(name, content=content), names=cast.names(), target="harbor")

    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert (judgement.verdict, time.process_time() - began < 1, grown < 100_000) == ("stop", True, True)


@pytest.mark.parametrize("password", ["secret", "\u00e9t\u00e9"])
def test_a_pdf_under_a_password_is_held_and_its_name_is_read(password: str) -> None:
    content = documents.pdf(documents.page_text("Words"), password=password)

    reading = read("Bloom & Barrow.pdf", content=content)

    assert reading.hold == packages.PASSWORD
    assert [passage.place for passage in reading.passages] == ["file name"]


def test_too_many_parts_are_held() -> None:
    content = documents.repacked(LETTER, {f"word/part{number}.xml": b"<a/>" for number in range(5_001)})

    assert read("many.docx", content=content).hold == packages.TOO_MANY


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_never_expanded(encoding: str) -> None:
    attack = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">'
        '<!ENTITY y "&x;&x;">]><a who="&y;">&x;</a>'
    )

    reading = read("attack.docx", content=documents.repacked(LETTER, {"customXml/item1.xml": attack.encode(encoding)}))

    assert reading.hold.startswith("A part of the file (customXml/item1.xml) is XML with a DTD, which could hide text.")


def test_a_name_in_a_held_file_is_still_a_stop() -> None:
    judgement = judge(read("2026-11_Bloom_scan.png", content=documents.PNG), names=cast.names(), target="harbor")

    assert (judgement.verdict, judgement.reason) == ("stop", "This is a picture: its text could not be read.")


@pytest.mark.parametrize("content", [LETTER, documents.pdf(documents.page_text("Words of a page"))])
def test_no_damage_raises_an_error(content: bytes) -> None:
    step = max(1, len(content) // 60)

    for at in range(0, len(content), step):
        broken = content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]
        reading = read("broken.bin", content=broken)
        assert reading.passages[0].place == "file name"


def real_files() -> Iterator[Path]:
    for folder in ("docs", "pdf"):
        yield from sorted(path for path in (Path(EXTERNAL) / folder).rglob("*") if path.is_file())


@pytest.mark.external
@pytest.mark.skipif(not EXTERNAL, reason="NOT RUN: BULKHEAD_TEST_DATA is not set")
def test_every_real_file_is_read_or_held() -> None:
    readings = {path.name: read(path.name, content=path.read_bytes()) for path in real_files()}

    silent = [name for name, reading in readings.items() if len(reading.passages) < 2 and not reading.hold]
    assert (silent, len(readings) > 0) == ([], True)


@pytest.mark.external
@pytest.mark.skipif(not EXTERNAL, reason="NOT RUN: BULKHEAD_TEST_DATA is not set")
def test_real_files_that_are_locked_or_broken_are_held() -> None:
    broken = (
        "needs a password",
        "encrypted OOXML",
        "not a readable zip",
        "legacy OLE2",
        "ENTITY",
        "DOCTYPE",
        "image only",
    )
    listed = [line.split("\t") for line in (Path(EXTERNAL) / "MANIFEST.tsv").read_text("utf-8").splitlines()[1:]]
    expected = [path for path, *_, said, _, _ in listed if any(sign in said for sign in broken)]

    passed = [path for path in expected if not read(path, content=(Path(EXTERNAL) / path).read_bytes()).hold]

    assert (passed, len(expected) > 10) == ([], True)
