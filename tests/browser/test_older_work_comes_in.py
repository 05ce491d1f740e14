"""Older work comes in from a folder chosen in the browser: which level is the client, how far it is, and back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser import paper, steps
from tests.browser.serving import Served
from tests.browser.steps import HARBOR, SIGNAL, TITLES
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Arrive = Callable[..., Visitor]
OUTSIDE = ["Archive/2026/Harbor/mixed-up.docx", "Archive/2026/Juniper/later.docx.icloud"]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Years above clients; one paper lies in the folder of another client, one is a stand-in of a sync tool."""
    files = {
        "2025/Signal/brief.docx": paper.finished("Signal"),
        "2026/Harbor/ferry.docx": paper.finished("Harbor"),
        "2026/Harbor/mixed-up.docx": paper.misfiled(names=SIGNAL.legal_name),
        "2026/Juniper/notes.md": b"# Notes\n\nA quiet year.\n",
        "2026/Juniper/later.docx.icloud": b"bplist00",
    }
    for path, content in files.items():
        (tmp_path / "Archive" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "Archive" / path).write_bytes(content)
    return tmp_path / "Archive"


def test_a_folder_comes_in_and_is_taken_back(staffed: Served, arrive: Arrive, archive: Path) -> None:
    maren = arrive(staffed.desk, titles={**TITLES, "juniper": "Juniper"})
    maren.looks = False
    steps.sign_in(maren)
    for company in (HARBOR, SIGNAL):
        steps.open_client(maren, company)
    maren.looks = True

    the_folder_is_chosen(maren, archive)
    whose_it_is_is_said(maren)
    what_came_in_is_told(maren)
    it_is_taken_back(maren)


def the_folder_is_chosen(maren: Visitor, archive: Path) -> None:
    maren.go("/imports/")
    maren.page.locator("input[webkitdirectory]").set_input_files(archive)
    maren.page.get_by_role("heading", name="Which folder is which client?").wait_for()
    maren.look()


def whose_it_is_is_said(maren: Visitor) -> None:
    """First the wrong level, then the right one again; the files are not asked for a second time."""
    for level, folder in (("the folders in it", "2025"), ("the folders in those", "Harbor")):
        maren.page.get_by_role("link", name=level).click()
        maren.page.get_by_role("rowheader", name=folder).wait_for()
    goes_to = [field.input_value() for field in maren.page.get_by_label("Where Archive/").all()]
    assert goes_to == ["signal", "harbor", "+"]
    maren.page.get_by_role("button", name="Bring them in").click()


def what_came_in_is_told(maren: Visitor) -> None:
    """Once all are there: a line a client, and each file that stayed outside with its reason."""
    maren.page.get_by_role("heading", name="By client").wait_for()
    maren.page.locator("[data-folder-again]").wait_for(state="detached")
    maren.page.wait_for_load_state()
    maren.look()
    told = [
        row.inner_text().split() for row in maren.page.get_by_role("table", name="By client").locator("tbody tr").all()
    ]
    assert told == [["Harbor", "1", "0", "1", "0", "0"], ["Juniper", "1", "0", "0", "1", "0"], ["Signal", *"10000"]]
    outside = maren.page.get_by_role("table", name="Files that did not come in").locator("tbody tr")
    assert [row.locator("th").inner_text() for row in outside.all()] == OUTSIDE


def it_is_taken_back(maren: Visitor) -> None:
    """The papers are gone, and so is the client that came with them."""
    maren.follow("Undo this import")
    maren.press("Undo this import")
    assert maren.says("What was not used since is out again.")
    for address, words in (("/in/harbor/deliverables/", "ferry"), ("/tray/", "mixed-up"), ("/clients/", "Juniper")):
        maren.go(address)
        assert (address, maren.page.locator("main").get_by_text(words).count()) == (address, 0)
