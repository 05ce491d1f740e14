"""The new version with some changes undone: text and markdown."""

import pytest

from bulkhead.render.compare import Change
from bulkhead.render.pdf_paper import pdf_paper
from bulkhead.render.refusals import Refused
from tests.render.compare.papers import all_skipped, changes, texts, without

OLD = b"# Plan\n\nGrow the pipeline by ten\n\nHire nobody at all this year\n\nThe end of it\n"
NEW = b"# Plan\n\nGrow the pipeline by twelve\n\nThe end of it\n\nAn afterthought came later\n"


def key(kind: str, found: list[Change]) -> str:
    return next(change.key for change in found if change.kind == kind)


def test_nothing_skipped_is_the_new_file_to_the_byte() -> None:
    assert without("a.md", OLD, NEW, skipped=[]) == NEW


def test_everything_skipped_is_the_old_file_to_the_byte() -> None:
    assert all_skipped("a.md", OLD, NEW) == OLD


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("changed", NEW.replace(b"twelve", b"ten")),
        ("added", NEW.replace(b"\n\nAn afterthought came later\n", b"\n")),
        ("removed", NEW.replace(b"The end", b"Hire nobody at all this year\n\nThe end")),
    ],
)
def test_one_change_is_undone_and_the_rest_stays(kind: str, expected: bytes) -> None:
    assert without("a.md", OLD, NEW, skipped=[key(kind, changes("a.md", OLD, NEW))]) == expected


def test_line_ends_and_encoding_stay_those_of_the_new_file() -> None:
    new = "Größe eins\r\nneue Zeile hier\r\n".encode("cp1252")

    merged = all_skipped("a.txt", "Größe zwei\nneue Zeile hier\n".encode(), new)

    assert merged == "Größe zwei\r\nneue Zeile hier\r\n".encode("cp1252")


def test_a_sign_the_new_encoding_lacks_is_kept_by_changing_the_encoding() -> None:
    merged = all_skipped("a.txt", "preis 東京 hier".encode(), "preis ü hier".encode("cp1252"))

    assert texts("a.txt", merged) == ["preis 東京 hier"]


def test_a_list_of_skips_for_other_files_is_refused() -> None:
    stale = key("changed", changes("a.md", OLD, NEW))

    with pytest.raises(Refused, match="Compare them again"):
        without("a.md", OLD, NEW.replace(b"twelve", b"twenty"), skipped=[stale])


@pytest.mark.parametrize("wrong", ["", "text#0", "../../etc/passwd", "x" * 100_000])
def test_a_key_nobody_gave_is_refused(wrong: str) -> None:
    with pytest.raises(Refused, match="Compare them again"):
        without("a.md", OLD, NEW, skipped=[wrong])


def test_a_pdf_is_compared_and_not_merged() -> None:
    old, new = pdf_paper("One line of words"), pdf_paper("Another line of words")
    change = changes("a.pdf", old, new)[0]

    assert change.can_skip is False
    with pytest.raises(Refused, match="A PDF cannot be taken apart"):
        without("a.pdf", old, new, skipped=[change.key])
