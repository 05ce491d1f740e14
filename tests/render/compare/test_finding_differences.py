"""What a reader of the old version finds changed in the new one."""

import time

import pytest

from bulkhead.render.compare import Change, File, differences
from tests.render.compare.papers import book, changes, deck, said, word
from tests.render.paper import with_part


def only(found: list[Change]) -> Change:
    assert len(found) == 1
    return found[0]


def test_a_changed_word_is_shown_within_what_stays() -> None:
    change = only(
        changes("a.docx", word("# Plan", "Leads grow by 12% in May"), word("# Plan", "Leads grow by 14% in May"))
    )

    assert (change.kind, change.place) == ("changed", "paragraph 1 under “Plan”")
    assert change.words == (("same", "Leads grow by "), ("del", "12"), ("ins", "14"), ("same", "% in May"))


def test_an_added_and_a_removed_paragraph_are_told_apart() -> None:
    old = b"First thing said\n\nSecond quite other matter\n\nLast words of all\n"
    new = b"First thing said\n\nLast words of all\n\nPostscript nobody expected here\n"

    assert said(changes("a.md", old, new)) == [
        ("removed", "Second quite other matter", ""),
        ("added", "", "Postscript nobody expected here"),
    ]


def test_a_paragraph_that_moved_is_removed_and_added() -> None:
    found = changes("a.txt", b"alpha beta\ngamma delta\nepsilon zeta", b"gamma delta\nepsilon zeta\nalpha beta")

    assert said(found) == [("removed", "alpha beta", ""), ("added", "", "alpha beta")]


def test_a_figure_in_the_same_cell_is_changed_though_no_word_is_shared() -> None:
    old = word(tables=[[["Leads", "120"], ["Spend", "40"]]])
    new = word(tables=[[["Leads", "180"], ["Spend", "40"]]])

    assert said(changes("a.docx", old, new)) == [("changed", "120", "180")]


def test_a_new_slide_is_one_change_with_the_number_of_its_texts() -> None:
    old = deck(("Plan", "Grow"), ("Budget", "Spend less"))
    new = deck(("Plan", "Grow"), ("Hiring", "One\nTwo\nThree"), ("Budget", "Spend less"))

    change = only(changes("a.pptx", old, new))
    assert (change.kind, change.place, change.can_skip) == ("added", "slide 2 added, 4 texts", True)


def test_a_slide_that_is_gone_cannot_be_put_back_and_says_so() -> None:
    change = only(changes("a.pptx", deck(("Plan", "Grow"), ("Budget", "Less")), deck(("Plan", "Grow"))))

    assert (change.place, change.can_skip) == ("slide 2 removed, 2 texts", False)
    assert (
        change.reason == "The new version no longer has it, and a whole slide cannot be put back. Copy it over by hand."
    )


def test_an_inserted_row_moves_no_other_cell() -> None:
    old = book({"Plan": [["Leads", 12], ["Spend", 40], ["Calls", 7]]})
    new = book({"Plan": [["Leads", 12], ["Visits", 99], ["Spend", 40], ["Calls", 7]]})

    assert [(change.place, change.kind, change.new) for change in changes("a.xlsx", old, new)] == [
        ("sheet Plan, A2", "added", "Visits"),
        ("sheet Plan, B2", "added", "99"),
    ]


def test_an_inserted_column_moves_no_other_cell() -> None:
    old = book({"Plan": [["Month", "Leads"], ["May", 1], ["June", 2]]})
    new = book({"Plan": [["Month", "Region", "Leads"], ["May", "North", 1], ["June", "South", 2]]})

    assert [change.place for change in changes("a.xlsx", old, new)] == [
        "sheet Plan, B1",
        "sheet Plan, B2",
        "sheet Plan, B3",
    ]


def test_a_new_sheet_is_one_change() -> None:
    change = only(changes("a.xlsx", book({"Plan": [["x"]]}), book({"Plan": [["x"]], "More": [["a"], ["b"]]})))

    assert (change.kind, change.place) == ("added", "sheet More added, 2 texts")


def test_a_renamed_sheet_is_met_again_by_what_it_says() -> None:
    rows = [["Leads", "Spend"], ["twelve", "forty"]]

    assert changes("a.xlsx", book({"Plan": rows}), book({"Plan 2027": rows})) == []


def test_another_picture_is_said_and_cannot_be_left_out() -> None:
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    new = with_part(word("One"), "word/media/a.png", b"\x89PNG", kind="image/png", link=link)

    change = only(changes("a.docx", word("One"), new))
    assert (change.place, change.old, change.new) == ("pictures, charts and attachments", "0 in all", "1 in all")
    assert (change.can_skip, change.reason) == (
        False,
        "Pictures, charts and attachments come with the new version as they are.",
    )


def test_files_of_different_kinds_are_compared_by_their_texts() -> None:
    found = differences(File("a.md", b"Same words here\n\nOld matter"), new=File("a.docx", word("Same words here")))

    change = only(found)
    assert (change.old, change.kind, change.can_skip) == ("Old matter", "removed", False)
    assert change.reason == "The two files are of different kinds, so parts of one cannot stand in the other."


def test_a_change_has_another_key_when_its_text_is_another() -> None:
    keys = [only(changes("a.txt", b"one two three", new)).key for new in (b"one two four", b"one two five")]

    assert keys[0] != keys[1]


WORDS = [f"w{number * 7919 % 3001} w{number * 104_729 % 3001} w{number % 89} rest" for number in range(2000)]
HARD = {
    "a word more in every tenth": (WORDS, [text + " more" * (place % 10 == 0) for place, text in enumerate(WORDS)]),
    "turned round": (WORDS, WORDS[::-1]),
    "all alike": (["TBD"] * 2000, ["TBD"] * 1900 + ["other"] * 50),
    "two in turn": (["a", "b"] * 1000, ["b", "a"] * 1000),
    "nothing in common": (WORDS, [text.replace("w", "v") for text in WORDS]),
}


@pytest.mark.parametrize("case", HARD)
def test_two_thousand_texts_are_compared_in_a_moment(case: str) -> None:
    old, new = ("\n".join(texts).encode() for texts in HARD[case])
    spent = []
    for _ in range(2):
        began = time.process_time()
        changes("a.txt", old, new)
        spent.append(time.process_time() - began)

    assert min(spent) < 0.6  # 0.3 s on a machine that is not shared.
