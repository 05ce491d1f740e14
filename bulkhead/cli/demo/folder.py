"""Where a demo lies, and what its folder says of itself. Imports no Django: the supervisor comes through here."""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from bulkhead.cli.refusing import Refused
from bulkhead.isolation.places import Places, default_folder

NOTE = "demo.json"
MAKING = ".making"
EMAIL = "maren@northlight.example"
PASSWORD = "lantern harvest copper ferry"


@dataclass(frozen=True)
class Demo:
    """A demo that is there: who signs in at its desk, and the day it plays on."""

    today: date
    email: str = EMAIL
    password: str = PASSWORD

    @property
    def in_words(self) -> str:
        return (
            "This is a fictional practice; nothing in it is real.\n"
            f"Sign in at the desk as {self.email} with the password: {self.password}"
        )

    @classmethod
    def of(cls, folder: Path) -> Self | None:
        """The demo in this folder; None when it holds something else, or nothing."""
        note = folder / NOTE
        return cls(date.fromisoformat(json.loads(note.read_text())["today"])) if note.exists() else None

    def note(self, folder: Path) -> None:
        """Mark a folder as this demo's."""
        (folder / NOTE).write_text(json.dumps({"today": self.today.isoformat()}) + "\n")


def demo_folder() -> Path:
    """Beside the practice of one's own, so that the two never mix."""
    return default_folder().with_name("bulkhead-demo")


def refuse_occupied(folder: Path) -> None:
    """Refused for a folder that holds anything: a demo is made in one piece, in a place of its own."""
    if Places(folder).practice_db.exists():
        what = "a demo already" if Demo.of(folder) else "a practice already, and a demo never touches one"
        raise Refused(f"{folder} holds {what}. Name another folder with --data.")
    if folder.exists() and (not folder.is_dir() or any(part.name != MAKING for part in folder.iterdir())):
        raise Refused(f"{folder} is not an empty folder. Name another one with --data.")


def ensure_demo(folder: Path) -> Demo:
    """The demo of this folder, made by a process of its own when it is missing."""
    demo = Demo.of(folder)
    if demo is None:
        refuse_occupied(folder)
        print("Making the demo …", file=sys.stderr, flush=True)
        making = [sys.executable, "-m", "bulkhead.cli", "demo", "--data", str(folder), "--json"]
        if subprocess.run(making, stdout=subprocess.DEVNULL, check=False).returncode:
            raise Refused("The demo could not be made. The reason is above.")
        demo = Demo.of(folder)
        assert demo is not None, "it was just made"
    return demo
