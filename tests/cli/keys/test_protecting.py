"""`bulkhead keys passphrase`: set, changed, taken away, and never an argument."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bulkhead.isolation import keys, master
from bulkhead.isolation.places import Places
from tests.cli.conftest import Run
from tests.cli.keys.typists import at_a_terminal, typed

WORDS = "otter lantern quiet mile"


def test_a_passphrase_is_set_changed_and_taken_away(
    run: Run, listed: Places, laid_down: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = keys.load_master(listed)

    assert run("keys", "passphrase", "--file", laid_down(WORDS)).exit_code == 0
    monkeypatch.setenv("BULKHEAD_PASSPHRASE_FILE", str(laid_down(WORDS)))
    assert (master.is_locked(listed), keys.load_master(listed)) == (True, key)

    assert run("keys", "passphrase", "--file", laid_down("meadow copper seven harp")).exit_code == 0
    refused = run("keys", "rotate")
    assert (refused.exit_code, "This is not the passphrase of the master key." in refused.output) == (2, True)

    monkeypatch.setenv("BULKHEAD_PASSPHRASE_FILE", str(laid_down("meadow copper seven harp")))
    assert run("keys", "passphrase", "--remove").exit_code == 0
    assert (master.is_locked(listed), keys.load_master(listed)) == (False, key)


def test_an_easy_passphrase_changes_nothing(run: Run, listed: Places, laid_down: Callable[[str], Path]) -> None:
    answer = run("keys", "passphrase", "--file", laid_down("swordfish"))

    assert (answer.exit_code, "at least 14 characters" in answer.output, master.is_locked(listed)) == (2, True, False)


def test_a_passphrase_is_no_argument(run: Run, listed: Places) -> None:
    assert run("keys", "passphrase", WORDS).exit_code == 2
    assert run("keys", "passphrase", "--passphrase", WORDS).exit_code == 2


def test_at_a_terminal_a_passphrase_is_typed_unseen_and_a_sheet_line_by_line(listed: Places) -> None:
    paper = typed(listed).splitlines()

    set_it = at_a_terminal(listed, ["passphrase"], [WORDS, WORDS])
    proved = at_a_terminal(listed, ["test"], ["ZZZZ ZZZZ ZZ", *paper])
    wrong = at_a_terminal(listed, ["rotate"], ["meadow copper seven harp"])
    right = at_a_terminal(listed, ["rotate"], [WORDS])

    assert ("New passphrase:" in set_it, WORDS in set_it, master.is_locked(listed)) == (True, False, True)
    assert "Line 1 is not as it stands on the sheet." in proved
    assert "The sheet opens" in proved
    assert "This is not the passphrase of the master key." in wrong
    assert "The master key is new." in right
