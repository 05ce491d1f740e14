"""The scripts of bin/, in a copy of the checkout: on a fresh machine, and once all is installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ["cat", "cmp", "cp", "dirname", "env", "grep", "mkdir", "readlink", "rm", "rmdir", "sh", "sleep", "tail"]
ECHO = '#!/bin/sh\necho "$PWD" "$PYTHONPATH" "$@"\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout in a folder with a space, with nothing installed."""
    folder = tmp_path.resolve() / "a checkout"
    shutil.copytree(ROOT / "bin", folder / "bin")
    for name in ("requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture
def installed(checkout: Path) -> Path:
    """The same with everything installed, and a Python that only repeats how it was called."""
    write_script(checkout / ".venv/bin/python", text=ECHO)
    (checkout / ".venv/installed").mkdir()
    for name in ("requirements.txt", "requirements-dev.txt"):
        shutil.copy(checkout / name, checkout / ".venv/installed")
    return checkout


@pytest.fixture
def only_tools(tmp_path: Path) -> Path:
    """A PATH with the tools every system has, and no Python."""
    folder = tmp_path / "tools"
    folder.mkdir()
    for name in TOOLS:
        (folder / name).symlink_to(shutil.which(name) or name)
    return folder


def write_script(path: Path, *, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


def run(
    *command: str | Path, path: Path | str, cwd: Path | None = None, packages: Path | None = None
) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": str(path), "HOME": ""} | ({"BULKHEAD_VENV": str(packages)} if packages else {})
    return subprocess.run(command, env=environment, cwd=cwd, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize(
    ("script", "called"),
    [
        ("serve", "-m bulkhead.cli serve --port 1"),
        ("bulkhead", "-m bulkhead.cli --port 1"),
        ("bench", "-m bulkhead.cli bench --port 1"),
    ],
)
def test_a_command_runs_where_it_was_typed(installed: Path, tmp_path: Path, script: str, called: str) -> None:
    link = tmp_path / "link"
    link.symlink_to(Path("a checkout", "bin", script))

    answer = run(link, "--port", "1", path=os.environ["PATH"], cwd=tmp_path)

    assert (answer.stdout, answer.stderr) == (f"{tmp_path.resolve()} {installed} {called}\n", "")


def test_deep_adds_the_long_tests(installed: Path) -> None:
    answer = run(installed / "bin/test", "--deep", "tests/guard", path=os.environ["PATH"])

    called = "-m pytest -n 2 --dist loadfile -m deep or not deep tests/guard"
    assert answer.stdout == f"{installed} {installed} {called}\n"


def test_without_python_it_says_what_to_install(checkout: Path, only_tools: Path) -> None:
    answer = run(checkout / "bin/serve", path=only_tools)

    sentence = "bulkhead: no Python was found. Install Python 3.11 or newer, with pip, and try again.\n"
    assert (answer.returncode, answer.stderr) == (1, sentence)


def test_an_old_python_is_named(checkout: Path, only_tools: Path) -> None:
    write_script(only_tools / "python3", text="#!/bin/sh\necho 3.9 is too old\n")

    answer = run(checkout / "bin/serve", path=only_tools)

    assert answer.returncode == 1
    assert "python3 (3.9 is too old). Install Python 3.11 or newer" in answer.stderr


def test_a_folder_in_the_way_is_left_alone(checkout: Path) -> None:
    theirs = checkout / ".venv/notes.txt"
    write_script(theirs, text="mine")

    answer = run(checkout / "bin/serve", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")

    assert answer.returncode == 1
    assert "is in the way" in answer.stderr
    assert theirs.read_text() == "mine"
    assert not (checkout / ".venv.lock").exists()


def test_a_lock_of_a_dead_installation_is_taken_over(installed: Path) -> None:
    (installed / "requirements.txt").write_text("")
    write_script(installed / ".venv.lock/pid", text="4194305")

    answer = run(installed / "bin/bulkhead", path=os.environ["PATH"])

    assert answer.returncode == 0
    assert not (installed / ".venv.lock").exists()


def test_an_environment_of_something_else_is_left_alone(checkout: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    write_script(theirs / "pyvenv.cfg", text="home = /usr/bin\n")

    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    answer = run(checkout / "bin/serve", path=path, packages=theirs)

    assert (answer.returncode, (theirs / "pyvenv.cfg").read_text()) == (1, "home = /usr/bin\n")
    assert f"{theirs} is in the way" in answer.stderr
