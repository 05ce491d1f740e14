"""A PDF with its reader's words on every page, however the page is turned or cut, and nothing else altered."""

import ctypes
import io
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from bulkhead.render.pdf_paper import pdf_paper
from bulkhead.render.refusals import Refused
from bulkhead.render.watermark import watermark
from tests.render.compare.papers import saved

ROOT = os.environ.get("BULKHEAD_TEST_DATA")
WORDS = "carla@signal.example · 24 Nov 2026"
PAPER = pdf_paper("# Plan\nThe words of the page")


@pytest.fixture(name="pages")
def _pages() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(PAPER)) as document:
        yield document


def texts(content: bytes) -> list[str]:
    document = pdfium.PdfDocument(content)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def letters_seen(content: bytes) -> list[tuple[float, float]]:
    """Where the first letter of each mark stands on the page as it is seen: from 0 to 1, from the lower left corner."""
    document = pdfium.PdfDocument(content)
    page = document[0]
    text = page.get_textpage()
    whole = text.get_text_range()
    found = []
    for place in (at for at in range(len(whole)) if whole.startswith("carla", at)):
        left, bottom, right, top = text.get_charbox(place)
        across, down = ctypes.c_int(), ctypes.c_int()
        middle = (left + right) / 2, (bottom + top) / 2
        raw.FPDF_PageToDevice(page.raw, 0, 0, 10_000, 10_000, 0, *middle, across, down)
        found.append((across.value / 10_000, 1 - down.value / 10_000))
    document.close()
    return found


def test_every_page_carries_the_words_twice_and_keeps_its_own(pages: pikepdf.Pdf) -> None:
    pages.pages.extend(pages.pages)

    marked = texts(watermark(saved(pages), words=WORDS))

    assert [
        (text.startswith("Plan The words of the page"), text.replace(" ", "").count("carla@signal")) for text in marked
    ] == [
        (True, 2),
        (True, 2),
    ]


@pytest.mark.parametrize("turn", [0, 90, 180, 270, -90, 450])
@pytest.mark.parametrize("crop", [None, [100, 300, 500, 800], [-50, -50, 900, 900], [5, 5, 5, 5]])
def test_the_words_stand_at_the_foot_and_across_as_the_page_is_seen(
    pages: pikepdf.Pdf, turn: int, crop: list[int] | None
) -> None:
    pages.pages[0].obj.Rotate = turn
    if crop:
        pages.pages[0].obj.CropBox = pikepdf.Array(crop)

    foot, across = letters_seen(watermark(saved(pages), words=WORDS))

    assert 0.2 < foot[0] < 0.5
    assert 0 < foot[1] < 0.1
    assert 0 < across[0] < 0.5
    assert 0.05 < across[1] < 0.5


def test_what_a_page_sets_does_not_reach_the_words(pages: pikepdf.Pdf) -> None:
    before = letters_seen(watermark(PAPER, words=WORDS))
    pages.pages[0].contents_add(b"0.1 0 0 0.1 500 500 cm", prepend=True)

    assert letters_seen(watermark(saved(pages), words=WORDS)) == before


def test_the_same_words_give_the_same_bytes() -> None:
    assert watermark(PAPER, words=WORDS) == watermark(PAPER, words=WORDS)


def test_the_mark_is_no_part_of_what_is_read_aloud(pages: pikepdf.Pdf) -> None:
    with pikepdf.open(io.BytesIO(watermark(PAPER, words=WORDS))) as marked:
        marked.pages[0].contents_coalesce()
        content = marked.pages[0].Contents.read_bytes()

    assert b"/Artifact <</Type /Pagination /Subtype /Watermark>> BDC" in content


def test_pages_that_share_or_inherit_their_resources_keep_them(pages: pikepdf.Pdf) -> None:
    pages.Root.Pages.Resources = pages.pages[0].obj.Resources
    del pages.pages[0].obj.Resources

    assert texts(watermark(saved(pages), words=WORDS))[0].startswith("Plan The words of the page")


@pytest.mark.skipif(not ROOT, reason="NOT RUN: BULKHEAD_TEST_DATA is not set")
@pytest.mark.external
def test_forms_attachments_and_bookmarks_stay() -> None:
    kept = {}
    for name in ("libreoffice-form.pdf", "with-attachment.pdf", "pdflatex-outline.pdf"):
        content = Path(str(ROOT), "pdf", name).read_bytes()
        for stage, version in (("before", content), ("after", watermark(content, words=WORDS))):
            with pikepdf.open(io.BytesIO(version)) as document:
                fields = len(document.Root.AcroForm.Fields) if "/AcroForm" in document.Root else 0
                with document.open_outline() as outline:
                    kept[name, stage] = (fields, list(document.attachments), [each.title for each in outline.root])

    assert [name for name, stage in kept if kept[name, "before"] != kept[name, "after"]] == []
    assert any(fields for fields, _, _ in kept.values())


@pytest.mark.skipif(not ROOT, reason="NOT RUN: BULKHEAD_TEST_DATA is not set")
@pytest.mark.external
def test_real_files_are_marked_or_refused_in_words() -> None:
    marked = {path.name: marked_or_refused(path) for path in sorted(Path(str(ROOT), "pdf").glob("*.pdf"))}

    made = [content for content in marked.values() if isinstance(content, bytes)]
    assert [text for content in made for text in texts(content) if "carla@signal" not in text.replace(" ", "")] == []
    assert [name for name, said in marked.items() if isinstance(said, str) and not said.startswith("The PDF is ")] == []
    assert len(made) >= 20


def marked_or_refused(path: Path) -> bytes | str:
    try:
        return watermark(path.read_bytes(), words=WORDS)
    except Refused as refused:
        return str(refused)


def test_an_encrypted_pdf_is_refused(pages: pikepdf.Pdf) -> None:
    for password in ("", "secret"):
        target = io.BytesIO()
        pages.save(target, encryption=pikepdf.Encryption(owner="owner", user=password))

        with pytest.raises(Refused, match="The PDF is encrypted, and a mark would break its protection"):
            watermark(target.getvalue(), words=WORDS)


def test_a_signed_pdf_is_refused(pages: pikepdf.Pdf) -> None:
    signature = pikepdf.Dictionary(
        Type=pikepdf.Name.Sig, ByteRange=pikepdf.Array([0, 1, 2, 3]), Contents=pikepdf.String("x")
    )
    field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=pikepdf.String("s"), V=pages.make_indirect(signature))
    pages.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([pages.make_indirect(field)]), SigFlags=3)

    with pytest.raises(Refused, match="The PDF carries a digital signature"):
        watermark(saved(pages), words=WORDS)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"words", PAPER[:200]])
def test_a_broken_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match="The PDF is damaged or no PDF"):
        watermark(content, words=WORDS)


@pytest.mark.parametrize("words", ["", " \n\t", "\u202e\u200b"])
def test_no_words_are_refused(words: str) -> None:
    with pytest.raises(Refused, match="There are no words"):
        watermark(PAPER, words=words)


@pytest.mark.parametrize("words", ['#read("/etc/passwd")', "(Q) Tj ET \\ endstream", "山田 太郎", "x" * 5000])
def test_hostile_words_are_only_words(words: str) -> None:
    marked = texts(watermark(PAPER, words=words))[0]

    assert marked.startswith("Plan The words of the page")
    assert "root:" not in marked


def test_two_hundred_pages_are_marked_in_a_moment(pages: pikepdf.Pdf) -> None:
    for _ in range(199):
        pages.pages.append(pages.pages[0])
    content = saved(pages)
    began = time.process_time()

    watermark(content, words=WORDS)

    assert time.process_time() - began < 2
