"""Signal's vault, open for the length of a test."""

from collections.abc import Iterator
from datetime import date

import pytest

from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.vault.deliverables.models import Deliverable
from tests.cast import Cast

ZONE = "America/Chicago"


@pytest.fixture
def open_cast(cast: Cast) -> Iterator[Cast]:
    with inside(cast.signal.client):
        yield cast


def drafted(cast: Cast, title: str = "Report", *, kind: str = "monthly_report", content: bytes = b"one") -> Deliverable:
    """Something with a first version."""
    row = Deliverable.plan(title, kind=kind, due_on=date(2026, 12, 1), by=cast.maren.actor)
    row.add_version(vault_blobs().put([content]), name="report.docx", kind="docx", by=cast.maren.actor)
    return row
