"""How a passphrase reaches a process: typed at the terminal, or from a file named by BULKHEAD_PASSPHRASE_FILE. Never as
an argument and never as the value of a variable, where other programs can read it.
"""

import getpass
import os
import sys
from pathlib import Path

from bulkhead.isolation.errors import UnsafeKey
from bulkhead.isolation.key_safety import read_handed_over

FILE = "BULKHEAD_PASSPHRASE_FILE"
SHORTEST = 14
FEWEST_DIFFERENT = 6


def given(question: str) -> str:
    """The passphrase of the master key; UnsafeKey where nobody can be asked."""
    named = os.environ.get(FILE)
    if named:
        return from_file(Path(named))
    if not sys.stdin.isatty():
        raise UnsafeKey(
            "The master key is protected by a passphrase, and there is no terminal to ask for it."
            f" Name a file that holds it, readable by you alone, with {FILE}."
        )
    return getpass.getpass(f"{question}: ")


def from_file(path: Path) -> str:
    """The first line of a file that only its owner can read."""
    words = read_handed_over(path).decode(errors="replace").split("\n", 1)[0].rstrip("\r")
    if not words:
        raise UnsafeKey(f"{path} holds no passphrase. Write it on the first line.")
    return words


def chosen() -> str:
    """A new passphrase, typed twice; UnsafeKey when the two differ or it is too easy."""
    words = getpass.getpass("New passphrase: ")
    refuse_easy(words)
    if getpass.getpass("The same again: ") != words:
        raise UnsafeKey("The two were not the same. Nothing was changed.")
    return words


def refuse_easy(words: str) -> None:
    """UnsafeKey for one that a machine would find: what it protects can be tried anywhere, without end."""
    if len(words) < SHORTEST:
        raise UnsafeKey(
            f"Take at least {SHORTEST} characters: four or five words that have nothing to do with each other."
        )
    if len(set(words.lower())) < FEWEST_DIFFERENT:
        raise UnsafeKey("Take a passphrase with more different letters. Nothing was changed.")
