"""One file of the project as the rules see it, and the walk that finds them all."""

import ast
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lint.fault import Fault

SKIPPED_FOLDERS = {"__pycache__", "node_modules", "build", "dist"}
VISIBLE_DOT_FOLDERS = {".ci"}
SUPPRESSION = re.compile(r"lint: (?P<rules>[a-z, -]+?) -- \S")


@dataclass(frozen=True)
class Source:
    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(ast.parse(self.text)))

    @property
    def is_python(self) -> bool:
        return self.path.endswith(".py")

    @property
    def is_product(self) -> bool:
        return self.path.startswith("bulkhead/")

    @property
    def is_migration(self) -> bool:
        return "/migrations/" in self.path

    @property
    def is_template(self) -> bool:
        return self.path.endswith(".html") and "/templates/" in self.path

    def is_in(self, places: tuple[str, ...]) -> bool:
        return self.path.startswith(places)

    def fault(self, line: int, *, rule: str, message: str) -> Iterator[Fault]:
        """Nothing where the line itself carries `lint: RULE -- reason`."""
        if not self.is_suppressed(line, rule=rule):
            yield Fault(self.path, line, rule, message)

    def is_suppressed(self, line: int, *, rule: str) -> bool:
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        found = SUPPRESSION.search(text)
        return found is not None and rule in re.split(r"[ ,]+", found["rules"])


def sources(root: Path) -> Iterator[Source]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if is_ours(Path(folder, name)))
        for name in sorted(names):
            path = Path(folder, name)
            text = text_of(path)
            if text is not None:
                yield Source(path.relative_to(root).as_posix(), text)


def is_ours(folder: Path) -> bool:
    hidden = folder.name.startswith(".") and folder.name not in VISIBLE_DOT_FOLDERS
    nested = (folder / ".git").exists() or (folder / "pyvenv.cfg").exists()
    return not (hidden or nested or folder.name in SKIPPED_FOLDERS or folder.is_symlink())


def text_of(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except (UnicodeDecodeError, FileNotFoundError):
        return None
