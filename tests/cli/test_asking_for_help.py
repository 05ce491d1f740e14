import subprocess
import sys
import time

import pytest

from tests.cli.conftest import ROOT, spawn

COMMANDS = [
    *("backup", "bench", "check", "client", "demo", "doctor", "export", "import", "keys", "restore"),
    *("scan", "scan-file", "serve"),
]


def test_help_names_every_command() -> None:
    helped = spawn("--help")

    named = [line.split()[0] for line in helped.stdout.partition("Commands:")[2].splitlines() if line]
    assert (helped.returncode, named) == (0, COMMANDS)


def test_help_imports_neither_django_nor_a_store() -> None:
    words = (
        "import sys, bulkhead.cli.commands; print([m for m in ('django', 'sqlcipher3', 'rich') if m in sys.modules])"
    )

    loaded = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, check=True)

    assert loaded.stdout == "[]\n"


def test_help_comes_within_a_third_of_a_second_of_processor_time() -> None:
    words = "import time; from bulkhead.cli.commands import bulkhead; print(time.process_time())"

    took = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, check=True)

    assert float(took.stdout) < 0.3


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    began = time.perf_counter()

    helped = spawn(name, "--help")

    assert helped.returncode == 0
    assert helped.stdout.startswith(f"Usage: python -m bulkhead.cli {name}") or helped.stdout.startswith(
        f"Usage: bulkhead {name}"
    )
    assert time.perf_counter() - began < 10


def test_an_unknown_command_is_refused() -> None:
    refused = spawn("nope")

    assert refused.returncode == 2
    assert "No such command 'nope'" in refused.stderr
