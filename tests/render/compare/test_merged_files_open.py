"""LibreOffice opens what a merge wrote, and shows the words that were put back."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.render.compare.papers import all_skipped, book, changes, deck, texts, without, word

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(
    not OFFICE, reason="NOT RUN: no LibreOffice -- apt-get install --no-install-recommends libreoffice"
)
MERGED = {
    "letter.docx": lambda: all_skipped(
        "a.docx",
        word("# Plan", "Old opening words", "Dropped canary here", tables=[[["Leads", "12"], ["Visits", ""]]]),
        word("# Plan", "New opening words", "- added item", tables=[[["Leads", "14"], ["Visits", "new"]]]),
    ),
    "deck.pptx": lambda: _deck(),
    "book.xlsx": lambda: all_skipped(
        "a.xlsx",
        book({"Plan": [["canary", 12, "=B1*2"]]}),
        book({"Plan": [["other", None, 7], ["more"]], "Added": [["x"]]}),
    ),
}


def _deck() -> bytes:
    old = deck(("Plan", "First line\nDropped canary"), ("Budget", "Less"))
    new = deck(("Plan", "First line"), ("Added", "slide"), ("Budget", "Much less"))
    return without("a.pptx", old, new, skipped=[change.key for change in changes("a.pptx", old, new)])


@needs_office
def test_merged_files_open_in_libreoffice(tmp_path: Path) -> None:
    for name, made in MERGED.items():
        (tmp_path / name).write_bytes(made())

    command = [str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), *MERGED], cwd=tmp_path, check=True, capture_output=True, timeout=180
    )

    shown = {
        name: " ".join(texts("a.pdf", tmp_path.joinpath(name).with_suffix(".pdf").read_bytes())) for name in MERGED
    }
    assert {name: "canary" in text for name, text in shown.items()} == dict.fromkeys(MERGED, True)
