"""A library item, an invitation and an import: every move that is not listed is refused, from every state."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import product

import pytest

from bulkhead.base.clock import now
from bulkhead.crossings.importing import Listed, NotPlanned, bring_in, plan, settle
from bulkhead.crossings.undoing import undo
from bulkhead.isolation import inside
from bulkhead.practice.imports.models import Import, ImportedFile
from bulkhead.practice.library.models import WAYS, Item, NotMoved
from bulkhead.vault.deliverables.models import Version
from bulkhead.vault.people.arriving import Standing, invitation_of
from bulkhead.vault.people.models import Invitation, Person
from tests.cast import Cast

# An item ------------------------------------------------------------------------------------------------------------

ITEM_STATES = tuple(Item.Status.values)


@pytest.mark.parametrize(("here", "there"), list(product(ITEM_STATES, ITEM_STATES)))
def test_an_item_moves_as_listed(cast: Cast, here: str, there: str) -> None:
    item = Item(title="Ninety days", kind="template", status=here)
    item.save()
    stale = Item.objects.get(pk=item.pk)

    try:
        stale.move(there, by=cast.maren.actor)
        refusal = ""
    except NotMoved as reason:
        refusal = str(reason)

    listed = there in WAYS[here] or there == here
    assert (bool(refusal), Item.objects.get(pk=item.pk).status) == (not listed, there if listed else here)
    assert item.moves.count() == int(there in WAYS[here])


def test_every_state_of_an_item_is_in_its_table() -> None:
    assert set(WAYS) == set(ITEM_STATES)
    assert {there for ways in WAYS.values() for there in ways} <= set(ITEM_STATES)


# An invitation ------------------------------------------------------------------------------------------------------

# What a token of it is good for in each state, and after which act it still is.
INVITATION_STATES = ("unsent", "sent", "sent again", "used", "over", "replaced", "of somebody removed")
OPENS = frozenset({"sent", "sent again"})


def invitation_in(state: str, cast: Cast) -> tuple[Invitation, str]:
    """With the last token that was minted of it, or none."""
    by, person = cast.maren.actor, Person.objects.get(pk=cast.signal.board)
    row = Invitation.write(person, by=by)
    token = "" if state == "unsent" else row.mint()
    if state == "sent again":
        token = row.mint()
    elif state == "used":
        assert row.use()
    elif state == "over":
        Invitation.objects.filter(pk=row.pk).update(expires_at=now() - timedelta(seconds=1))
    elif state == "replaced":
        Invitation.write(person, by=by)
    elif state == "of somebody removed":
        person.remove(by=by)
    return row, token


@pytest.mark.parametrize("state", INVITATION_STATES)
def test_an_invitation_is_used_only_where_it_stands_open(open_cast: Cast, state: str) -> None:
    row, token = invitation_in(state, open_cast)

    opens = Invitation.waiting(token) is not None
    standing = invitation_of(token)[0]
    first, second = row.use(), row.use()

    assert (opens, standing is Standing.OPEN, first, second) == (state in OPENS, state in OPENS, state in OPENS, False)


@pytest.mark.parametrize("state", INVITATION_STATES)
def test_an_older_token_opens_nothing(open_cast: Cast, state: str) -> None:
    row, token = invitation_in(state, open_cast)
    if token:
        row.refresh_from_db()
        row.mint()

    assert Invitation.waiting(token) is None


def test_what_was_used_stays_used_whatever_is_minted(open_cast: Cast) -> None:
    row, _ = invitation_in("used", open_cast)
    token = row.mint()

    assert (Invitation.waiting(token), row.use()) == (None, False)


# An import ----------------------------------------------------------------------------------------------------------

PATH, TEXT = "Signal/report.md", b"# Report\n\nAll is well.\n"
IMPORT_STATES = ("planned", "settled", "brought in", "undone")
IMPORT_ACTS = ("settle", "bring in", "undo")
# Where a file of it stands after an act; what is not listed changes nothing.
LISTED = {
    ("planned", "settle"): "waiting",
    ("planned", "undo"): "skipped",
    ("settled", "bring in"): "came_in",
    ("settled", "undo"): "skipped",
    ("brought in", "undo"): "taken_back",
}
STANDS = {"planned": "waiting", "settled": "waiting", "brought in": "came_in", "undone": "taken_back"}


def the_file(run: Import) -> ImportedFile:
    return run.files.select_related("folder__client", "run").get()


def settle_it(run: Import, cast: Cast) -> None:
    settle(run, level=0, clients={"Signal": cast.signal.client})


def bring_it(run: Import, cast: Cast) -> None:
    bring_in(the_file(run), pieces=[TEXT], lead=cast.maren)


DO: dict[str, Callable[[Import, Cast], None]] = {
    "settle": settle_it,
    "bring in": bring_it,
    "undo": lambda run, cast: undo(run, lead=cast.maren),
}


def import_in(state: str, cast: Cast) -> Import:
    run = plan([Listed(PATH, len(TEXT))], folder="Clients", source="terminal", lead=cast.maren)
    until = {"planned": [], "settled": ["settle"], "brought in": ["settle", "bring in"]}
    for act in until.get(state, list(IMPORT_ACTS)):
        DO[act](run, cast)
    return run


@pytest.mark.parametrize(("state", "act"), list(product(IMPORT_STATES, IMPORT_ACTS)))
def test_an_import_moves_as_listed(cast: Cast, state: str, act: str) -> None:
    run = import_in(state, cast)
    before = marks(run)

    try:
        DO[act](run, cast)
        refused = False
    except NotPlanned:
        refused = True

    expected = LISTED.get((state, act))
    assert the_file(run).outcome == (expected or STANDS[state])
    if refused or expected is None:
        assert marks(run) == before


def marks(run: Import) -> list[object]:
    """When it was settled and undone, its folders and its file."""
    row = Import.objects.get(pk=run.pk)
    return [row.settled_at, row.undone_at, row.level, list(row.folders.values()), list(row.files.values())]


def test_what_arrives_while_its_import_is_undone_leaves_again(cast: Cast) -> None:
    run = import_in("settled", cast)
    file = the_file(run)

    def arriving() -> Iterator[bytes]:
        undo(run, lead=cast.maren)
        yield TEXT

    bring_in(file, pieces=arriving(), lead=cast.maren)

    assert the_file(run).outcome == "taken_back"
    with inside(cast.signal.client):
        assert not Version.objects.filter(name="report.md").exists()
