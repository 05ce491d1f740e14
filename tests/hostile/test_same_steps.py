"""What is there and not yours costs the same steps as what never was: statement by statement."""

from collections import defaultdict
from collections.abc import Callable
from functools import partial

from bulkhead.isolation import inside
from bulkhead.vault.people.feeds import Feed
from bulkhead.vault.people.models import Person
from tests.browse import Answer, Browser
from tests.cast import Cast
from tests.hostile.test_guessing_at_a_portal import door
from tests.matrix.conftest import at_a_portal, scene, stage, staged, the_desk, the_portal
from tests.matrix.expecting import MISSING
from tests.matrix.filling import fillings
from tests.matrix.surfaces import Surface
from tests.rig.addresses import addresses

__all__ = ["at_a_portal", "door", "scene", "stage", "staged", "the_desk", "the_portal"]
Asked = Callable[[Callable[[], Answer]], list[str]]


def told_apart(surface: Surface, asked: Asked, *, standings: set[str]) -> tuple[list[str], int]:
    """Addresses whose refusals differ in their statements by whether the thing exists; and how many were compared.

    Someone who is in at the foreign client may cost more there, but no more for one thing not theirs than another.
    """
    found, count = [], 0
    for address in [one for one in addresses(surface.urlconf) if one.slots]:
        assert address.declared is not None
        for visitor in [one for one in surface.visitors if one.standing in standings]:
            ways = fillings(address, surface.own, surface.other)
            missing = [way for way in ways if surface.due(address, visitor, way, surface.own) == MISSING]
            for method in address.declared.methods:
                seen = defaultdict(set)
                for way in missing:
                    is_at_home = visitor.standing == "neighbour" and way.place == "foreign"
                    surface.ask(visitor, method, way.path)  # what is remembered for good is remembered now.
                    again = partial(surface.ask, visitor, method, way.path)
                    seen[is_at_home].add(tuple(asked(again)))
                    count += 1
                if any(len(ways) > 1 for ways in seen.values()):
                    found.append(
                        f"{visitor.name} {method} {address}: {[sorted(map(len, ways)) for ways in seen.values()]}"
                    )
    return found, count


def test_the_desk_asks_its_store_the_same_for_what_is_foreign_and_what_never_was(
    the_desk: Surface, asked_of_practice: Asked, record_property: Callable[[str, object], None]
) -> None:
    found, count = told_apart(the_desk, asked_of_practice, standings={"outsider", "neighbour"})

    record_property("measured", f"{count} refusals at the desk compared by their statements")
    assert (found, count > 300) == ([], True)


def test_a_portal_asks_its_vault_the_same_for_what_is_not_ones_own_and_what_never_was(
    the_portal: Surface, asked_of_vault: Asked
) -> None:
    found, count = told_apart(the_portal, asked_of_vault, standings={"board"})

    assert (found, count > 30) == ([], True)


def test_a_calendar_address_that_ended_costs_what_one_costs_that_never_was(
    door: Browser, cast: Cast, asked_of_vault: Asked
) -> None:
    with inside(cast.signal.client):
        sponsor = Person.objects.get(pk=cast.signal.sponsor)
        token = Feed.begin(sponsor, instead_of=None)
        standing = Feed.standing(sponsor)
        assert standing is not None
        standing.end(by=sponsor.actor)
    paths = [f"/feeds/{token}.ics", f"/feeds/{'n' * 43}.ics"]

    answers = [door.get(path) for path in paths]
    asked = [asked_of_vault(lambda path=path: door.get(path)) for path in paths]

    assert (answers[0], asked[0]) == (answers[1], asked[1])
    assert answers[0].status == 404
