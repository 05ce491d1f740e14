"""A folder as a browser sends it: first its list, then file by file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from bulkhead.practice.imports.models import Import, ImportedFile
from tests.browse import Answer, Browser, desk_browser
from tests.cast import Cast

FOLDER = {
    "Clients/Signal/report.md": b"# Report\n\nAll is well.\n",
    "Clients/Harbor/plan.md": b"# Plan\n\nFor the autumn.\n",
    "Clients/Bloom/brief.md": b"# Brief\n\nA candle.\n",
}


@dataclass
class Dropped:
    """A folder on its way in."""

    browser: Browser

    def listing(self, files: Mapping[str, bytes], *, folder: str = "Clients") -> Answer:
        pairs = json.dumps([[path, len(content)] for path, content in files.items()]).encode()
        return self.browser.post("/imports/", {"folder": folder}, files={"listing": ("listing.json", pairs)})

    def settle(self, run: Import, **choices: str) -> Answer:
        return self.browser.post(f"/imports/{run.id}/folders/", choices)

    def send(self, run: Import, path: str, content: bytes) -> Answer:
        name = path.rpartition("/")[2]
        return self.browser.post(f"/imports/{run.id}/files/", {"path": path}, files={"file": (name, content)})

    def whole(self, files: Mapping[str, bytes], **choices: str) -> Import:
        self.listing(files)
        run = Import.objects.latest("begun_at")
        self.settle(run, **choices)
        for path, content in files.items():
            self.send(run, path, content)
        run.refresh_from_db()
        return run


@pytest.fixture
def associate(cast: Cast) -> Browser:
    """Tobias, who is allocated to nobody."""
    return desk_browser(as_practitioner=cast.tobias)


@pytest.fixture
def dropped(desk: Browser, cast: Cast) -> Dropped:
    return Dropped(desk)


def outcomes(run: Import) -> dict[str, str]:
    return dict(ImportedFile.objects.filter(run=run).values_list("path", "outcome"))
