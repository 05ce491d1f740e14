"""Every readable Office file of the real ones becomes a template, is filled, and opens in LibreOffice."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from bulkhead.render.template import NotATemplate, fill, survey
from tests.render.paper import packed, parts
from tests.render.template.comparing import changed
from tests.render.template.planting import FIELD, planted

ROOT = os.environ.get("BULKHEAD_TEST_DATA")
FILES = sorted(
    path for ending in ("docx", "pptx", "xlsx") for path in Path(ROOT or "/nonexistent", "docs").rglob(f"*.{ending}")
)
OFFICE, READER = shutil.which("soffice"), shutil.which("pdftotext")
NO_OFFICE = "NOT RUN: no LibreOffice -- apt-get install libreoffice poppler-utils"
# A ledger of 1,500 pages says in its first ones whether it opens.
EXPORT = {
    ".docx": "pdf:writer_pdf_Export",
    ".pptx": "pdf:impress_pdf_Export",
    ".xlsx": 'pdf:calc_pdf_Export:{"PageRange":{"type":"string","value":"1-4"}}',
}
VALUE = "Zephyrine"

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(not ROOT, reason="NOT RUN: BULKHEAD_TEST_DATA is not set"),
]


def refusal(path: Path) -> str:
    try:
        survey(path.name, content=path.read_bytes())
    except NotATemplate as refused:
        return refused.reason
    return ""


READABLE = [path for path in FILES if not refusal(path)]


def filled(path: Path) -> tuple[bytes, str]:
    """The copy, and the part in which the value stands."""
    template, part = planted(path.name, path.read_bytes())
    return fill(path.name, content=template, values={"client.name": VALUE}).content, part


def test_nearly_all_real_files_can_be_templates() -> None:
    refused = {path.name: refusal(path) for path in FILES if path not in READABLE}

    assert len(READABLE) > 45
    assert [name for name, reason in refused.items() if "; " not in reason] == []


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.name)
def test_only_the_word_and_what_tells_of_the_maker_change(path: Path) -> None:
    content = path.read_bytes()
    template, part = planted(path.name, content)
    inside = parts(template)
    wanted = packed({name: body.replace(FIELD.encode(), VALUE.encode()) for name, body in inside.items()})

    after = fill(path.name, content=template, values={"client.name": VALUE}).content

    assert changed(wanted, after) == []
    assert changed(content, after) == ([part] if part else [])
    assert [name for name, body in inside.items() if FIELD.encode() in body] == ([part] if part else [])


@pytest.mark.parametrize("ending", [".docx", ".pptx", ".xlsx"])
def test_the_comparison_sees_one_letter_more(ending: str) -> None:
    path = next(each for each in READABLE if each.suffix == ending and planted(each.name, each.read_bytes())[1])
    after, part = filled(path)

    bent = packed(parts(after) | {part: parts(after)[part].replace(VALUE.encode(), b"Zephyrines")})

    assert changed(after, bent) == [part]


@pytest.mark.skipif(not OFFICE or not READER, reason=NO_OFFICE)
@pytest.mark.parametrize("ending", EXPORT)
def test_libreoffice_opens_every_copy_and_shows_the_value(tmp_path: Path, ending: str) -> None:
    made = {path.stem: filled(path) for path in READABLE if path.suffix == ending}
    for stem, (content, _) in made.items():
        (tmp_path / f"{stem}{ending}").write_bytes(content)

    shown = opened(tmp_path, ending)

    assert sorted(shown) == sorted(made)
    assert [stem for stem, (_, part) in made.items() if part and VALUE not in shown[stem]] == []


def opened(folder: Path, ending: str) -> dict[str, str]:
    """What LibreOffice shows of each file, without white space: a narrow cell breaks any word."""
    files = [str(path) for path in sorted(folder.glob(f"*{ending}"))]
    own = f"-env:UserInstallation=file://{folder}/office"
    command = [str(OFFICE), "--headless", own, "--convert-to", EXPORT[ending], "--outdir", str(folder / "out"), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {path.stem: text_of(path) for path in (folder / "out").glob("*.pdf")}


def text_of(path: Path) -> str:
    said = subprocess.run([str(READER), str(path), "-"], check=True, capture_output=True, timeout=30).stdout
    return "".join(said.decode().split())
