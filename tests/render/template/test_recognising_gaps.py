import pytest

from bulkhead.render.template import Gap, NotATemplate, gaps
from tests.render.paper import OFFICE_LINK, notes, paper, saved, split, with_body, with_part
from tests.render.template import book, deck


def found(text: str, *, name: str = "plan.txt") -> list[tuple[str, str]]:
    return [(gap.text, gap.suggests) for gap in gaps(name, content=text.encode())]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("[Client Name]", "client.name"),
        ("[client]", "client.name"),
        ("[COMPANY NAME]", "client.name"),
        ("[Name of Client]", "client.name"),
        ("[Insert company name here]", "client.name"),
        ("[[Client Name]]", "client.name"),
        ("[Client’s legal name]", "client.legal_name"),
        ("[Legal Name]", "client.legal_name"),
        ("[Portal name]", "client.portal_name"),
        ("[Currency]", "client.currency"),
        ("[Your Company]", "practice.name"),
        ("[Consultant Firm]", "practice.name"),
        ("[Your Name]", "lead.name"),
        ("[Author]", "lead.name"),
        ("[Your title]", "lead.role"),
        ("[Date]", "today"),
        ("[Today’s date]", "today"),
        ("[DD/MM/YYYY]", "today"),
        ("[Due date]", "due"),
        ("[Report title]", "title"),
        ("[Competitor A]", ""),
        ("[insert amount]", ""),
        ("[Start Date]", ""),
        ("<Company>", "client.name"),
        ("<<Client Name>>", "client.name"),
        ("<insert date>", "today"),
        ("«Client_Name»", "client.name"),
        ("«ClientName»", "client.name"),
        ("{client_name}", "client.name"),
        ("{ customer name }", "client.name"),
        ("INSERT DATE HERE", "today"),
        ("INSERT CLIENT NAME", "client.name"),
        ("Insert company name here", "client.name"),
        ("YOUR LOGO HERE", ""),
        ("Click or tap here to enter text.", ""),
        ("Choose an item.", ""),
        ("[●]", ""),
        ("[$●]", ""),
        ("[____]", ""),
        ("[XX%]", ""),
        ("[TBD]", ""),
        ("TBD", ""),
        ("TBC", ""),
        ("XXXX", ""),
        ("$XXX", ""),
        ("XX%", ""),
        ("XX/XX/XXXX", ""),
    ],
)
def test_a_gap_is_recognised_with_what_it_probably_means(text: str, known: str) -> None:
    assert found(f"Before {text} after\n") == [(text, known)]


def test_a_ruled_line_is_a_gap_with_its_label() -> None:
    assert found("Client: ________ Project owner: ____\n") == [
        ("Client: ____", "client.name"),
        ("Project owner: ____", ""),
    ]


def test_filler_text_is_a_gap_up_to_the_end_of_its_line() -> None:
    assert found("Lorem ipsum dolor sit amet.\nReal text.\n") == [("Lorem ipsum", "")]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "[1]",
            "[12, 13]",
            "[sic]",
            "[Smith 2020]",
            "[Smith et al., 2020]",
            "[see Figure 2]",
            "[Table 1]",
            "[Note 3]",
        ),
        *("[ ]", "[x]", "[X]", "[...]", "[…]", "[the company]", "[He]", "[emphasis added]", "[Signature Page Follows]"),
        *("[Laughter]", "[redacted]", "[Video]", "[Prime Minister]", "a[0]", "list[index]", "[-1, 1]", "[USD]"),
        *(
            "<br>",
            "<title>",
            "<https://client.example>",
            "<jane@company.example>",
            "a < b and c > d",
            "<client>x</client>",
        ),
        *("« Bonjour »", "«Hello»", "f{x}", "{a, b}", "\\frac{name}{b}", "${name}", "{{client.name}}"),
        *(
            "ADD VALUE TO CUSTOMERS",
            "INSERT INTO sales",
            "Super Bowl XXX",
            "XL and XXL",
            "tbd.example",
            "snake____case",
        ),
        *(
            "Signature: ________",
            "Name: ________",
            "Date: ________",
            "By: ____",
            "Enter the room.",
            "Your brand matters",
        ),
    ],
)
def test_what_good_documents_hold_is_no_gap(text: str) -> None:
    assert found(f"Before {text} after\n") == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "[Client Name](https://x.example)",
            "![Company logo](a.png)",
            "[Client name][ref]",
            "[Client name]: https://x.example",
        ),
        *(
            "- [ ] Client name",
            "- [x] Company",
            "`[Client Name]`",
            "``<Company>``",
            "[^name]",
            "<address>Main Street</address>",
        ),
        *("```\n[Client Name]\n```", "    \n~~~\n{client_name}\n~~~", "See [Market].\n\n[market]: https://x.example"),
    ],
)
def test_marks_of_markdown_are_no_gaps(text: str) -> None:
    assert found(f"{text}\n", name="plan.md") == []


@pytest.mark.parametrize(
    "text", ["**[Client Name]**", "\\[Client Name\\]", "> [Client Name]", "| [Client Name] |", "[[Client Name]](#x)"]
)
def test_gaps_are_seen_through_the_marks_of_markdown(text: str) -> None:
    assert [known for _, known in found(f"{text}\n", name="plan.md")] == ["client.name"]


