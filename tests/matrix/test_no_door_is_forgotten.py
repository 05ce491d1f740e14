"""Whatever is typed inside a client is read by the guard first: another client's name comes into no column."""

import pytest
from django.apps import apps

from tests.matrix.doors import LONGEST, Typed, doors, said_in_vault, typed
from tests.matrix.filling import Files
from tests.matrix.surfaces import Surface
from tests.rig.addresses import Address
from tests.rig.stores import Scene, let_go

# Fields of which the guard need not be asked, each with its reason. What they are told is looked for all the same.
NOT_ASKED = {
    "delivery.confirm": "is compared with the client's own name, and kept nowhere",
    "library-lift.note": "goes to the library, whose refusals are no event of a client",
    "library-lift.tags": "goes to the library, whose refusals are no event of a client",
    "library-lift.text": "goes to the library, whose refusals are no event of a client",
    "library-lift.title": "goes to the library, whose refusals are no event of a client",
    "library-lift.file": "goes to the library, whose refusals are no event of a client",
    "rhythm.holidays": "takes the letters of countries and nothing else",
    "rule-add.holidays": "takes the letters of countries and nothing else",
    "rule.holidays": "takes the letters of countries and nothing else",
    "switch-card.away": "is on or off",
    "waivers.text": "takes what stands in the version and nothing else, which was read when it came in",
    "wanted.words": "is a field of another page of that name",
}
EVERY = doors()


@pytest.mark.parametrize("address", EVERY, ids=str)
def test_another_clients_name_enters_by_no_field(address: Address, the_desk: Surface, scene: Scene) -> None:
    form = typed(the_desk, address, the_desk.visitors[0])
    open_doors = [fault for name in [*form.free, *form.files] for fault in _tried(the_desk, scene, address, form, name)]

    assert open_doors == []


def test_nothing_is_excused_that_is_not_there() -> None:
    names = {str(address) for address in EVERY}

    assert {door.partition(".")[0] for door in NOT_ASKED} - names == set()


def _tried(surface: Surface, scene: Scene, address: Address, form: Typed, name: str) -> list[str]:
    """What is wrong with one field: the name got in, or nobody was asked."""
    said = _said(surface, *form.free.get(name, ("file", LONGEST)))
    before = _events(surface)
    words, files = {**form.form, **({name: said} if name in form.free else {})}, _files(form.files, name, said)
    answer = surface.send(surface.visitors[0], form.path, words, files)
    faults = [f"{address}.{name} lets it into {table}" for table in said_in_vault(surface, said)]
    if _events(surface) == before and f"{address}.{name}" not in NOT_ASKED:
        faults.append(f"{address}.{name} asks nobody ({answer.status})")
    scene.restore()
    return faults


def _said(surface: Surface, kind: str, longest: int) -> str:
    """The other client's name, or a shorter one that fits; where only an address is taken, one at its domain."""
    other = surface.other.client
    terms = apps.get_model("practice", "GuardTerm").objects.filter(client=other, value__endswith=".example")
    if kind == "email":
        return f"info@{terms.get().value}"
    return str(other.legal_name) if len(other.legal_name) <= longest else surface.other.canary


def _files(files: Files, name: str, said: str) -> Files:
    """The file under the other client's name."""
    return {key: (f"{said}.md" if key == name else called, content) for key, (called, content) in files.items()}


def _events(surface: Surface) -> int:
    count = apps.get_model("practice", "GuardEvent").objects.filter(client=surface.own.client.pk).count()
    let_go()
    return int(count)


def test_a_door_that_asks_nobody_is_found(the_desk: Surface, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    from bulkhead.web.desk.views import comments

    monkeypatch.setattr(comments, "words_stopped", lambda *_, **__: None)
    [address] = [one for one in EVERY if one.name == "comments"]
    form = typed(the_desk, address, the_desk.visitors[0])

    found = _tried(the_desk, scene, address, form, "words")

    assert "comments.words lets it into vault_comment" in found
    assert "comments.words asks nobody (303)" in found
