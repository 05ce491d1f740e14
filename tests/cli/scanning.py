"""A folder that is made and scanned, and what the command printed of it."""

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Self

from tests.cli.conftest import spawn


@dataclass(frozen=True)
class Told:
    """What a machine is told."""

    headline: str
    files: list[dict[str, object]]
    nobody: list[dict[str, object]]
    clients: list[dict[str, list[dict[str, str]]]]
    unreadable: list[dict[str, str]]
    skipped: list[dict[str, str]]
    same_document: list[list[str]]
    remarks: list[str]

    @classmethod
    def of(cls, printed: str) -> Self:
        told = json.loads(printed)
        return cls(**{field.name: told[field.name] for field in fields(cls)})

    @property
    def found(self) -> dict[object, tuple[object, object]]:
        """Whom each file names, and how sure that is."""
        return {one["file"]: (one["names"], one["verdict"]) for one in self.files}

    def names_of(self, client: str) -> list[dict[str, str]]:
        return next(one["names"] for one in self.clients if str(one["client"]) == client)


def made(top: Path, files: dict[str, str]) -> Path:
    for name, words in files.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(words)
    return top


def scanned(folder: Path, *options: str) -> Told:
    done = spawn("scan", str(folder), *options, "--json")
    assert done.returncode == 0, done.stderr
    return Told.of(done.stdout)
