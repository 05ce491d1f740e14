"""The clients of a data folder, with all names the guard knows."""

from pathlib import Path

from bulkhead.cli.opening import opened
from bulkhead.guard.roster import Told
from bulkhead.practice.clients.told import told as told_here


def told(folder: Path) -> dict[str, Told]:
    """By slug."""
    with opened(folder):
        return told_here()
