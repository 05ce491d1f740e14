"""LibreOffice opens every cleaned file, on as many pages as before."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from bulkhead.render.cleaning import GROUPS, clean
from bulkhead.render.opened_pdf import pages_of
from bulkhead.render.refusals import Refused
from tests.guard.planting.kinds import planted

ROOT = os.environ.get("BULKHEAD_TEST_DATA")
OFFICE = shutil.which("soffice")
# A ledger of 1,500 pages says in its first ones whether it opens.
EXPORT = {
    "docx": "pdf:writer_pdf_Export",
    "pptx": "pdf:impress_pdf_Export",
    "xlsx": 'pdf:calc_pdf_Export:{"PageRange":{"type":"string","value":"1-4"}}',
}
# LibreOffice asks about macro sheets or counts for minutes in these, cleaned or not.
NOT_OPENED = {"xlmmacro.xlsm", "poc-shared-strings.xlsx"}

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(not OFFICE, reason="NOT RUN: no LibreOffice -- apt-get install libreoffice"),
]


def files(kind: str) -> dict[str, bytes]:
    found = {f"planted.{kind}": planted(kind).content}
    for path in sorted(Path(ROOT or "/nonexistent", "docs").rglob(f"*.{kind[:3]}[xm]")):
        if path.name not in NOT_OPENED:
            found[path.name] = path.read_bytes()
    return found


@pytest.mark.parametrize("kind", EXPORT)
def test_every_cleaned_file_opens_on_as_many_pages_as_before(tmp_path: Path, kind: str) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    for folder in (before, after):
        folder.mkdir()
    for name, content in files(kind).items():
        try:
            made = clean(name, content=content, keys=GROUPS)
        except Refused:
            continue
        (before / name).write_bytes(content)
        (after / made.name).write_bytes(made.content)

    shown = opened(after, kind=kind)

    assert sorted(shown) == sorted(path.stem for path in after.iterdir() if path.is_file())
    assert shown == opened(before, kind=kind)


def opened(folder: Path, *, kind: str) -> dict[str, int]:
    """The number of pages of each file that LibreOffice could open."""
    paths = [str(path) for path in sorted(folder.iterdir()) if path.is_file()]
    own = f"-env:UserInstallation=file://{folder}/office"
    command = [str(OFFICE), "--headless", own, "--convert-to", EXPORT[kind], "--outdir", str(folder / "out"), *paths]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {path.stem: pages(path) for path in (folder / "out").glob("*.pdf")}


def pages(path: Path) -> int:
    with pages_of(path.read_bytes()) as document:
        return len(document)
