"""“Library note:” marks what never leaves: it is left out of every copy."""

import pytest

from bulkhead.render.template import Note, fill, survey
from tests.render.paper import (
    OFFICE_LINK,
    W,
    add_link,
    notes,
    packed,
    paper,
    parts,
    reopened,
    saved,
    split,
    text_box,
    texts,
    with_body,
    with_part,
)

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SECRET = "Library note: CANARY costs {{internal.rate}}"


def left(name: str, content: bytes) -> bytes:
    """The copy, in which the word of the note is nowhere."""
    copy = fill(name, content=content, values={}).content
    assert telling(copy) == []
    return copy


def telling(content: bytes) -> list[str]:
    return [name for name, body in parts(content).items() if b"CANARY" in body or (body[:2] == b"PK" and telling(body))]


@pytest.mark.parametrize(
    "begins", ["Library note:", "library note:", "  LIBRARY NOTE :", "[library note]", "[Library Note]:"]
)
def test_a_paragraph_that_begins_so_is_left_out_and_said(begins: str) -> None:
    document = paper("First", f"{begins} CANARY {{{{internal.rate}}}}", "Last")

    filled = fill("plan.docx", content=saved(document), values={})

    assert texts(filled.content) == ["First", "Last"]
    assert filled.notes == (Note(" ".join(f"{begins} CANARY {{{{internal.rate}}}}".split()), "paragraph 2"),)
    assert filled.used == ()


@pytest.mark.parametrize(
    "text", ["A library note: kept", "Library notes: kept", "The Library note", "Library notebook"]
)
def test_other_words_about_libraries_stay(text: str) -> None:
    filled = fill("plan.docx", content=saved(paper(text)), values={})

    assert (texts(filled.content), filled.notes) == ([text], ())


def test_a_survey_names_the_notes_and_asks_for_none_of_their_fields() -> None:
    found = survey("plan.docx", content=saved(paper("{{client.name}}", SECRET, "{{due}}")))

    assert [(use.field, use.place) for use in found.uses] == [("client.name", "paragraph 1"), ("due", "paragraph 3")]
    assert found.notes == (Note(SECRET, "paragraph 2"),)


def test_a_note_split_over_runs_is_seen() -> None:
    document = paper("First")
    split(document.add_paragraph().add_run("x"), ["Lib", "rary n", "ote: CANARY"])

    assert texts(left("plan.docx", saved(document))) == ["First"]


def test_a_note_in_a_cell_leaves_the_cell_and_one_between_tables_leaves_a_line() -> None:
    document = paper()
    document.add_table(1, 2).cell(0, 0).text = SECRET
    document.add_paragraph(SECRET)
    document.add_table(1, 1).cell(0, 0).text = "Kept"

    after = reopened(left("plan.docx", saved(document)))

    assert [[cell.text for cell in table.rows[0].cells] for table in after.tables] == [["", ""], ["Kept"]]
    assert [paragraph.text for paragraph in after.paragraphs] == [""]


def test_a_note_in_a_header_a_footnote_and_a_text_box_is_left_out() -> None:
    document = paper("Kept")
    document.sections[0].header.paragraphs[0].text = SECRET
    content = with_body(saved(document), text_box(SECRET))
    content = with_part(
        content,
        "word/footnotes.xml",
        notes("footnotes", SECRET),
        kind=f"{WORD}.footnotes+xml",
        link=f"{OFFICE_LINK}/footnotes",
    )

    assert texts(left("plan.docx", content)) == ["Kept", ""]


