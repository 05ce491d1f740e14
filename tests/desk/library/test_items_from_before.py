"""A library that stood before it could be searched: the migration knows its newest versions and who holds which."""

import importlib

from django.db import connections

from tests.browse import Browser
from tests.cast import Cast
from tests.desk.library.conftest import Shelf, rows


def test_the_newest_version_the_holders_and_the_words_are_filled_in(desk: Browser, shelf: Shelf, cast: Cast) -> None:
    from bulkhead.practice.library.holdings import Holding
    from bulkhead.practice.library.models import Item
    from bulkhead.practice.library.words import ItemWords

    shelf.pull(cast.signal)
    before = sorted(Holding.objects.values_list("client", "number", "lag"))
    for model in (Holding, ItemWords):
        model.objects.all().delete()
    Item.objects.update(newest=0, ending="")
    written = importlib.import_module("bulkhead.practice.migrations.0010_library")
    with connections["default"].cursor() as cursor:
        for statement in (written.STANDING_WORDS, written.NEWEST, written.HELD):
            cursor.execute(statement)

    assert sorted(Holding.objects.values_list("client", "number", "lag")) == before
    assert [(row["newest"], row["ending"]) for row in rows("item")] == [(2, "md")]
    assert ">Board summary</a>" in desk.get("/library/?q=month").text
