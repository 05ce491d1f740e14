import pytest

from bulkhead.render.template import FieldUse, NotATemplate, bind_gaps, fill, gaps, survey
from tests.render.paper import paper, parts, reopened, saved, split, texts, with_body
from tests.render.template import book, deck
from tests.render.template.test_recognising_gaps import MERGE_FIELD, control


def bound(text: str, *, name: str = "plan.md", **mapping: str) -> str:
    pairs = {"[Client Name]": "client.name", **mapping}
    return bind_gaps(name, content=text.encode(), mapping=pairs).decode()


def test_every_such_gap_becomes_a_field_and_the_rest_stays() -> None:
    document = paper("For [Client Name] and [Client Name]", "[Date] stays")
    document.add_table(1, 1).cell(0, 0).text = "[Client Name]"

    content = bind_gaps("plan.docx", content=saved(document), mapping={"[Client Name]": "client.name"})

    assert texts(content) == ["For {{client.name}} and {{client.name}}", "[Date] stays"]
    assert survey("plan.docx", content=content).uses == (
        FieldUse("client.name", "paragraph 1"),
        FieldUse("client.name", "table 1"),
    )
    assert [gap.text for gap in gaps("plan.docx", content=content)] == ["[Date]"]


def test_a_gap_over_several_runs_keeps_the_look_of_the_first() -> None:
    document = paper()
    run = document.add_paragraph().add_run("x")
    run.bold = True
    split(run, ["For [Cl", "ient ", "Name], yes"])

    content = bind_gaps("plan.docx", content=saved(document), mapping={"[Client Name]": "client.name"})

    runs = reopened(content).paragraphs[0].runs
    assert [run.text for run in runs] == ["For {{client.name}}", "", ", yes"]
    assert [run.bold for run in runs] == [True] * 3


def test_a_file_none_of_whose_gaps_is_bound_stays_part_by_part() -> None:
    content = saved(paper("[Client Name]"))

    left = parts(bind_gaps("plan.docx", content=content, mapping={"[Date]": "today"}))

    assert left == parts(content)


def test_a_control_and_a_merge_field_give_way_to_the_field() -> None:
    content = with_body(saved(paper("Plan")), control("Type the firm", title="Company") + MERGE_FIELD)
    mapping = {
        "Company: Type the firm": "client.legal_name",
        "«Client_Name»": "client.name",
        "«Company»": "client.name",
    }

    after = bind_gaps("plan.docx", content=content, mapping=mapping)

    body = parts(after)["word/document.xml"]
    assert [use.field for use in survey("plan.docx", content=after).uses] == [
        "client.legal_name",
        "client.name",
        "client.name",
    ]
    told = [b"MERGEFIELD", b"fldChar", b"fldSimple", b"showingPlcHdr", b"dataBinding", b"PlaceholderText", "«".encode()]
    assert [each for each in told if each in body] == []
    filled = fill("plan.docx", content=after, values={"client.name": "S", "client.legal_name": "Legal"}).content
    # python-docx does not read what stands in a control.
    assert texts(filled) == ["Plan", "", "Dear S, hello", "S"]
    assert b"Legal" in parts(filled)["word/document.xml"]


def test_other_fields_of_word_stay() -> None:
    page = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r><w:r>'
        '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>[Client Name]</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    content = with_body(saved(paper("x")), page)

    after = parts(bind_gaps("plan.docx", content=content, mapping={"[Client Name]": "client.name"}))[
        "word/document.xml"
    ]

    assert (after.count(b"fldChar "), after.count(b"REF x"), after.count(b"{{client.name}}")) == (3, 1, 1)


@pytest.mark.parametrize(
    ("name", "content"), [("a.pptx", deck.everywhere("[Client Name]")), ("a.xlsx", book.everywhere("[Client Name]"))]
)
def test_every_place_of_a_deck_or_workbook_is_bound(name: str, content: bytes) -> None:
    found = [gap.place for gap in gaps(name, content=content)]

    after = bind_gaps(name, content=content, mapping={"[Client Name]": "client.name"})

    assert gaps(name, content=after) == []
    assert sorted({use.place for use in survey(name, content=after).uses}) == sorted(found)
    assert fill(name, content=after, values={"client.name": "Signal"}).used != ()


def test_a_column_that_a_formula_names_is_renamed_in_the_formula() -> None:
    def table(_: book.Workbook, sheet: book.Worksheet) -> None:
        sheet.add_table("A1:B3", {"name": "Plan", "columns": [{"header": "[Client Name] total"}, {"header": "Other"}]})
        sheet.write_formula("D1", "=SUM(Plan['[Client Name'] total])")

    after = bind_gaps("a.xlsx", content=book.book(table), mapping={"[Client Name]": "client.name"})

    sheet = book.reopened(after)["Budget"]
    assert sheet["D1"].value == "=SUM(Plan[{{client.name}} total])"
    assert [column.name for column in sheet.tables["Plan"].tableColumns] == ["{{client.name}} total", "Other"]
    filled = fill("a.xlsx", content=after, values={"client.name": "A [B]"}).content
    assert book.reopened(filled)["Budget"]["D1"].value == "=SUM(Plan[A '[B'] total])"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# For [Client Name]\n", "# For {{client.name}}\n"),
        ("\\[Client Name\\] and [Client Name](x)\n", "{{client.name}} and [Client Name](x)\n"),
        ("`[Client Name]` [Client Name]\r\n", "`[Client Name]` {{client.name}}\r\n"),
        ("---\ntags: [Client Name]\n---\n[Client Name]\n", "---\ntags: [Client Name]\n---\n{{client.name}}\n"),
    ],
)
def test_gaps_of_markdown_are_bound_outside_code_links_and_front_matter(before: str, after: str) -> None:
    assert bound(before) == after


def test_a_ruled_line_keeps_its_label() -> None:
    assert bound("Client: ______\n", name="a.txt", **{"Client: ____": "client.name"}) == "Client: {{client.name}}\n"


def test_a_pdf_stays_as_it_is(letter: bytes) -> None:
    assert bind_gaps("letter.pdf", content=letter, mapping={"[Client Name]": "client.name"}) == letter


@pytest.mark.parametrize("field", ["Client Name", "", "client.name}} {{x", "client..name", "{{client.name}}"])
def test_only_the_name_of_a_field_can_be_bound(field: str) -> None:
    with pytest.raises(NotATemplate, match="is not the name of a field"):
        bind_gaps("plan.txt", content=b"[Client Name]", mapping={"[Client Name]": field})