def test_a_comment_goes_with_its_replies_and_its_marks_in_the_text() -> None:
    document = paper("Kept")
    for words in (SECRET, "CANARY reply", "Another"):
        document.add_comment(document.paragraphs[0].runs, text=words, author="x", initials="x")
    content = parts(saved(document))
    in_2010 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    said = content["word/comments.xml"].decode()
    for number in range(3):
        at = said.index("<w:p>", said.index(f'w:id="{number}"'))
        said = f'{said[:at]}<w:p {in_2010} w14:paraId="0000000{number}">{said[at + 5 :]}'
    content["word/comments.xml"] = said.encode()
    rows = "".join(
        f'<e:commentEx e:paraId="0000000{n}"{parent}/>'
        for n, parent in enumerate(["", ' e:paraIdParent="00000000"', ""])
    )
    extended = f'<e:commentsEx xmlns:e="http://schemas.microsoft.com/office/word/2012/wordml">{rows}</e:commentsEx>'
    whole = with_part(
        packed(content), "word/commentsExtended.xml", extended, kind=f"{WORD}.commentsExtended+xml",
        link="http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    )  # fmt: skip

    after = left("plan.docx", whole)

    assert [comment.text for comment in reopened(after).comments] == ["Another"]
    assert parts(after)["word/document.xml"].count(b"commentReference") == 1
    assert parts(after)["word/commentsExtended.xml"].count(b"paraId=") == 1


def test_what_a_note_points_to_goes_with_it() -> None:
    document = paper("Kept")
    add_link(document, "Library note: see", "https://canary.example/CANARY")
    footnote = '<w:p><w:r><w:t>Library note: x</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    content = with_body(saved(document), footnote)
    content = with_part(
        content,
        "word/footnotes.xml",
        notes("footnotes", "CANARY"),
        kind=f"{WORD}.footnotes+xml",
        link=f"{OFFICE_LINK}/footnotes",
    )

    assert texts(left("plan.docx", content)) == ["Kept"]


def test_bookmarks_that_begin_in_a_note_still_end() -> None:
    body = (
        '<w:p><w:bookmarkStart w:id="7" w:name="a"/><w:r><w:t>Library note: CANARY</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>Kept</w:t></w:r><w:bookmarkEnd w:id="7"/></w:p>'
    )

    after = left("plan.docx", with_body(saved(paper("First")), body))

    assert texts(after) == ["First", "Kept"]
    assert parts(after)["word/document.xml"].count(b"bookmarkStart") == 1


def test_a_field_of_word_that_begins_in_a_note_keeps_its_marks() -> None:
    body = (
        '<w:p><w:r><w:t>Library note: CANARY</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>Kept</w:t></w:r></w:p>'
    )

    after = left("plan.docx", with_body(saved(paper("First")), body))

    assert texts(after) == ["First", "", "Kept"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("One\n\nLibrary note: CANARY\nstill CANARY\n\nTwo\n", "One\n\nTwo\n"),
        ("> **Library note:** CANARY\n> CANARY\n\nTwo\n", "Two\n"),
        ("- One\n- Library note: CANARY\n  CANARY\n- Two\n", "- One\n- Two\n"),
        ("## Library note: CANARY\nTwo\n", "Two\n"),
        ("One\n<!-- Library note: CANARY\n\nCANARY -->\nTwo\n", "One\nTwo\n"),
        ("One\n\n\\[library note\\] CANARY\n", "One\n\n"),
        ("```\nLibrary note: in code\n```\n", "```\nLibrary note: in code\n```\n"),
    ],
)
def test_notes_in_markdown_end_where_their_paragraph_ends(before: str, after: str) -> None:
    assert fill("plan.md", content=before.encode(), values={}).content.decode() == after


def test_the_notes_of_a_text_are_said_with_their_lines() -> None:
    text = "{{client.name}}\n\nLibrary note: one {{internal.rate}}\nmore\n\n{{due}}\n[library note] two\n"

    found = survey("plan.txt", content=text.encode())

    assert [(use.field, use.place) for use in found.uses] == [("client.name", "line 1"), ("due", "line 6")]
    assert found.notes == (Note("Library note: one {{internal.rate}}", "line 3"), Note("[library note] two", "line 7"))


def test_a_note_that_a_control_would_show_again_is_left_out_where_it_is_kept() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x" w:storeItemID="{AB}"/></w:sdtPr><w:sdtContent>'
        f"<w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    properties = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    content = with_part(
        with_body(saved(paper("Kept")), control),
        "customXml/item1.xml",
        f"<x><y>{SECRET}</y><z>kept</z></x>",
        kind="application/xml",
        link=f"{OFFICE_LINK}/customXml",
    )
    content = with_part(
        content,
        "customXml/itemProps1.xml",
        f'<d:datastoreItem xmlns:d="{properties}" d:itemID="{{AB}}"/>',
        kind="application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        link=f"{OFFICE_LINK}/customXmlProps",
        source="customXml/item1.xml",
    )
    block = f'<w:glossaryDocument xmlns:w="{W}"><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:glossaryDocument>'
    kind, link = f"{WORD}.document.glossary+xml", f"{OFFICE_LINK}/glossaryDocument"
    content = with_part(content, "word/glossary/document.xml", block, kind=kind, link=link)

    after = parts(left("plan.docx", content))

    assert b"<z>kept</z>" in after["customXml/item1.xml"]


def test_a_comment_of_nothing_but_empty_lines_is_read_in_a_moment() -> None:
    document = paper("x")
    document.add_comment(document.paragraphs[0].runs, text="x", author="x", initials="x")
    content = parts(saved(document))
    lines = b"<w:br/>" * 100_000
    content["word/comments.xml"] = content["word/comments.xml"].replace(b"<w:t>x</w:t>", lines)

    assert fill("plan.docx", content=packed(content), values={}).notes == ()
