"""The stage of the matrix: set once, copied for each address."""

import logging
import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.test import override_settings

from bulkhead.config import portal
from bulkhead.isolation import keys
from bulkhead.isolation.places import Places
from bulkhead.practice.accounts import sessions
from bulkhead.vault.people import sessions as portal_sessions
from bulkhead.web.portal import own
from tests.cast import Cast
from tests.conftest import new_folder
from tests.matrix.stage import Stage, assemble, prepare
from tests.matrix.surfaces import Surface, desk_surface, portal_surface
from tests.rig.stores import Scene, let_go


@pytest.fixture(autouse=True)
def signed_in_just_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """That a session is in use is noted every few minutes, on whatever page; the stage may be older than that."""
    for surface in (sessions, portal_sessions):
        monkeypatch.setattr(surface, "SEEN_EVERY", timedelta(days=1))


@pytest.fixture(scope="session")
def staged(migrated: Places) -> Iterator[tuple[Places, Stage]]:
    """A data folder where everything an address can name is there."""
    places = new_folder()
    shutil.copytree(migrated.data, places.data, dirs_exist_ok=True)
    keys.install(keys.Ring(places, keys.load_master(places)))
    stage = assemble(Cast.assemble())
    let_go()
    yield places, stage
    shutil.rmtree(places.data)


@pytest.fixture
def stage(staged: tuple[Places, Stage]) -> Stage:
    return staged[1]


@pytest.fixture
def scene(staged: tuple[Places, Stage], request: pytest.FixtureRequest) -> Iterator[Scene]:
    """This test's own copy, under watch."""
    places = new_folder()
    shutil.copytree(staged[0].data, places.data, dirs_exist_ok=True)
    keys.install(keys.Ring(places, keys.load_master(places)))
    prepare(str(getattr(request.node, "callspec", None) and request.node.callspec.params.get("address", "")))
    scene = Scene.of(places)
    yield scene
    scene.leave()
    let_go()
    shutil.rmtree(places.data)


@pytest.fixture
def the_desk(scene: Scene, stage: Stage) -> Surface:
    return desk_surface(stage)


@pytest.fixture(scope="module")
def at_a_portal() -> Iterator[None]:
    """The settings of a portal, for a whole module: its templates are compiled once."""
    names = ("ROOT_URLCONF", "MIDDLEWARE", "TEMPLATES", "FILE_UPLOAD_HANDLERS")
    with override_settings(**{name: getattr(portal, name) for name in names}):
        yield


@pytest.fixture(params=["signal", "harbor"])
def the_portal(at_a_portal: None, scene: Scene, stage: Stage, request: pytest.FixtureRequest) -> Surface:
    """One portal at a time, settled for the whole test as in its own process."""
    holding = stage.signal if request.param == "signal" else stage.harbor
    surface = portal_surface(stage, holding)
    surface.browser.around = nullcontext
    own.settle(holding.client.vault_id)
    return surface


@pytest.fixture(autouse=True)
def no_lines_for_refusals(caplog: pytest.LogCaptureFixture) -> None:
    """Thousands of refusals are asked for on purpose; their log lines would be all one sees."""
    for name in ("django.request", "django.security.csrf"):
        caplog.set_level(logging.CRITICAL, logger=name)
