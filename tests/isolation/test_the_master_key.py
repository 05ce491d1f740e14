"""The file of the master key: what is refused at the start, in words; and the passphrase."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from bulkhead.isolation import key_safety, keys, master, passphrase, sealing
from bulkhead.isolation.errors import UnsafeKey
from bulkhead.isolation.places import Places
from bulkhead.isolation.rekeying.master_key import protect

WORDS = "otter lantern quiet mile"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """A passphrase costs half a second on purpose; one test pays it."""
    if "at_full_cost" not in request.node.name:
        monkeypatch.setattr(master, "MEMORY_KIB", 1024)
        monkeypatch.setattr(master, "PASSES", 2)


def is_weak(key: bytes, *, path: Path) -> bool:
    try:
        key_safety.refuse_weak(key, path=path)
    except UnsafeKey:
        return True
    return False


def refusal(places: Places) -> str:
    with pytest.raises(UnsafeKey) as refused:
        keys.load_master(places)
    return str(refused.value)


@pytest.mark.parametrize(
    "key",
    [
        bytes(32),
        b"\xff" * 32,
        bytes(range(32)),
        bytes(range(64, 0, -2)),
        b"correct horse battery staple 123",
        bytes.fromhex("8f3a9c41d27be05614f1a8c3729d0e6b") * 2,
        (b"\x01\x02\x03\x04" * 8),
        *(bytes.fromhex(known) for known in ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",)),
    ],
)
def test_a_key_that_can_be_guessed_is_refused(data: Places, key: bytes) -> None:
    (data.keys / "master").write_bytes(key)

    assert "can be guessed: it is a pattern, a text or an example" in refusal(data)


def test_a_key_drawn_by_lot_is_never_called_weak(data: Places) -> None:
    drawn = [sealing.fresh_key() for _ in range(5000)]

    assert [key.hex() for key in drawn if is_weak(key, path=data.keys / "master")] == []


def test_a_folder_that_others_can_open_is_refused(data: Places) -> None:
    data.keys.chmod(0o755)

    assert refusal(data) == f"Others can open the folder {data.keys}. Run: chmod 700 {data.keys}"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601])
def test_a_file_that_others_can_open_is_refused(data: Places, mode: int) -> None:
    (data.keys / "master").chmod(mode)

    assert refusal(data).startswith("Others can read")


def test_a_link_is_refused(data: Places) -> None:
    elsewhere = data.data / "key"
    (data.keys / "master").rename(elsewhere)
    (data.keys / "master").symlink_to(elsewhere)

    assert "master is a link" in refusal(data)


def test_a_second_name_on_the_disk_is_refused(data: Places) -> None:
    os.link(data.keys / "master", data.data / "copy")

    assert "has a second name elsewhere on this disk" in refusal(data)


def test_a_pipe_in_its_place_keeps_nobody_waiting(data: Places) -> None:
    (data.keys / "master").unlink()
    os.mkfifo(data.keys / "master", 0o600)

    assert refusal(data) == f"{data.keys / 'master'} is not a file."


def test_what_belongs_to_another_user_is_refused(data: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)

    assert f"{data.keys} belongs to another user of this machine (number {owner})" in refusal(data)
    with pytest.raises(UnsafeKey, match="master belongs to another user"):
        key_safety.read_closed(data.keys / "master")


def test_keys_among_the_backups_are_refused(data: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    _move_keys(data, to=data.backups / "of" / "keys", monkeypatch=monkeypatch)

    assert "lie among the backups" in refusal(data)


def test_backups_among_the_keys_are_refused(data: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BULKHEAD_KEYS", str(data.data))

    assert "lie beside the keys" in refusal(data)


def test_a_link_that_leads_into_the_backups_is_seen_through(data: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    _move_keys(data, to=data.backups / "keys", monkeypatch=monkeypatch)
    (data.data / "apart").symlink_to(data.backups / "keys")
    monkeypatch.setenv("BULKHEAD_KEYS", str(data.data / "apart"))

    assert "lie among the backups" in refusal(data)


def test_a_backup_of_elsewhere_is_refused_where_the_keys_lie(data: Places, tmp_path: Path) -> None:
    for destination in (data.keys, data.keys / "backup", data.keys.parent):
        with pytest.raises(UnsafeKey):
            key_safety.refuse_beside_backups(data.keys, backups=destination)

    key_safety.refuse_beside_backups(data.keys, backups=tmp_path)


def test_a_passphrase_protects_it_and_opens_it_again(data: Places, named: Callable[[str], Path]) -> None:
    key = keys.load_master(data)
    protect(data, key=key, passphrase=WORDS)
    named(WORDS)

    assert keys.load_master(data) == key
    assert (master.is_locked(data), key in (data.keys / "master").read_bytes()) == (True, False)
    assert stat.S_IMODE((data.keys / "master").stat().st_mode) == 0o600


def test_a_wrong_passphrase_is_said_in_a_sentence(data: Places, named: Callable[[str], Path]) -> None:
    protect(data, key=keys.load_master(data), passphrase=WORDS)
    named("otter lantern quiet smile")

    assert refusal(data) == "This is not the passphrase of the master key. Nothing was opened; try again."


def test_each_try_costs_whoever_copied_the_file_at_full_cost(data: Places) -> None:
    protect(data, key=keys.load_master(data), passphrase=WORDS)

    asked = json.loads((data.keys / "master").read_bytes())

    assert (asked["memory_kib"] >= 64 * 1024, asked["passes"] >= 3, len(asked["salt"])) == (True, True, 32)


ANOTHER_KEY = "This is not the passphrase of the master key. Nothing was opened; try again."
ANOTHER_MAKE = "{path} was written by another version of Bulkhead. Put its copy back, or use that version."


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("memory_kib", 512, ANOTHER_KEY),
        ("passes", 1, ANOTHER_KEY),
        ("salt", "00" * 16, ANOTHER_KEY),
        ("memory_kib", 1 << 40, ANOTHER_MAKE),
        ("version", 2, ANOTHER_MAKE),
    ],
)
def test_nobody_makes_the_next_try_cheaper(
    data: Places, named: Callable[[str], Path], name: str, value: object, words: str
) -> None:
    protect(data, key=keys.load_master(data), passphrase=WORDS)
    path = data.keys / "master"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), name: value}))
    named(WORDS)

    assert refusal(data) == words.format(path=path)


@pytest.mark.parametrize("content", [b"{", b"{}", b'{"kind": "bulkhead master key"}', b"[1]", b'{"sealed": 3}'])
def test_a_file_that_is_damaged_is_said_to_be_so(data: Places, content: bytes) -> None:
    (data.keys / "master").write_bytes(content)

    assert "is not a master key" in refusal(data)


def test_the_passphrase_can_be_taken_away(data: Places, named: Callable[[str], Path]) -> None:
    key = keys.load_master(data)
    protect(data, key=key, passphrase=WORDS)

    protect(data, key=key, passphrase="")

    assert ((data.keys / "master").read_bytes(), keys.load_master(data)) == (key, key)


def test_where_nobody_can_be_asked_it_says_what_to_do(data: Places) -> None:
    protect(data, key=keys.load_master(data), passphrase=WORDS)

    assert "Name a file that holds it, readable by you alone, with BULKHEAD_PASSPHRASE_FILE." in refusal(data)


def test_a_passphrase_that_others_can_read_is_refused(data: Places, named: Callable[[str], Path]) -> None:
    protect(data, key=keys.load_master(data), passphrase=WORDS)
    named(WORDS).chmod(0o644)

    assert refusal(data).startswith("Others can read")


def test_one_that_systemd_laid_down_is_taken_as_it_lies(
    data: Places, named: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = keys.load_master(data)
    protect(data, key=key, passphrase=WORDS)
    credential = named(WORDS)
    credential.chmod(0o440)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(credential.parent))

    assert keys.load_master(data) == key


@pytest.mark.parametrize(("words", "why"), [("short words", "at least 14"), ("aaaaaaaaaaaaaaaa", "different letters")])
def test_an_easy_passphrase_is_refused(words: str, why: str) -> None:
    with pytest.raises(UnsafeKey, match=why):
        passphrase.refuse_easy(words)


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Lays a passphrase down in a file that the variable names."""

    def lay_down(words: str) -> Path:
        path = tmp_path / "passphrase"
        path.touch(mode=0o600)
        path.write_text(f"{words}\n")
        monkeypatch.setenv("BULKHEAD_PASSPHRASE_FILE", str(path))
        return path

    return lay_down


def _move_keys(data: Places, *, to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    data.keys.rename(to)
    monkeypatch.setenv("BULKHEAD_KEYS", str(to))
