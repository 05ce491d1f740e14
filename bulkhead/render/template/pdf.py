"""PDF files: only the values of form fields can be filled; the copy says nothing about who made the original."""

import io
from collections.abc import Iterator, Mapping

import pikepdf
import pypdfium2
from pikepdf.form import ExtendedAppearanceStreamGenerator, Form, TextField

from bulkhead.render.template import grammar, pdf_fonts, pdf_origin, values
from bulkhead.render.template.blanks import blanks
from bulkhead.render.template.grammar import Replacement
from bulkhead.render.template.leftovers import GAP, LIBRARY_NOTE, UNFILLED, unfilled
from bulkhead.render.template.notes import begins_note
from bulkhead.render.template.results import (
    FieldUse,
    Filled,
    Gap,
    Leftover,
    NotATemplate,
    Note,
    Survey,
    refuse_unknown,
)

DAMAGED = "it is damaged or not a PDF; make it again"
PROTECTED = "it is protected by a password; remove the password and add it again"
ONLY_A_FORM = "it is a form that only Adobe programs can show; print it into a new PDF and add that"
TITLE = "properties, title"


def survey(content: bytes) -> Survey:
    with _opened(content) as pdf:
        said = list(_said(pdf))
        uses = [FieldUse(match.field, place) for place, text in said for match in grammar.matches(text)]
        problems = [problem for place, text in said for problem in grammar.problems(text, place=place)]
        return Survey(tuple(dict.fromkeys(uses)), tuple(dict.fromkeys(problems)), _notes(pdf))


def fill(content: bytes, *, given: Mapping[str, str]) -> Filled:
    with _opened(content) as pdf:
        uses = tuple(
            dict.fromkeys(FieldUse(m.field, place) for place, text in _said(pdf) for m in grammar.matches(text))
        )
        refuse_unknown(uses, known=given)
        notes, title = _notes(pdf), _filled(_title(pdf), given)
        pdf_origin.strip(pdf, is_note=begins_note)
        if title:
            pdf.docinfo["/Title"] = title
        _fill_form(pdf, given)
        target = io.BytesIO()
        pdf.save(target, deterministic_id=True, encryption=False, fix_metadata_version=False)
        return Filled(target.getvalue(), uses, notes)


def gaps(_: bytes) -> list[Gap]:
    """None, because the text of a PDF cannot be changed; what it shows is among its leftovers."""
    return []


def bind_gaps(content: bytes, *, mapping: Mapping[str, str]) -> bytes:
    """The file as it is: it has no gaps to bind."""
    del mapping
    return content


def leftovers(content: bytes) -> list[Leftover]:
    with _opened(content) as pdf:
        texts = [*_said(pdf), *pdf_origin.comments(pdf)]
    left: list[Leftover] = []
    for place, text in [*_lines(content), *texts]:
        if begins_note(text):
            left.append(Leftover(" ".join(text.split())[:80], place, LIBRARY_NOTE))
        else:
            left += [Leftover(each, place, UNFILLED) for each in unfilled(text)]
            left += [Leftover(each.text, place, GAP) for each in blanks(text)]
    return list(dict.fromkeys(left))


def _opened(content: bytes) -> pikepdf.Pdf:
    try:
        pdf = pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError as error:
        raise NotATemplate(PROTECTED) from error
    except (pikepdf.PdfError, ValueError) as error:
        raise NotATemplate(DAMAGED) from error
    if pdf.Root.get("/NeedsRendering", False):
        raise NotATemplate(ONLY_A_FORM)
    return pdf


def _said(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """What can be filled: the title, and the values of text fields in a form."""
    yield TITLE, _title(pdf)
    for name, field in _text_fields(pdf):
        yield f"form field {name}", str(field.value or "")


def _text_fields(pdf: pikepdf.Pdf) -> list[tuple[str, TextField]]:
    form = Form(pdf, ExtendedAppearanceStreamGenerator, ignore_max_length=True)
    return [(name, field) for name, field in form.items() if isinstance(field, TextField)]


def _fill_form(pdf: pikepdf.Pdf, given: Mapping[str, str]) -> None:
    asked = [(field, str(field.value or "")) for _, field in _text_fields(pdf)]
    for field, text in asked:
        if grammar.matches(text):
            pdf_fonts.say_encoding(pdf)
            field.value = _filled(text, given)
            pdf_fonts.drop_misspelt(field)
            pdf.Root.AcroForm.NeedAppearances = True


def _filled(text: str, given: Mapping[str, str]) -> str:
    found = [
        Replacement(m.start, m.end, values.on_one_line(values.clean(given[m.field]))) for m in grammar.matches(text)
    ]
    return grammar.replaced(text, replacements=found)


def _title(pdf: pikepdf.Pdf) -> str:
    return str(pdf.docinfo.get("/Title", "")) if "/Info" in pdf.trailer else ""


def _notes(pdf: pikepdf.Pdf) -> tuple[Note, ...]:
    return tuple(
        Note(" ".join(text.split())[:80], place) for place, text in pdf_origin.comments(pdf) if begins_note(text)
    )


def _lines(content: bytes) -> Iterator[tuple[str, str]]:
    document = pypdfium2.PdfDocument(content)
    try:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            yield from ((f"page {number}", line) for line in text.get_text_bounded().splitlines() if line.strip())
            text.close()
            page.close()
    finally:
        document.close()
