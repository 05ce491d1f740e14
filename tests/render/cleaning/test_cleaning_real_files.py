"""Every real file is cleaned or refused in words; what was cleaned opens again and reads as before."""

import os
import re
from pathlib import Path

import pytest

from bulkhead.base.removals import Cleaned
from bulkhead.guard.reading import read
from bulkhead.guard.visible import visible
from bulkhead.render.cleaning import GROUPS, clean, survey
from bulkhead.render.refusals import Refused
from tests.render.cleaning.whole import faults

ROOT = os.environ.get("BULKHEAD_TEST_DATA")
FILES = sorted(
    path
    for folder in ("docs", "pdf", "markdown", "text")
    for path in Path(ROOT or "/nonexistent", folder).rglob("*")
    if path.is_file()
)
LARGEST = 1_000_000
# What goes on purpose stands in these places.
MEANT = re.compile(
    r"comment|speaker notes|notes master|handout master|tracked change|link|field|embedded|setting|attachment"
    r"|earlier version|script|pivot|no cell shows|scenario|building block|bookmark|code name|name of a picture or shape"
    r"|name of the table|column of the table|picture"
)
# Hidden text, sheets, rows and margins of these files, and charts of what was hidden, looked up in each by hand.
ALSO = {
    "Board_Report_Sample.docx": r"^footer$",
    "testWORD_features.docx": r"^paragraph [13]$",
    "WordWithAttachments.docx": r"^paragraph 49$",  # the code of an embedded object.
    "SimpleWithComments.xlsx": r"drawing$",  # of the boxes of its comments.
    "Budget_Sample.xlsx": r"^sheet 'Budget', cell D151$",
    "123233_charts.xlsx": r"^sheet name$|^sheet 'data_Page1_|chart$",
    "TwoSheetsOneHidden.xlsx": r"^sheet name$|^sheet 'Sheet1', cell A1$",
    "xlmmacro.xlsm": r"^sheet name$|^sheet 'Macro1'",
}

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(not ROOT, reason="NOT RUN: BULKHEAD_TEST_DATA is not set"),
]


def after_cleaning(path: Path) -> Cleaned | str:
    try:
        return clean(path.name, content=path.read_bytes(), keys=GROUPS)
    except Refused as refused:
        return str(refused)


def test_nearly_all_real_files_can_be_cleaned() -> None:
    refused = {path.name: said for path in FILES if isinstance(said := after_cleaning(path), str)}

    assert len(FILES) - len(refused) > 80
    assert [name for name, said in refused.items() if not re.fullmatch(r"[A-Z].{20,}\.", said)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_file_is_clean_after_cleaning_and_whole(path: Path) -> None:
    after = after_cleaning(path)
    if isinstance(after, str):
        return

    again = survey(after.name, content=after.content)

    assert again == []
    if after.content.startswith(b"PK"):
        assert set(faults(after.content)) <= set(faults(path.read_bytes()))


@pytest.mark.parametrize("path", [path for path in FILES if path.stat().st_size < LARGEST], ids=lambda path: path.name)
def test_what_a_reader_sees_is_the_same_but_for_what_was_chosen(path: Path) -> None:
    after = after_cleaning(path)
    if isinstance(after, str) or path.suffix == ".md":
        return  # what a page of markdown shows is tested by showing it.

    before = _words(path.name, path.read_bytes())
    now = _words(after.name, after.content)

    also = re.compile(f"{MEANT.pattern}|{ALSO.get(path.name, '$.')}")

    assert [(text, place) for text, place in now.items() if text not in before and not also.search(place)] == []
    assert [(text, place) for text, place in before.items() if text not in now and not also.search(place)] == []


def _words(name: str, content: bytes) -> dict[str, str]:
    return {"".join(text.split()): place for place, text in visible(read(name, content=content))}
