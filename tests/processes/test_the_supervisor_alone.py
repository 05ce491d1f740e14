"""What holds before anything is started."""

import subprocess
import sys
from pathlib import Path

import pytest

from bulkhead.base import local
from bulkhead.config.processes import listeners

IMPORTED = """
import sys
import bulkhead.config.processes.serve
print([name for name in ("django", "jinja2", "granian", "waitress") if name in sys.modules])
"""
ORPHAN = f"""
import sys
sys.path[:] = {sys.path!r}
from bulkhead.base.lifeline import die_with
die_with(1)
print("lives on")
"""


def test_the_supervisor_imports_no_django() -> None:
    shown = subprocess.run([sys.executable, "-c", IMPORTED], capture_output=True, text=True, check=True)

    assert shown.stdout == "[]\n"


def test_a_process_whose_parent_is_gone_already_ends() -> None:
    shown = subprocess.run([sys.executable, "-c", ORPHAN], capture_output=True, text=True, check=False)

    assert (shown.returncode, shown.stdout) == (1, "")


def test_a_taken_port_is_a_sentence() -> None:
    taken = listeners.on_port(0)
    port = taken.getsockname()[1]

    with pytest.raises(listeners.Taken, match=rf"^Port {port} on this machine is in use by another program \(.+\)\.$"):
        listeners.refuse_taken(port)

    taken.close()


def test_a_socket_deep_in_the_file_system_is_reached(tmp_path: Path) -> None:
    deep = tmp_path / ("a" * 80) / ("b" * 80)
    deep.mkdir(parents=True)

    listener = local.bind(deep / "door.sock")
    listener.listen()
    link = local.connect(deep / "door.sock")

    mode = (deep / "door.sock").stat().st_mode & 0o777
    link.close()
    listener.close()
    assert mode == 0o600
