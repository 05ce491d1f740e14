"""The settings page says all there is, and nothing that is not."""

import re
from pathlib import Path

from bulkhead.config.environment import VARIABLES, as_markdown

ROOT = Path(__file__).parents[2]
NAME = re.compile(r"BULKHEAD_[A-Z_]+[A-Z]")


def test_the_page_is_what_the_table_says() -> None:
    assert (ROOT / "docs" / "settings.md").read_text() == as_markdown()


def test_every_variable_that_is_read_is_in_the_table() -> None:
    read = [*(ROOT / "bulkhead").rglob("*.py"), *(ROOT / "bin").iterdir(), ROOT / ".ci" / "run"]

    named = {name for path in read if path.is_file() for name in NAME.findall(path.read_text())}

    assert named == {variable.name for variable in VARIABLES}
