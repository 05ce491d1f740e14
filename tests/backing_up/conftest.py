"""A practice with two clients, a folder for its backups, and what tells one practice's contents from another's."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bulkhead.isolation import keys
from bulkhead.isolation.backing_up.contents import Contents, contents_of
from bulkhead.isolation.backing_up.making import Made, make
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.keys import Opened, Ring
from bulkhead.isolation.places import Places
from tests.cast import Cast
from tests.conftest import MEMORY, close_stores


@pytest.fixture
def shelf() -> Iterator[Path]:
    """Where backups go."""
    with tempfile.TemporaryDirectory(prefix="bulkhead-backups-", dir=MEMORY) as folder:
        yield Path(folder) / "shelf"


@pytest.fixture
def backed_up(cast: Cast, shelf: Path) -> Made:
    """Everything, backed up once."""
    return make(shelf)


@pytest.fixture
def empty(cast: Cast) -> Iterator[Places]:
    """A machine with nothing but the key."""
    with tempfile.TemporaryDirectory(prefix="bulkhead-new-", dir=MEMORY) as folder:
        places = Places(Path(folder))
        shutil.copytree(keys.ring().places.keys, places.keys)
        yield places


@pytest.fixture
def elsewhere() -> Iterator[Callable[[Path], Ring]]:
    """Opens another data folder; this process holds the first one's ring again afterwards."""
    before = keys.holder()
    yield opened
    close_stores()
    keys.install(before)


def opened(data: Path) -> Ring:
    places = Places(data)
    close_stores()
    keys.install(Ring(places, keys.load_master(places)))
    return keys.ring()


def contents(store: Opened) -> Contents:
    """All rows of a store, as they lie in it now."""
    with closing(connect(store, as_stored=True)) as raw:
        return contents_of(raw)


def rows(ring: Ring) -> dict[str, dict[str, tuple[int, str]]]:
    """Every table of every store."""
    vaults = {one.vault_id.hex: contents(ring.vault(one.vault_id)).tables for one in ring.registry.entries()}
    return {"practice": contents(ring.practice()).tables, **vaults}


def files(ring: Ring) -> dict[str, bytes]:
    """Every sealed file, by its name."""
    folders = [ring.practice().blobs, ring.tray().blobs]
    folders += [ring.vault(one.vault_id).blobs for one in ring.registry.entries()]
    return {path.name: path.read_bytes() for folder in folders for path in folder.iterdir()}
