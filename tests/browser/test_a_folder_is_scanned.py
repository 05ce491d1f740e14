"""Today's folder of client folders is looked through from the browser, and the report is kept as one page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser import paper, steps
from tests.browser.serving import Served
from tests.browser.steps import SIGNAL, TITLES
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Arrive = Callable[..., Visitor]
FOUND = "1 of 3 files names another client."


@pytest.fixture
def today(tmp_path: Path) -> Path:
    files = {
        "Signal/brief.docx": paper.finished("Signal"),
        "Harbor/mixed-up.docx": paper.misfiled(names=SIGNAL.legal_name),
        "Juniper/notes.md": b"# Notes\n\nA quiet year.\n",
    }
    for path, content in files.items():
        (tmp_path / "Today" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "Today" / path).write_bytes(content)
    return tmp_path / "Today"


def test_a_folder_is_looked_through_and_the_report_is_kept(staffed: Served, arrive: Arrive, today: Path) -> None:
    maren = arrive(staffed.desk, titles=TITLES)
    maren.looks = False
    steps.sign_in(maren)
    maren.looks = True

    the_folder_is_dropped(maren, today)
    it_is_looked_through(maren)
    the_report_is_kept(maren)


def the_folder_is_dropped(maren: Visitor, today: Path) -> None:
    maren.go("/scan/")
    maren.page.locator("input[webkitdirectory]").set_input_files(today)
    maren.page.get_by_role("heading", name="Whose is which folder?").wait_for()
    maren.look()


def it_is_looked_through(maren: Visitor) -> None:
    maren.page.get_by_role("button", name="Look through them").click()
    maren.page.get_by_role("heading", name=FOUND).wait_for()
    maren.page.locator("details.guard summary").click()
    maren.page.locator("mark", has_text="Signal").first.wait_for()
    maren.look()


def the_report_is_kept(maren: Visitor) -> None:
    with maren.page.expect_download() as download:
        maren.page.get_by_role("button", name="Keep it as one page").click()

    assert FOUND in Path(download.value.path()).read_text()
