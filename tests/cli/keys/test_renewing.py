"""`bulkhead keys rotate`: a new master key, and new keys for clients."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bulkhead.isolation import inside, keyring, keys, master
from bulkhead.isolation.places import Places
from bulkhead.vault.trail.models import VaultLine
from tests.cast import Cast
from tests.cli.conftest import Run

WORDS = "otter lantern quiet mile"


def test_a_new_master_key_keeps_its_passphrase(
    run: Run, listed: Places, laid_down: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = keys.load_master(listed)
    run("keys", "passphrase", "--file", laid_down(WORDS))
    monkeypatch.setenv("BULKHEAD_PASSPHRASE_FILE", str(laid_down(WORDS)))

    answer = run("keys", "rotate")

    new = keys.load_master(listed)
    assert (answer.exit_code, new == key, master.is_locked(listed)) == (0, False, True)
    assert f"Its fingerprint is {keyring.fingerprint(new)}." in answer.output


def test_signing_out_is_asked_for(run: Run, listed: Places) -> None:
    before = keys.Ring(listed, keys.load_master(listed)).signing(b"django")

    run("keys", "rotate")
    kept = keys.Ring(listed, keys.load_master(listed)).signing(b"django")
    answer = run("keys", "rotate", "--sign-out")

    after = keys.Ring(listed, keys.load_master(listed)).signing(b"django")
    assert (kept == before, after == before, "signs in again" in answer.output) == (True, False, True)


def test_clients_get_new_keys_and_their_logs_say_so(run: Run, cast: Cast) -> None:
    before = _keys_of(cast)

    one = run("keys", "rotate", "--client", "signal")
    after_one = _keys_of(cast)
    both = run("keys", "rotate", "--all")
    after_both = _keys_of(cast)

    assert (one.exit_code, both.exit_code) == (0, 0)
    assert [before[at] == after_one[at] for at in range(2)] == [False, True]
    assert [after_one[at] == after_both[at] for at in range(2)] == [False, False]
    with inside(cast.signal.client):
        assert VaultLine.objects.filter(act="key.renewed").count() == 2


def _keys_of(cast: Cast) -> list[bytes]:
    return [keys.ring().fresh(member.client.vault_id).key for member in (cast.signal, cast.harbor)]


def test_an_unknown_client_is_said_before_anything_is_done(run: Run, cast: Cast) -> None:
    before = _keys_of(cast)

    answer = run("keys", "rotate", "--client", "signal", "--client", "nobody")

    assert (answer.exit_code, "no client with the address “nobody”" in answer.output) == (2, True)
    assert _keys_of(cast) == before
