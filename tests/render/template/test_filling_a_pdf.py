import io

import pikepdf
import pypdfium2
import pytest

from bulkhead.render.template import FieldUse, NotATemplate, Note, UnknownField, fill, survey
from tests.render.template import pages


def text_of(content: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))


def plain(content: bytes) -> bytes:
    """The file without compression, so that a word in it can be seen."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(target, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable, qdf=True)
    return target.getvalue()


def test_the_text_of_a_pdf_holds_no_fields(letter: bytes) -> None:
    found = survey("letter.pdf", content=letter)

    assert (found.uses, found.problems, found.notes) == ((), (), ())


def test_the_copy_says_the_same_and_nothing_of_its_maker() -> None:
    before = pages.telling()

    after = fill("letter.pdf", content=before, values={}).content

    assert plain(before).count(b"CANARY") > 12
    assert [line for line in plain(after).splitlines() if b"CANARY" in line or b"2019" in line] == []
    assert text_of(after) == text_of(before)
    with pikepdf.open(io.BytesIO(after)) as pdf:
        assert dict(pdf.docinfo) == {"/Title": "Kept title"}
        shown = [(str(each.Subtype), str(each.get("/Contents", ""))) for each in pdf.pages[0].Annots]
        assert shown == [("/Link", ""), ("/Link", ""), ("/Text", "Kept comment")]
        assert [str(each.A.URI) for each in pdf.pages[0].Annots if "/A" in each] == ["https://kept.example"]


def test_form_fields_that_hold_a_field_are_filled_and_shown() -> None:
    content = pages.form("For {{client.name}}", "Plain", title="Form for {{client.name}}")

    filled = fill("form.pdf", content=content, values={"client.name": "Müller & Söhne"})

    assert filled.used == (FieldUse("client.name", "properties, title"), FieldUse("client.name", "form field line1"))
    with pikepdf.open(io.BytesIO(filled.content)) as pdf:
        assert [str(field.V) for field in pdf.Root.AcroForm.Fields] == ["For Müller & Söhne", "Plain"]
        assert str(pdf.docinfo["/Title"]) == "Form for Müller & Söhne"
        assert b"(For M\xfcller & S\xf6hne)" in pdf.Root.AcroForm.Fields[0].AP.N.read_bytes()


@pytest.mark.parametrize("value", ["日本", "Ωmega", "O’Hara – “x”", "One\nTwo", "(" * 30])
def test_any_letters_can_stand_in_a_form(value: str) -> None:
    content = fill("form.pdf", content=pages.form("{{client.name}}"), values={"client.name": value}).content

    with pikepdf.open(io.BytesIO(content)) as pdf:
        field = pdf.Root.AcroForm.Fields[0]
        assert str(field.V) == " ".join(value.split("\n"))
        # What the font of the form cannot draw is drawn by the program that shows it.
        assert ("/AP" in field, bool(pdf.Root.AcroForm.NeedAppearances)) == (value.isascii() or "O’Hara" in value, True)


def test_all_unknown_fields_of_a_form_are_named() -> None:
    with pytest.raises(
        UnknownField, match=r"^\{\{a\}\} in form field line1 and \{\{b\}\} in form field line2 are not known fields$"
    ):
        fill("form.pdf", content=pages.form("{{a}}", "{{b}}"), values={})


def test_comments_for_the_library_are_left_out() -> None:
    filled = fill("page.pdf", content=pages.noted("Library note: CANARY", "Kept"), values={})

    assert filled.notes == (Note("Library note: CANARY", "page 1, comment"),)
    assert b"CANARY" not in plain(filled.content)
    assert b"(Kept)" in plain(filled.content)


def test_the_same_file_gives_the_same_bytes() -> None:
    first, second = (fill("a.pdf", content=pages.telling(), values={}).content for _ in range(2))

    assert first == second


def locked(*, user: str) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages.form("x"))) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(owner="owner", user=user))
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is damaged or not a PDF; make it again"),
        (b"%PDF-1.7 and no more", "it is damaged or not a PDF; make it again"),
        (b"PK\x03\x04", "it is damaged or not a PDF; make it again"),
        (locked(user="secret"), "it is protected by a password; remove the password and add it again"),
    ],
)
def test_what_is_no_open_pdf_is_refused(content: bytes, reason: str) -> None:
    for act in (lambda: survey("a.pdf", content=content), lambda: fill("a.pdf", content=content, values={})):
        with pytest.raises(NotATemplate) as refused:
            act()
        assert refused.value.reason == reason


def test_a_pdf_that_anybody_may_read_leaves_without_its_lock() -> None:
    content = fill("a.pdf", content=locked(user=""), values={}).content

    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert not pdf.is_encrypted


def test_a_form_that_only_adobe_can_show_is_refused() -> None:
    with pikepdf.open(io.BytesIO(pages.form("x"))) as pdf:
        pdf.Root["/NeedsRendering"] = True
        content = pages.saved(pdf)

    with pytest.raises(NotATemplate, match="print it into a new PDF and add that"):
        survey("a.pdf", content=content)
