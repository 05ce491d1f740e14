import pytest

from bulkhead.render.cleaning import clean, survey
from tests.render.paper import packed, paper, parts, saved, texts, with_body, with_part

OFFICE_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BY = 'w:id="9" w:author="Ann" w:date="2026-01-02T03:04:05Z"'


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, look: str = "") -> str:
    return f"<w:p><w:pPr>{look}</w:pPr>{inner}</w:p>"


def after(body: str, *keys: str) -> list[str]:
    """The paragraphs that are left of this body."""
    made = clean("a.docx", content=with_body(saved(paper()), body), keys=keys)
    return texts(made.content)


def field(code: str, *, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{run(result)}{marks[2]}"


CHANGED = {
    "put in": (paragraph(run("a ") + f"<w:ins {BY}>{run('new ')}</w:ins>" + run("b")), ["a new b"]),
    "taken out": (
        paragraph(run("a ") + f"<w:del {BY}><w:r><w:delText>old </w:delText></w:r></w:del>" + run("b")),
        ["a b"],
    ),
    "moved": (
        paragraph(f"<w:moveTo {BY}>{run('here')}</w:moveTo>") + paragraph(f"<w:moveFrom {BY}>{run('x')}</w:moveFrom>"),
        ["here", ""],
    ),
    "line joined with the next": (
        paragraph(run("first "), f"<w:rPr><w:del {BY}/></w:rPr>") + paragraph(run("second")),
        ["first second"],
    ),
    "line taken out": (
        paragraph(run("a"))
        + paragraph(f"<w:del {BY}><w:r><w:delText>b</w:delText></w:r></w:del>", f"<w:rPr><w:del {BY}/></w:rPr>")
        + paragraph(run("c")),
        ["a", "c"],
    ),
    "look": (paragraph(run("a", f"<w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange>")), ["a"]),
}


@pytest.mark.parametrize("how", CHANGED)
def test_tracked_changes_are_accepted(how: str) -> None:
    body, wanted = CHANGED[how]

    assert after(body, "changes") == wanted


def test_a_row_that_was_taken_out_goes_with_its_words() -> None:
    cell = f"<w:tc><w:tcPr/>{paragraph(run('{}'))}</w:tc>"
    rows = f"<w:tr>{cell.format('kept')}</w:tr><w:tr><w:trPr><w:del {BY}/></w:trPr>{cell.format('Hexagon')}</w:tr>"
    content = with_body(saved(paper()), f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>{paragraph('')}")

    made = parts(clean("a.docx", content=content, keys=["changes"]).content)["word/document.xml"]

    assert b"kept" in made
    assert b"Hexagon" not in made


HIDDEN = {
    "by itself": paragraph(run("seen") + run(" unseen", "<w:vanish/>")),
    "by its style": paragraph(run("seen") + run(" unseen", '<w:rStyle w:val="Secret"/>')),
    "by the style of its style": paragraph(run("seen") + run(" unseen", '<w:rStyle w:val="Deeper"/>')),
    "a whole line": paragraph(run("seen")) + paragraph(run("unseen", "<w:vanish/>")),
    "an entry of an index": paragraph(
        run("seen") + field(' XE "Hexagon" ', result="").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    ),
}
STYLES = (
    '<w:style w:type="character" w:styleId="Secret"><w:name w:val="S"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Deeper"><w:name w:val="D"/><w:basedOn w:val="Secret"/></w:style></w:styles>'
)


@pytest.mark.parametrize("how", HIDDEN)
def test_hidden_text_goes_however_it_is_hidden(how: str) -> None:
    found = parts(with_body(saved(paper()), HIDDEN[how]))
    found["word/styles.xml"] = found["word/styles.xml"].replace(b"</w:styles>", STYLES.encode())
    content = packed(found)

    made = clean("a.docx", content=content, keys=["hidden"])

    assert texts(made.content) == ["seen"]
    assert b"Hexagon" not in parts(made.content)["word/document.xml"]


@pytest.mark.parametrize(
    "look", ['<w:vanish w:val="0"/>', "<w:webHidden/>", '<w:rStyle w:val="Secret"/><w:vanish w:val="false"/>']
)
def test_text_that_can_be_seen_stays(look: str) -> None:
    assert after(paragraph(run("seen", look)), "hidden") == ["seen"]


def test_a_field_that_reads_another_file_ends_and_its_words_stay() -> None:
    body = paragraph(run("a ") + field(' INCLUDETEXT "C:\\\\Hexagon\\\\a.docx" ', result="quoted") + run(" b"))

    made = clean("a.docx", content=with_body(saved(paper()), body), keys=["links"])

    assert texts(made.content) == ["a quoted b"]
    assert b"Hexagon" not in parts(made.content)["word/document.xml"]
    assert b"fldChar" not in parts(made.content)["word/document.xml"]


def test_a_field_in_the_code_of_another_goes_with_it() -> None:
    inner = field(" DOCPROPERTY Folder ", result="C:\\Hexagon")
    body = paragraph(field(f" INCLUDETEXT </w:instrText></w:r>{inner}<w:r><w:instrText> ", result="quoted"))

    assert after(body, "links") == ["quoted"]


def test_a_page_number_stays_a_field() -> None:
    content = with_body(saved(paper()), paragraph(field(" PAGE ", result="3")))

    made = clean("a.docx", content=content, keys=["links", "properties", "hidden"])

    assert b"PAGE" in parts(made.content)["word/document.xml"]


def test_a_control_bound_to_custom_xml_keeps_what_it_says() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:alias w:val="Hexagon"/><w:dataBinding w:xpath="/x" w:storeItemID="{AB}"/></w:sdtPr>'
        f"<w:sdtContent>{paragraph(run('kept'))}</w:sdtContent></w:sdt>"
    )
    content = with_part(
        with_body(saved(paper()), control),
        "customXml/item1.xml",
        "<x>Hexagon</x>",
        kind="application/xml",
        link=f"{OFFICE_LINK}/customXml",
    )

    made = parts(clean("a.docx", content=content, keys=["custom"]).content)

    assert b"kept" in made["word/document.xml"]
    assert b"dataBinding" not in made["word/document.xml"]
    assert [name for name, body in made.items() if b"Hexagon" in body] == []


def test_web_links_stay_and_links_to_files_become_text() -> None:
    links = "".join(
        f'<w:hyperlink r:id="{number}" xmlns:r="{OFFICE_LINK}">{run(number)}</w:hyperlink>'
        for number in ("web", "file")
    )
    found = parts(with_body(saved(paper()), paragraph(links)))
    rows = (
        f'<Relationship Id="web" Type="{OFFICE_LINK}/hyperlink" Target="https://example.org" TargetMode="External"/>'
        f'<Relationship Id="file" Type="{OFFICE_LINK}/hyperlink" Target="file:///C:/Hexagon" TargetMode="External"/>'
    )
    rels = "word/_rels/document.xml.rels"
    found[rels] = found[rels].replace(b"</Relationships>", f"{rows}</Relationships>".encode())

    made = parts(clean("a.docx", content=packed(found), keys=["links"]).content)

    assert b"https://example.org" in made[rels]
    assert b"Hexagon" not in made[rels]
    assert b"web</w:t>" in made["word/document.xml"]
    assert b"file</w:t>" in made["word/document.xml"]


def test_the_survey_names_what_a_person_knows() -> None:
    document = paper("plain")
    document.core_properties.author = "Ann Hexagon"
    document.add_comment(document.paragraphs[0].runs, text="Ask Hexagon", author="Ann", initials="A")

    found = {each.key: each for each in survey("a.docx", content=saved(document))}

    assert found["comments"].examples[0] == "Ask Hexagon Ann"
    assert "author: Ann Hexagon" in found["properties"].examples
