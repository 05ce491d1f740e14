"""What a portal process can see of others: no key in anybody's words, no open file but its own, no spool on a disk."""

import time
from collections.abc import Callable
from pathlib import Path

from bulkhead.isolation import inside, keys
from bulkhead.vault.trail.models import OutboxEntry
from tests.processes.conftest import Serving, eventually

Serve = Callable[..., Serving]


def test_no_key_stands_in_the_arguments_or_environment_of_any_process(serving: Serve) -> None:
    bulkhead = serving()
    bulkhead.ask("acme", "/stage/who")
    opened = [keys.ring().vault(client.vault_id).key for client in bulkhead.clients.values()]
    secrets = [keys.load_master(bulkhead.places), keys.ring().practice().key, *opened]

    told = b"".join(_told(pid) for pid in bulkhead.processes().values())

    assert [secret for secret in secrets if secret in told or secret.hex().encode() in told] == []


def _told(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes() + Path(f"/proc/{pid}/environ").read_bytes()


def test_a_portal_is_told_neither_the_keys_folder_nor_the_data_folder(serving: Serve) -> None:
    bulkhead = serving(BULKHEAD_KEYS="")

    environ = bulkhead.asked("acme", "/stage/who")["environ"]

    assert isinstance(environ, dict)
    assert [name for name in environ if name in ("BULKHEAD_KEYS", "BULKHEAD_DATA")] == []


def test_a_portal_has_open_only_its_listener_its_pipes_and_its_own_store(serving: Serve) -> None:
    bulkhead = serving()
    bulkhead.ask("acme", "/stage/ring")

    sockets, files = _open_at_rest(bulkhead)

    assert (sockets, files) == (2, ["vault.db", "vault.db-shm", "vault.db-wal"])


def _open_at_rest(bulkhead: Serving) -> tuple[int, list[str]]:
    """How many sockets, and which files: the listener and this visitor, once the visitor before has been let go."""
    own = bulkhead.places.vault(bulkhead.clients["acme"].folder)
    for _ in range(40):
        found = bulkhead.asked("acme", "/stage/who")["fds"]
        assert isinstance(found, dict)
        opened = [kind for fd, kind in found.items() if int(fd) > 2]
        if opened.count("socket") == 2:
            break
        time.sleep(0.05)
    names = {f"{path.stat().st_dev}:{path.stat().st_ino}": path.name for path in own.iterdir()}
    files = {names.get(kind, kind) for kind in opened if kind not in ("socket", "pipe")}
    return opened.count("socket"), sorted(files)


def test_the_warm_parent_has_one_thread_and_the_portal_no_place_for_a_temporary_file(serving: Serve) -> None:
    bulkhead = serving()

    found = bulkhead.asked("acme", "/stage/who")
    threads = list(Path(f"/proc/{bulkhead.processes()['warm']}/task").iterdir())

    assert (len(threads), found["temporary"], bulkhead.ask("acme", "/stage/temporary")) == (
        1,
        "/nonexistent",
        (200, b'"FileNotFoundError"'),
    )


def test_the_worker_hears_of_an_outbox_row_within_two_seconds(serving: Serve) -> None:
    bulkhead = serving()
    bulkhead.ask("acme", "/stage/who")
    assert eventually(lambda: (bulkhead.places.run / "worker.sock").exists(), within=4)

    bulkhead.ask("acme", "/stage/ring")
    carried = eventually(lambda: _attempts(bulkhead) == [1], within=2)

    assert carried


def _attempts(bulkhead: Serving) -> list[int]:
    with inside(bulkhead.clients["acme"].vault_id):
        return list(OutboxEntry.objects.values_list("attempts", flat=True))
