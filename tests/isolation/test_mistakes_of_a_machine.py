"""Twelve ways to set a machine up wrongly: each is refused at the start, or said aloud."""

import os
import resource
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bulkhead.base.facts import BAD, GOOD, WARN
from bulkhead.isolation import keys, starting
from bulkhead.isolation.errors import UnsafeKey
from bulkhead.isolation.facts import front, home, machine
from bulkhead.isolation.places import Places
from bulkhead.isolation.starting import UnsafeHome, refuse_unsafe, say_doubts

BEHIND = {
    "BULKHEAD_DESK_HOST": "desk.example.com",
    "BULKHEAD_PORTAL_DOMAIN": "portal.example.com",
    "BULKHEAD_SCHEME": "https",
    "BULKHEAD_PROXY": "1",
}
Setting = Callable[..., None]


@pytest.fixture(autouse=True)
def umask() -> Iterator[None]:
    """A start closes what is made from then on; the next test begins as this one did."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Setting:
    """The variables of a machine behind a proxy, all right but for those that are given."""
    sockets = tmp_path / "sockets"
    sockets.mkdir()
    sockets.chmod(0o2750)

    def tell(**wrong: str) -> None:
        for name, value in {**BEHIND, "BULKHEAD_SOCKETS": str(sockets), **wrong}.items():
            monkeypatch.setenv(name, value)

    return tell


def refused(places: Places) -> str:
    with pytest.raises(UnsafeHome) as refusal:
        refuse_unsafe(places)
    return str(refusal.value)


def test_a_machine_that_is_set_up_rightly_starts(data: Places, told: Setting) -> None:
    told()

    refuse_unsafe(data)

    assert [(fact.kind, fact.word) for fact in front.facts(data)] == [(GOOD, "Behind a proxy")]


@pytest.mark.parametrize("name", ["*", "*.a.com", "https://desk.a.com", "desk.a.com:443", "desk", "a b"])
def test_1_a_name_that_is_none_is_refused(data: Places, told: Setting, name: str) -> None:
    told(BULKHEAD_DESK_HOST=name)

    assert f"BULKHEAD_DESK_HOST is “{name}”. Write one bare name" in refused(data)


@pytest.mark.parametrize("scheme", ["http", ""])
def test_2_plain_http_at_a_public_name_is_refused(data: Places, told: Setting, scheme: str) -> None:
    told(BULKHEAD_SCHEME=scheme)

    assert "Type: BULKHEAD_SCHEME=https" in refused(data)


def test_3_a_scheme_nobody_knows_is_refused(data: Places, told: Setting) -> None:
    told(BULKHEAD_SCHEME="HTTPS")

    assert "BULKHEAD_SCHEME is “HTTPS”" in refused(data)


@pytest.mark.parametrize("said", ["0", "no", "false", "yes"])
def test_4_a_proxy_that_is_switched_by_a_word_is_refused(data: Places, told: Setting, said: str) -> None:
    told(BULKHEAD_PROXY=said)

    assert f"BULKHEAD_PROXY is “{said}”, which would count as on." in refused(data)


def test_5_a_proxy_without_a_name_is_refused(data: Places, told: Setting) -> None:
    told(BULKHEAD_DESK_HOST="", BULKHEAD_PORTAL_DOMAIN="", BULKHEAD_SCHEME="")

    assert "no name is set that a proxy serves" in refused(data)


def test_6_a_name_without_a_proxy_is_refused(data: Places, told: Setting) -> None:
    told(BULKHEAD_PROXY="")

    assert "Type: BULKHEAD_PROXY=1" in refused(data)


@pytest.mark.parametrize(("mode", "word"), [(0o2755, BAD), (0o2777, BAD), (0o700, WARN)])
def test_7_sockets_that_everybody_reaches_are_refused(
    data: Places, told: Setting, tmp_path: Path, mode: int, word: str
) -> None:
    told()
    (tmp_path / "sockets").chmod(mode)

    assert [fact.kind for fact in front.facts(data)] == [word]


def test_8_a_data_folder_that_others_write_is_refused(data: Places) -> None:
    data.data.chmod(0o777)

    assert f"Type: chmod 700 {data.data}" in refused(data)


def test_8_a_data_folder_that_others_list_is_said_aloud(data: Places, capsys: pytest.CaptureFixture[str]) -> None:
    data.data.chmod(0o755)

    refuse_unsafe(data)
    say_doubts(data)

    assert f"WARNING. Data folder: Other users of this machine may list {data.data}" in capsys.readouterr().err


def test_9_a_key_that_others_can_read_is_refused(data: Places) -> None:
    (data.keys / "master").chmod(0o644)

    with pytest.raises(UnsafeKey):
        keys.load_master(data)


def test_9_a_key_that_can_be_guessed_is_refused(data: Places) -> None:
    path = data.keys / "master"
    path.write_bytes(b"changeme" * 4)

    with pytest.raises(UnsafeKey):
        keys.load_master(data)


def test_10_keys_among_backups_are_refused(data: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = data.backups / "keys"
    (data.data / "keys").rename(beside)
    monkeypatch.setenv("BULKHEAD_KEYS", str(beside))

    with pytest.raises(UnsafeKey):
        keys.load_master(data)


def test_11_an_open_umask_opens_nothing(data: Places) -> None:
    os.umask(0)

    starting.close_to_others()
    made = data.data / "made"
    made.write_text("")

    assert stat.S_IMODE(made.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["DEBUG", "DJANGO_DEBUG", "PYTHONDEVMODE"])
def test_12_debugging_is_not_there_and_that_is_said(
    data: Places, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.setenv(name, "1")

    refuse_unsafe(data)
    say_doubts(data)

    assert f"WARNING. Debugging: {name} is set. Bulkhead has no debug mode" in capsys.readouterr().err


def test_a_desk_under_the_portals_domain_is_refused(data: Places, told: Setting) -> None:
    told(BULKHEAD_DESK_HOST="desk.portal.example.com")

    assert "lies under the portals' domain" in refused(data)


def test_an_idle_time_that_is_no_number_is_refused(data: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BULKHEAD_PORTAL_IDLE", "5m")

    assert "BULKHEAD_PORTAL_IDLE is “5m”" in refused(data)


def test_all_that_is_wrong_is_said_at_once(data: Places, told: Setting) -> None:
    told(BULKHEAD_SCHEME="", BULKHEAD_PROXY="no")

    assert len(refused(data).splitlines()) == 2


def test_too_few_files_for_so_many_clients_are_told(data: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (256, 256))

    fact = next(fact for fact in machine.facts(data) if fact.name == "Open files")

    assert (fact.kind, fact.word, fact.remedy) == (WARN, "256 allowed", "LimitNOFILE=4096")


def test_a_clock_before_what_was_written_is_told(data: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    at = data.practice_db.stat().st_mtime
    monkeypatch.setattr(machine.time, "time", lambda: at - 3 * machine.DAY)

    fact = next(fact for fact in machine.facts(data) if fact.name == "Clock")

    assert (fact.kind, fact.word) == (BAD, "Wrong")


def test_a_file_of_another_user_is_told(data: Places) -> None:
    if os.geteuid() != 0:
        pytest.skip("NOT RUN: only root gives a file away -- sudo bin/test tests/isolation")
    os.chown(data.practice_db, 12345, -1)

    fact = home.facts(data)[0]

    assert (fact.kind, fact.word) == (BAD, "A file is another's")
