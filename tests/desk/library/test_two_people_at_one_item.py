"""Two change the same item at the same moment: nothing is overwritten, and nothing is counted twice."""

from functools import partial

from bulkhead.crossings.shelve import amend, shelve
from bulkhead.isolation.blobs import tray_blobs
from bulkhead.practice.library.about import About, ChangedMeanwhile
from bulkhead.practice.library.holdings import Holding
from bulkhead.practice.library.models import Item
from bulkhead.practice.library.taking import DecidedMeanwhile, NotTailored, base_of, compared, decide
from bulkhead.practice.trail.models import PracticeLine
from tests.cast import Cast
from tests.desk.library.conftest import Shelf, rows
from tests.durability.test_two_at_once import at_once

ROUNDS = 20


def test_of_two_changes_one_is_kept_and_the_other_hears_of_it(shelf: Shelf, cast: Cast) -> None:
    for number in range(1, ROUNDS + 1):
        item = Item.objects.get(pk=shelf.item)
        acts = [
            partial(amend, item, about=About("Summary", "template", note=f"{who} {number}"), edition=number, by=by)
            for who, by in (("hers", cast.maren.actor), ("his", cast.tobias.actor))
        ]
        results = at_once(*acts)

        assert sorted(type(one) for one in results if one is not None) == [ChangedMeanwhile]
        assert Item.objects.get(pk=shelf.item).edition == number + 1
    PracticeLine.verify()


def test_two_new_versions_are_two_and_the_same_file_is_one(shelf: Shelf, cast: Cast) -> None:
    def add(content: bytes) -> object:
        item = Item.objects.get(pk=shelf.item)
        return shelve(tray_blobs().put([content]), name="a.md", item=item, by=cast.maren.actor).number

    for number in range(3, 11, 2):
        results = at_once(partial(add, b"# One %d\n" % number), partial(add, b"# Two %d\n" % number))
        assert sorted(map(str, results)) == sorted([str(number), str(number + 1)])
    assert at_once(partial(add, b"# Same\n"), partial(add, b"# Same\n")) == [11, 11]
    assert Item.objects.get(pk=shelf.item).newest == 11


def test_of_two_decisions_one_holds_and_its_file_is_the_only_one(shelf: Shelf, cast: Cast) -> None:
    from bulkhead.isolation.blobs import practice_blobs

    holding = Holding.objects.select_related("pull__version", "pull__tailoring").get()
    base, version = base_of(holding), Item.objects.get(pk=shelf.item).latest
    keys = [change["key"] for change in compared(base, version=version).changes]
    client = cast.harbor.client

    def choose(place: int) -> object:
        answers = {keys[place]: "skip"}
        return decide(base, version=version, client=client, answers=answers, seen=None, by=cast.maren.actor)

    results = at_once(partial(choose, 0), partial(choose, 1))

    assert [type(one) for one in results].count(DecidedMeanwhile) == 1
    assert not any(isinstance(one, NotTailored) for one in results)
    assert len(rows("tailoring")) == 1
    assert len(list(practice_blobs().folder.iterdir())) == 3
