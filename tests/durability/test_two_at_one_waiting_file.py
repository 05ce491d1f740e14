"""Two people at one file of the tray: one of them is heard, and no file is lost."""

from uuid import UUID

import pytest

from bulkhead.crossings.cleaning import CleanedFile, clean
from bulkhead.crossings.tray import throw_away
from bulkhead.isolation.blobs import tray_blobs
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import TrayItem
from bulkhead.vault.deliverables.errors import NotPossibleNow
from tests.cast import Cast
from tests.desk.practice.conftest import waiting
from tests.desk.practice.letters import letter
from tests.durability.test_two_at_once import at_once

ON_THE_PAGE = letter("For Dana Whitfield.", author="Dana Whitfield")


@pytest.fixture
def item(cast: Cast) -> UUID:
    return UUID(str(waiting(cast, ON_THE_PAGE, name="plan.docx")))


def test_a_file_cleaned_twice_at_once_is_cleaned_once_and_still_there(item: UUID, cast: Cast) -> None:
    seen = [TrayItem.objects.get(pk=item) for _ in range(2)]  # both pages were open before either was pressed.

    results = at_once(*(lambda one=one: clean(one, keys=["properties"], by=cast.maren.actor) for one in seen))  # type: ignore[misc]  # bound per row.

    left = TrayItem.objects.get(pk=item)
    assert sorted(type(result).__name__ for result in results) == [CleanedFile.__name__, NotPossibleNow.__name__]
    assert len(b"".join(tray_blobs().read(left.blob_id))) == left.size


def test_a_file_thrown_away_twice_at_once_is_thrown_away_once(item: UUID, cast: Cast) -> None:
    seen = [TrayItem.objects.get(pk=item) for _ in range(2)]

    results = at_once(*(lambda one=one: throw_away(one, by=cast.maren.actor) for one in seen))  # type: ignore[misc]  # bound per row.

    assert sum(isinstance(result, NotPossibleNow) for result in results) == 1
    assert PracticeLine.objects.filter(act="tray.thrown", subject=item).count() == 1
