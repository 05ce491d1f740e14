"""The scan is trusted by every other test here, so it has to find what is planted, in every dress."""

import base64
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from urllib.parse import quote

import pytest
from docx import Document

from tests.rig.leaks import leaks

WORD = "Quillfeather"
AROUND = ["", "x", "xy", "xyz", "The plan of "]


def zipped(content: bytes, name: str = "part.xml") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def deep(content: bytes, times: int) -> bytes:
    for _ in range(times):
        content = zipped(content)
    return content


def docx() -> bytes:
    document, content = Document(), io.BytesIO()
    document.core_properties.author = WORD
    document.save(content)
    return content.getvalue()


def folded() -> bytes:
    return base64.encodebytes(b"." * 50 + WORD.encode() + b"." * 9)


PLANTED: dict[str, bytes] = {
    "plain": f"All about {WORD}.".encode(),
    "in capitals": WORD.upper().encode(),
    "utf-16 little": WORD.encode("utf-16-le"),
    "utf-16 big": WORD.encode("utf-16-be"),
    "hex": WORD.encode().hex().encode(),
    "hex in capitals": WORD.encode().hex().upper().encode(),
    "url, every byte": "".join(f"%{byte:02X}" for byte in WORD.encode()).encode(),
    "reversed": WORD[::-1].encode(),
    "gzip": b"head" + gzip.compress(WORD.encode()),
    "zlib in the middle": b"\x00" * 99 + zlib.compress(WORD.encode() * 3) + b"tail",
    "raw deflate": zlib.compress(b"All about " + WORD.encode(), wbits=-15),
    "zip": zipped(WORD.encode()),
    "zip member name": zipped(b"nothing", f"{WORD}.txt"),
    "zip in zip in zip": deep(WORD.encode(), 3),
    "docx property": docx(),
    "pdf stream": b"%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n"
    + zlib.compress(WORD.encode() * 2)
    + b"\nendstream\n",
    "base64 over lines": folded(),
    "quoted-printable over lines": b"All about Quill=\r\nfeather.",
    "a cut stream": gzip.compress(WORD.encode() * 400)[:-9],
}


@pytest.mark.parametrize("planted", PLANTED.values(), ids=list(PLANTED))
def test_a_planted_word_is_found(planted: bytes) -> None:
    assert {leak.canary for leak in leaks(planted, [WORD])} == {WORD}


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode], ids=["standard", "url"])
def test_a_word_in_base64_is_found_at_every_offset(encode: Callable[[bytes], bytes], around: str) -> None:
    planted = encode((around + WORD + around).encode())

    assert [leak.form for leak in leaks(planted, [WORD])] == ["base64"]


def test_a_name_of_two_words_is_found_in_an_address() -> None:
    assert {leak.form for leak in leaks(quote("to=Dana Whitfield").encode(), ["Dana Whitfield"])} == {"URL-encoded"}


@pytest.mark.parametrize(
    "other",
    [b"", b"Quill feather", b"\x78\x9c" * 50, bytes(range(256)) * 40, zipped(b"Brasswinkle"), b"PK\x03\x04 torn"],
)
def test_nothing_is_found_where_nothing_is(other: bytes) -> None:
    assert leaks(other, [WORD]) == []


def test_the_place_of_a_leak_is_told_from_the_outside_in() -> None:
    (found,) = {leak.place for leak in leaks(zipped(gzip.compress(WORD.encode()), "a.gz"), [WORD], place="file")}

    assert found == "file › a.gz › gzip"
