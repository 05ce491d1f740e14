"""A fresh data folder per test, in memory; the wall is the real one, and never off."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import django
import pytest

os.environ["DJANGO_SETTINGS_MODULE"] = "bulkhead.config.desk"
os.environ["BULKHEAD_DESK_PORT"] = "8000"
django.setup()

from django.conf import settings  # noqa: E402 -- Django is set up first.
from django.db import connections  # noqa: E402 -- Django is set up first.

from bulkhead.base.pace import Pace  # noqa: E402 -- see above.
from bulkhead.isolation import keys, migrating, template  # noqa: E402 -- see above.
from bulkhead.isolation.blobs import Sealed, tray_blobs  # noqa: E402 -- see above.
from bulkhead.isolation.connection import vault_connection  # noqa: E402 -- see above.
from bulkhead.isolation.places import Places  # noqa: E402 -- see above.
from bulkhead.web.portal import actor  # noqa: E402 -- see above.
from tests.browse import Browser, desk_browser, portal_browser  # noqa: E402 -- see above.
from tests.cast import Cast  # noqa: E402 -- see above.

pytest_plugins = ["tests.not_run", "tests.rig.counted"]
MEMORY = Path("/dev/shm") if os.access("/dev/shm", os.W_OK) else Path(tempfile.gettempdir())


def new_folder() -> Places:
    places = Places(Path(tempfile.mkdtemp(prefix="bulkhead-test-", dir=MEMORY)))
    places.prepare()
    return places


@pytest.fixture(scope="session")
def migrated() -> Iterator[Places]:
    """A data folder with an empty practice store and the vault template, made once."""
    places = new_folder()
    keys.install(keys.Ring(places, keys.load_master(places, create=True)))
    migrating.migrate_practice()
    template.script()
    close_stores()
    yield places
    shutil.rmtree(places.data)


@pytest.fixture
def data(migrated: Places) -> Iterator[Places]:
    """A data folder of this test's own; this process holds its ring."""
    places = new_folder()
    shutil.copytree(migrated.data, places.data, dirs_exist_ok=True)
    keys.install(keys.Ring(places, keys.load_master(places)))
    yield places
    close_stores()
    shutil.rmtree(places.data, ignore_errors=True)


@pytest.fixture(autouse=True)
def same_process() -> Iterator[None]:
    """A command that opens a folder takes its secret and its cookie's name, and closes files to others by its umask.

    The next test has those of before.
    """
    before, name, mask = settings.SECRET_KEY, settings.SESSION_COOKIE_NAME, os.umask(0o022)
    os.umask(mask)
    yield
    settings.SECRET_KEY, settings.SESSION_COOKIE_NAME = before, name
    os.umask(mask)


@pytest.fixture(autouse=True)
def nobody_tried_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """How often an address tried is counted in the process of its portal, which the tests share."""
    ours = actor.PACE
    assert (ours.most, ours.seconds) == (60, 60)
    monkeypatch.setattr(actor, "PACE", Pace(most=ours.most, seconds=ours.seconds))


def close_stores() -> None:

    connections["default"].close()
    vault_connection().close()
    vault_connection().close_parked()


@pytest.fixture
def cast(data: Places) -> Cast:
    """Two clients full of canary words, and a person who is always refused."""
    return Cast.assemble()


@pytest.fixture
def desk(cast: Cast) -> Browser:
    """The desk in a browser of Maren's, signed in."""
    return desk_browser(as_practitioner=cast.maren)


@pytest.fixture
def stranger(cast: Cast) -> Browser:
    """The desk in the browser of nobody we know."""
    return desk_browser()


@pytest.fixture
def portal_of(cast: Cast) -> Callable[..., Browser]:
    """The portal of a client, in a browser; signed in when a person is given."""
    return portal_browser


@pytest.fixture
def sealed(data: Places) -> Callable[[bytes], Sealed]:
    """Bytes as an upload that lies sealed in the tray."""
    return lambda content: tray_blobs().put([content])
