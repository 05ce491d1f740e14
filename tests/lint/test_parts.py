import sys

import pytest

from lint.__main__ import arguments


@pytest.mark.parametrize("parts", [[], ["rules"], ["ruff", "mypy"]])
def test_all_parts_run_unless_some_are_named(parts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["lint", *parts])

    assert arguments().parts == parts


def test_a_part_that_does_not_exist_is_refused_with_those_that_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["lint", "rulez"])

    with pytest.raises(SystemExit):
        arguments()

    assert "there is no part 'rulez'; choose from rules, sizes, ruff" in capsys.readouterr().err
