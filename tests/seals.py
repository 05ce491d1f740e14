"""Whether this machine has a kernel that can seal a process, and a process to try it in: a seal is for good."""

import subprocess
import sys
import textwrap

import pytest


def sealed_elsewhere(words: str) -> str:
    """What a process of its own printed."""
    command = [sys.executable, "-c", textwrap.dedent(words)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


needs_seal = pytest.mark.skipif(
    sealed_elsewhere("from bulkhead.base.sealing import seal; print(seal().is_whole)") != "True",
    reason="NOT RUN: this kernel offers no whole seal -- use Linux 6.12 or newer, outside a container that forbids it",
)