def test_gaps_of_a_word_file_are_found_with_their_places() -> None:
    document = paper("Plan for [Client Name]", "")
    split(document.paragraphs[1].add_run("x"), ["By [Your", " Na", "me]"])
    document.add_table(1, 1).cell(0, 0).text = "<Company>"
    document.sections[0].header.paragraphs[0].text = "[Date]"
    document.add_comment(document.paragraphs[0].runs, text="[Sponsor name]", author="x", initials="x")
    document.core_properties.title = "Plan for [Client Name]"

    assert gaps("plan.docx", content=saved(document)) == [
        Gap("[Client Name]", "paragraph 1", "client.name"),
        Gap("[Your Name]", "paragraph 2", "lead.name"),
        Gap("<Company>", "table 1", "client.name"),
        Gap("[Client Name]", "properties, title", "client.name"),
        Gap("[Date]", "header", "today"),
        Gap("[Sponsor name]", "comment", ""),
    ]


def control(text: str, *, title: str) -> str:
    return (
        f'<w:p><w:sdt><w:sdtPr><w:alias w:val="{title}"/><w:showingPlcHdr/>'
        '<w:dataBinding w:xpath="/x" w:storeItemID="{A}"/></w:sdtPr><w:sdtContent><w:r><w:rPr>'
        f'<w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt></w:p>'
    )


MERGE_FIELD = (
    '<w:p><w:r><w:t xml:space="preserve">Dear </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    "<w:r><w:instrText> MERGE</w:instrText></w:r>"
    "<w:r><w:instrText>FIELD Client_Name \\* MERGEFORMAT </w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>«Client_</w:t></w:r><w:r><w:t>Name»</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>, hello</w:t></w:r></w:p>'
    '<w:p><w:fldSimple w:instr=" MERGEFIELD Company "><w:r><w:t>«Company»</w:t></w:r></w:fldSimple></w:p>'
)


def test_controls_that_show_a_prompt_and_merge_fields_are_gaps() -> None:
    body = control("Type the firm", title="Company") + control("Someone", title="") + MERGE_FIELD

    found = gaps("plan.docx", content=with_body(saved(paper("Plan")), body))

    assert sorted((gap.text, gap.suggests) for gap in found) == [
        ("Company: Type the firm", "client.name"),
        ("Someone", ""),
        ("«Client_Name»", "client.name"),
        ("«Company»", "client.name"),
    ]


def test_gaps_of_a_deck_are_found_with_their_places() -> None:
    places = [gap.place for gap in gaps("deck.pptx", content=deck.everywhere("[Client Name]"))]

    assert places == [
        "slide 1",
        "slide 1, table",
        "slide 1, alternative text",
        "slide 1, speaker notes",
        "chart on slide 1",
        "diagram on slide 1",
        "slide 1, comment",
        "slide 2",
        "slide 2, speaker notes",
        "properties, title",
        "chart on slide 1, workbook, sheet Sheet1, cell A2",
        "chart on slide 1, workbook, sheet Sheet1, cell B1",
    ]


def test_the_prompts_of_an_untouched_deck_are_no_gaps() -> None:
    assert gaps("deck.pptx", content=deck.saved(deck.deck("Plain"))) == []


def test_gaps_of_a_workbook_are_found_with_their_places() -> None:
    places = [gap.place for gap in gaps("book.xlsx", content=book.everywhere("[Client Name]"))]

    assert sorted(places) == [
        "chart on sheet Budget",
        "defined name Greeting",
        "properties, title",
        "sheet Budget, cell B4",
        "sheet Budget, cell B5",
        "sheet Budget, cell B6",
        "sheet Budget, cell E1",
        "sheet Budget, comment on B4",
        "sheet Budget, footer",
        "sheet Budget, header",
        "sheet Budget, link",
        "sheet Budget, table Plan",
        "sheet Budget, validation message",
        "sheet Hidden, cell A1",
        "text box on sheet Budget",
        "text box on sheet Budget, alternative text",
    ]


def test_the_columns_that_a_formula_names_are_no_gaps() -> None:
    content = book.book(lambda _, sheet: sheet.write_formula("A1", "=SUM(Plan[Client Name])+[1]Budget!A1"))

    assert gaps("book.xlsx", content=content) == []


def test_a_pdf_has_no_gaps_because_its_text_cannot_be_changed(letter: bytes) -> None:
    assert gaps("letter.pdf", content=letter) == []


def test_gaps_are_asked_of_templates_only() -> None:
    with pytest.raises(NotATemplate):
        gaps("photo.png", content=b"x")


def test_a_long_document_without_gaps_is_searched_in_a_moment() -> None:
    text = "a [b c " * 20_000 + "\n" + "X" * 20_000 + "\n" + "Ab " * 30_000 + ":\n" + "<" * 20_000 + "\n"

    assert found(text)[1:] == []


def test_footnotes_of_a_word_file_are_searched() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    content = with_part(
        saved(paper("x")),
        "word/footnotes.xml",
        notes("footnotes", "[Company]"),
        kind=kind,
        link=f"{OFFICE_LINK}/footnotes",
    )

    assert gaps("plan.docx", content=content) == [Gap("[Company]", "footnote", "client.name")]
