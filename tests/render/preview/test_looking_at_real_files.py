"""Files written by Word, PowerPoint, Excel, LibreOffice and others, sound and broken."""

import os
import re
from pathlib import Path

import pytest

from bulkhead.render.preview import KINDS, Preview, preview
from bulkhead.render.preview.markup import LARGEST, TAGS
from bulkhead.render.refusals import Refused
from tests.render.preview.test_looking_at_files import seen

ROOT = os.environ.get("BULKHEAD_TEST_DATA")
FILES = [
    path
    for folder in ("docs", "pdf", "markdown", "text")
    for path in sorted(Path(ROOT or "").joinpath(folder).rglob("*"))
    if ROOT and path.suffix.lower() in KINDS
]

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(not ROOT, reason="NOT RUN: BULKHEAD_TEST_DATA is not set"),
]


def look(path: Path) -> Preview | str:
    """What is shown, or why nothing is."""
    try:
        return preview(path.name, content=path.read_bytes())
    except Refused as refused:
        return str(refused)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_file_is_refused_in_words_or_shown_cleanly(path: Path) -> None:
    shown = look(path)

    if isinstance(shown, str):
        assert re.fullmatch(r"[A-Z].+\.", shown)
    else:
        found = seen(shown.html)
        assert found.tags <= TAGS
        assert found.unclosed == []
        assert len(shown.html.encode()) <= LARGEST
        assert all(0 < page.width <= 1000 for page in shown.pages)
