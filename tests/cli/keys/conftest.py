"""A data folder whose keys are asked for, and passphrases in files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bulkhead.base.ids import uuid7
from bulkhead.isolation import keys, master
from bulkhead.isolation.places import Places


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase costs half a second on purpose; what it costs is tested beside the wall."""
    monkeypatch.setattr(master, "MEMORY_KIB", 1024)


@pytest.fixture
def laid_down(tmp_path: Path) -> Callable[[str], Path]:
    def lay_down(words: str) -> Path:
        path = tmp_path / f"passphrase-{uuid7().hex}"
        path.touch(mode=0o600)
        path.write_text(words + "\n")
        return path

    return lay_down


@pytest.fixture
def listed(data: Places) -> Places:
    """A data folder with its list of vaults."""
    keys.ring().registry.entries()
    return data
