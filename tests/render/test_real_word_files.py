"""Files written by Word, LibreOffice and others, sound and broken."""

import os
from pathlib import Path

import pytest

from bulkhead.render.template import NotATemplate, fill
from tests.render.finding import fields
from tests.render.paper import texts

ROOT = os.environ.get("BULKHEAD_TEST_DATA")
FOLDERS = ("docs/docx", "docs/contracts", "docs/budget")
FILES = sorted(path for folder in FOLDERS for path in Path(ROOT, folder).glob("*.doc*")) if ROOT else []

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(not ROOT, reason="NOT RUN: BULKHEAD_TEST_DATA is not set"),
]


def refusal(path: Path) -> str:
    try:
        fields(path.name, content=path.read_bytes())
    except NotATemplate as refused:
        return refused.reason
    return ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_file_is_refused_by_name_or_keeps_every_paragraph(path: Path) -> None:
    content = path.read_bytes()

    if refusal(path):
        with pytest.raises(NotATemplate):
            fill(path.name, content=content, values={})
    else:
        assert fields(path.name, content=content) == []
        assert texts(fill(path.name, content=content, values={}).content) == texts(content)


def test_most_real_files_can_be_templates() -> None:
    sound = [path.name for path in FILES if not refusal(path)]

    assert len(sound) >= 20
