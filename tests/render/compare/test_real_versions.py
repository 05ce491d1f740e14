"""Files written by Word, PowerPoint, Excel, LibreOffice and others, sound and broken."""

import os
from pathlib import Path

import pytest

from bulkhead.render.compare import KINDS, outline
from bulkhead.render.refusals import Refused
from tests.render.compare.papers import changes, texts, without

ROOT = os.environ.get("BULKHEAD_TEST_DATA")
LARGEST = 500_000
FILES = [
    path
    for folder in ("docs", "pdf", "markdown", "text")
    for path in sorted(Path(ROOT or "").joinpath(folder).rglob("*"))
    if ROOT and path.suffix.lower() in KINDS and path.stat().st_size < LARGEST
]

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(not ROOT, reason="NOT RUN: BULKHEAD_TEST_DATA is not set"),
]


def is_readable(path: Path) -> bool:
    try:
        outline(path.name, content=path.read_bytes())
    except Refused:
        return False
    return True


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_file_is_refused_in_words_or_equals_itself(path: Path) -> None:
    content = path.read_bytes()

    if is_readable(path):
        assert changes(path.name, content, content) == []
        assert without(path.name, content, content, skipped=[]) == content
    else:
        with pytest.raises(Refused, match=r"^[A-Z].*\.$"):
            outline(path.name, content=content)


@pytest.mark.parametrize("ending", [".docx", ".pptx", ".xlsx", ".md", ".txt"])
def test_real_files_of_one_kind_merge_into_each_other(ending: str) -> None:
    readable = [path for path in FILES if path.suffix == ending and is_readable(path)]

    for old, new in zip(readable, readable[1:] + readable[:1], strict=True):
        before, after = old.read_bytes(), new.read_bytes()
        found = changes(f"a{ending}", before, after)
        merged = without(f"a{ending}", before, after, skipped=[change.key for change in found if change.can_skip])
        if all(change.can_skip for change in found):
            assert texts(f"a{ending}", merged) == texts(f"a{ending}", before)
        assert len(changes(f"a{ending}", before, merged)) <= len(found)


def test_most_real_files_are_readable() -> None:
    assert sum(map(is_readable, FILES)) >= 70
