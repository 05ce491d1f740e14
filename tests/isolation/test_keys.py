"""Keys: where they lie, who may read them, and what a portal does not have."""

import socket

import pytest

from bulkhead.base.ids import uuid7
from bulkhead.isolation import inside, keys, registry
from bulkhead.isolation.errors import NoKey, RegistryBusy, SlugTaken, UnsafeKey, VaultMissing
from bulkhead.isolation.lifecycle import create_vault, discard_unfinished
from bulkhead.isolation.places import Places
from tests.isolation.conftest import Two


def test_a_master_key_that_others_can_read_is_refused(data: Places) -> None:
    (data.keys / "master").chmod(0o644)

    with pytest.raises(UnsafeKey, match="Others can read"):
        keys.load_master(data)


def test_a_short_master_key_is_refused(data: Places) -> None:
    (data.keys / "master").write_bytes(b"short")

    with pytest.raises(UnsafeKey, match="5 bytes"):
        keys.load_master(data)


def test_a_missing_master_key_is_never_replaced_by_itself(data: Places) -> None:
    (data.keys / "master").unlink()

    with pytest.raises(UnsafeKey, match="No master key"):
        keys.load_master(data, create=True)


def test_a_new_master_key_is_closed_to_others(data: Places) -> None:
    assert (data.keys / "master").stat().st_mode & 0o777 == 0o600


def test_the_key_folder_can_lie_elsewhere(data: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BULKHEAD_KEYS", str(data.data / "elsewhere"))

    keys.load_master(Places(data.data / "new"), create=True)

    assert (data.data / "elsewhere" / "master").exists()


def test_a_portal_opens_its_own_vault_and_no_other(two: Two) -> None:
    opened = keys.ring().vault(two.a)
    keys.install(keys.OneKey(opened))

    assert keys.holder().vault(two.a) == opened
    for ask in (lambda: keys.holder().vault(two.b), keys.holder().practice, keys.holder().tray, keys.ring):
        with pytest.raises(NoKey):
            ask()


def test_another_masters_ring_opens_nothing(two: Two, data: Places) -> None:
    placement = keys.ring().registry.placement(two.a)
    stranger = keys.Ring(data, b"x" * 32)

    with pytest.raises(NoKey):
        stranger.unwrap(placement)


def test_an_unknown_vault_is_missing(two: Two) -> None:
    with pytest.raises(VaultMissing):
        keys.ring().vault(uuid7())


def test_a_slug_is_given_once(two: Two) -> None:
    with pytest.raises(SlugTaken):
        create_vault(uuid7(), slug="a")


def test_ports_do_not_count_the_clients(two: Two) -> None:
    ports = [placement.port for placement in keys.ring().registry.entries()]

    assert len(set(ports)) == 2
    assert all(8100 <= port <= 8999 for port in ports)


def test_a_vault_that_breaks_while_being_made_leaves_nothing(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(_: object, *, sql: str) -> None:
        raise OSError

    monkeypatch.setattr("bulkhead.isolation.template.replay", break_down)
    with pytest.raises(OSError):  # noqa: PT011 -- the planted one.
        create_vault(uuid7(), slug="c")

    assert {placement.slug for placement in keys.ring().registry.entries()} == {"a", "b"}
    assert len(list((keys.ring().places.data / "vaults").iterdir())) == 2


def test_what_a_crash_left_half_made_is_removed_at_the_start(two: Two) -> None:
    vault_id = uuid7()
    placement = keys.ring().registry.reserve(vault_id, slug="c", wrapped_key=b"wrapped")
    keys.ring().places.vault_blobs(placement.folder).mkdir(parents=True)

    assert discard_unfinished() == 1

    assert {placement.slug for placement in keys.ring().registry.entries()} == {"a", "b"}
    with inside(two.a):
        pass


def test_a_port_that_another_program_holds_is_left_to_it(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as held, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        ports = [held.getsockname()[1], free.getsockname()[1]]
        free.close()
        monkeypatch.setattr("bulkhead.isolation.registry.PORTS", ports)

        assert keys.ring().registry.reserve(uuid7(), slug="c", wrapped_key=b"wrapped").port == ports[1]


def test_a_registry_that_another_process_keeps_locked_is_said_to_be_busy(
    two: Two, data: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "PATIENCE", 0.05)
    with keys.ring().registry._open(), pytest.raises(RegistryBusy):
        keys.ring().registry.entries()

    assert len(keys.ring().registry.entries()) == 2
