"""Which level of folders is the client, read from the paths alone; asked where it is not plain."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bulkhead.base.text import slugify

DEEPEST = 2
USUAL = 1
# What people call folders that hold kinds of papers, years or everybody, in place of a client's name.
PAPERS = frozenset(
    "admin agreements archive archived assets board books brand briefs budget budgets campaigns clients client "
    "companies contract contracts customers deliverables desktop docs documents downloads drafts finance finances "
    "general images invoice invoices kunden legal library marketing meetings misc new notes old other personal "
    "pictures plan plans playbooks portfolio presentations projects proposals reporting reports research sales "
    "shared strategy templates working work".split()
)
PERIOD = re.compile(r"(?:19|20)\d\d\D*\d*|q[1-4].*|\d{1,2}|h[12]", re.IGNORECASE)


@dataclass(frozen=True)
class Level:
    """One level at which folders could be clients, and their names as paths from the top."""

    number: int
    folders: tuple[str, ...]
    known: int
    papers: int

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(folder.rpartition("/")[2] for folder in self.folders)

    @property
    def is_likely(self) -> bool:
        """Most of its folders sound like companies."""
        return self.papers * 2 < len(self.folders)


@dataclass(frozen=True)
class Levels:
    """The levels there are, the one that is suggested, and whether that needs no asking."""

    all: tuple[Level, ...]
    suggested: int
    is_plain: bool


def levels_of(paths: Iterable[str], *, known: Collection[str]) -> Levels:
    """Read levels from paths such as `Clients/Signal/report.docx`; `known` are the slugs of standing clients."""
    parts = [path.split("/")[:-1] for path in paths]
    found = [_level(number, parts, known=known) for number in range(DEEPEST + 1)]
    there = tuple(level for level in found if level.folders)
    likely = [level for level in there if level.is_likely]
    matching = [level for level in there if level.known]
    if matching:
        best = max(matching, key=lambda level: level.known / len(level.folders))
    else:
        best = next((level for level in likely if len(level.folders) > 1), (likely or list(there) or found)[0])
    is_plain = len(matching) == 1 or (not matching and likely == [best])
    return Levels(there, best.number, is_plain)


def usual_level(levels: Levels) -> int:
    """The folders in the folder, unless known names or the names of the folders speak for another level."""
    by_number = {level.number: level for level in levels.all}
    usual, suggested = by_number.get(USUAL), by_number.get(levels.suggested)
    speaks_for_itself = suggested is not None and (
        suggested.known > 0 or (suggested.number > USUAL and usual is not None and not usual.is_likely)
    )
    return levels.suggested if speaks_for_itself else USUAL


def folder_at(path: str, *, level: int) -> str:
    """The client's folder of a path; empty for a file that lies above that level."""
    folders = path.split("/")[:-1]
    return "/".join(folders[: level + 1]) if len(folders) > level else ""


def _level(number: int, parts: list[list[str]], *, known: Collection[str]) -> Level:
    folders = tuple(sorted({"/".join(each[: number + 1]) for each in parts if len(each) > number}))
    names = [folder.rpartition("/")[2] for folder in folders]
    papers = sum(1 for name in names if sounds_like_papers(name))
    return Level(number, folders, sum(1 for name in names if slugify(name) in known), papers)


def sounds_like_papers(name: str) -> bool:
    """Whether a folder's name says what lies in it, not whose it is."""
    words = re.findall(r"\w+", name.casefold())
    return bool(PERIOD.fullmatch(name.strip())) or (
        bool(words) and all(word in PAPERS or word.isdigit() for word in words)
    )
