"""`bulkhead keys sheet`: one page, into a file of one's own or straight to a printer, and nowhere else."""

import re
import stat
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from bulkhead.isolation import children, keys, sheet
from bulkhead.isolation.places import Places
from tests.cli.conftest import Run

LINE = re.compile(r"(?:[0-9A-HJKMNP-TV-Z]{4} ){2}[0-9A-HJKMNP-TV-Z]{2}")


def test_the_sheet_is_one_page_that_opens_the_folder(run: Run, listed: Places, tmp_path: Path) -> None:
    paper = tmp_path / "sheet.pdf"

    answer = run("keys", "sheet", paper)

    assert (answer.exit_code, stat.S_IMODE(paper.stat().st_mode)) == (0, 0o600)
    assert _printed(paper.read_bytes()) == (1, keys.load_master(listed))


def test_a_printer_is_sent_the_same_page(run: Run, listed: Places) -> None:
    answer = run("keys", "sheet", "-")

    assert (answer.exit_code, answer.stdout_bytes[:5]) == (0, b"%PDF-")
    assert _printed(answer.stdout_bytes) == (1, keys.load_master(listed))


def _printed(content: bytes) -> tuple[int, bytes]:
    """How many pages a printer makes of it, and which key stands on the first."""
    document = PdfDocument(content)
    text = document[0].get_textpage().get_text_range().replace("\r", "")
    return len(document), sheet.key_of(LINE.findall(re.sub(r"[^\S\n]+", " ", text)))


def test_the_page_for_a_browser_says_the_same(run: Run, listed: Places, tmp_path: Path) -> None:
    run("keys", "sheet", tmp_path / "sheet.html")

    page = (tmp_path / "sheet.html").read_text()
    text = re.sub(r"<[^>]+>", " ", page)
    assert sheet.key_of([" ".join(line.split()) for line in _lines(text)]) == keys.load_master(listed)
    assert ("<script" in page, "http://" in page, "https://" in page) == (False, False, False)


def _lines(text: str) -> list[str]:
    return re.findall(r"[0-9A-HJKMNP-TV-Z]{4} [0-9A-HJKMNP-TV-Z]{4}\s+[0-9A-HJKMNP-TV-Z]{2}(?=\s)", text)


def test_no_other_file_is_left_and_no_child(run: Run, listed: Places, tmp_path: Path) -> None:
    before = {str(path) for path in listed.data.rglob("*")}

    run("keys", "sheet", tmp_path / "sheet.pdf")

    assert {str(path) for path in listed.data.rglob("*")} == before
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]
    assert children._own._child is None


@pytest.mark.parametrize("name", ["sheet.txt", "nowhere/sheet.pdf", "there.pdf"])
def test_a_place_that_will_not_do_is_refused(run: Run, listed: Places, tmp_path: Path, name: str) -> None:
    (tmp_path / "there.pdf").write_text("mine")

    assert run("keys", "sheet", tmp_path / name).exit_code == 2
    assert (tmp_path / "there.pdf").read_text() == "mine"


def test_the_data_folder_is_no_place_for_the_sheet(run: Run, listed: Places) -> None:
    answer = run("keys", "sheet", listed.backups / "sheet.pdf")

    assert (answer.exit_code, "a backup would carry the key" in answer.output) == (2, True)
