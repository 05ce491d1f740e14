"""Another program writes the same places in other ways: whatever name it keeps, the reading finds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.guard.planting.kinds import found, planted
from tests.guard.planting.resaved import OFFICE, READER, saved_again, surviving

# What LibreOffice 7.4 kept, about; a conversion that lost most of a file would prove little.
KEPT_AT_LEAST = {"docx": 50, "pptx": 28, "xlsx": 28, "pdf": 6}

pytestmark = pytest.mark.skipif(
    not OFFICE or not READER,
    reason="NOT RUN: no LibreOffice -- apt-get install --no-install-recommends libreoffice poppler-utils",
)


@pytest.mark.parametrize("kind", KEPT_AT_LEAST)
def test_every_name_that_libreoffice_keeps_is_found(
    kind: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    file = planted(kind)
    content = saved_again(file, tmp_path)
    kept = surviving(content, file=file, folder=tmp_path)

    reading, told = found(content, file=file)

    record_property(
        "measured", f"Guard, {kind} saved again by LibreOffice: {len(kept & set(told))} of {len(kept)} names found"
    )
    assert sorted(kept - set(told)) == []
    assert (reading.kind, len(kept) >= KEPT_AT_LEAST[kind]) == (kind, True), len(kept)
