"""What cannot be cleaned is refused in a sentence, soon, whatever was handed in."""

import io
import time
import zipfile

import pikepdf
import pytest

from bulkhead.render.cleaning import GROUPS, clean, survey
from bulkhead.render.refusals import Refused
from tests.guard.documents import page_text, pdf
from tests.guard.planting.kinds import planted
from tests.render.paper import OFFICE_LINK, packed, paper, parts, saved, with_part

SECONDS = 10
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>'


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for number in range(20):
            archive.writestr(f"word/{number}.xml", b"\0" * 20_000_000)
    return target.getvalue()


def laughing() -> bytes:
    return with_part(
        saved(paper("a")), "customXml/item1.xml", LAUGHS, kind="application/xml", link=f"{OFFICE_LINK}/customXml"
    )


def signed() -> bytes:
    link = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    return with_part(saved(paper("a")), "_xmlsignatures/origin.sigs", b"", kind="application/x", link=link, source="")


def signed_pdf() -> bytes:
    def sign(document: pikepdf.Pdf) -> None:
        document.Root.Signed = document.make_indirect(pikepdf.Dictionary(ByteRange=pikepdf.Array([0, 1, 2, 3])))

    return pdf(page_text("a"), change=sign)


HOSTILE = {
    "a zip bomb": ("a.docx", bomb()),
    "billion laughs": ("a.docx", laughing()),
    "a signed letter": ("a.docx", signed()),
    "a signed PDF": ("a.pdf", signed_pdf()),
    "a locked PDF": ("a.pdf", pdf(page_text("a"), password="x")),
    "another kind by name": ("a.pdf", saved(paper("a"))),
    "a deck by name": ("a.pptx", saved(paper("a"))),
    "an unknown kind": ("a.tiff", b"II*\0 something"),
    "an old kind": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "nothing": ("a.docx", b""),
    "half a picture": ("a.jpg", planted("jpg").content[:200]),
    "a drawing with entities": ("a.svg", LAUGHS),
    "letters of no kind": ("a.md", b"\xff\xfea\xd8"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_it_is_refused_in_a_sentence_and_soon(what: str) -> None:
    name, content = HOSTILE[what]
    began = time.monotonic()

    with pytest.raises(Refused) as refused:
        survey(name, content=content)

    assert str(refused.value)[0].isupper()
    assert str(refused.value).endswith(".")
    assert time.monotonic() - began < SECONDS


def attempt(name: str, content: bytes) -> str:
    """What it says when it refuses; nothing when it cleans."""
    try:
        clean(name, content=content, keys=GROUPS)
    except Refused as refused:
        return str(refused)
    return "."


def test_a_signature_is_named_as_the_reason() -> None:
    with pytest.raises(Refused, match="digital signature, which any change would break"):
        clean("a.docx", content=signed(), keys=["comments"])


@pytest.mark.parametrize("kind", ["docx", "pptx", "xlsx", "pdf", "jpg", "png", "svg", "md"])
def test_a_file_cut_off_anywhere_is_refused_or_cleaned_but_never_breaks(kind: str) -> None:
    content = planted(kind).content

    said = [attempt(f"a.{kind}", content[: len(content) * part // 20]) for part in range(1, 20)]

    assert {each[-1] for each in said} == {"."}


@pytest.mark.parametrize("kind", ["docx", "pptx", "xlsx", "pdf", "jpg", "png"])
def test_a_file_with_changed_bytes_is_refused_or_cleaned_but_never_breaks(kind: str) -> None:
    content = planted(kind).content
    starts = range(0, len(content), max(len(content) // 60, 1))

    said = [attempt(f"a.{kind}", _bent(content, start)) for start in starts]

    assert {each[-1] for each in said} == {"."}


def _bent(content: bytes, start: int) -> bytes:
    return content[:start] + bytes(byte ^ 0x55 for byte in content[start : start + 3]) + content[start + 3 :]


@pytest.mark.parametrize("kind", ["docx", "pptx", "xlsx"])
def test_a_part_with_changed_letters_is_refused_or_cleaned_but_never_breaks(kind: str) -> None:
    """Inside the parts, where no checksum of the archive stands before the reading."""
    found = parts(planted(kind).content)
    bent = [
        found | {name: changed}
        for name, body in found.items()
        for changed in (b"", body[: len(body) // 2], body.replace(b'"', b'"-1', 7), body.replace(b"rId", b"x"))
    ]

    said = [attempt(f"a.{kind}", packed(each)) for each in bent]

    assert {each[-1] for each in said} == {"."}
