"""An import as its page shows it: what is asked, how far it is, what became of the files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from bulkhead.base.levels import Level, Levels, levels_of
from bulkhead.practice.clients.models import Client
from bulkhead.practice.imports.files import Files, Name, Outcome
from bulkhead.practice.imports.models import Import
from bulkhead.web.ui.formats import plural

MOST_NAMES = 50
LEVELS = ("the folder itself", "the folders in it", "the folders in those")


@dataclass(frozen=True)
class Progress:
    """How many files are done, of how many that were to come."""

    done: int
    total: int

    @property
    def is_over(self) -> bool:
        return self.done == self.total


@dataclass(frozen=True)
class Told:
    """What became of the files of one client."""

    client: Client
    came_in: int
    already: int
    stopped: int
    unreadable: int
    taken_back: int


class Suggestion(NamedTuple):
    """A name the guard could learn, and of whom."""

    client: Client
    name: Name


def progress_of(run: Import) -> Progress:
    return _progress(Files(run.id).counts)


def _progress(counts: Mapping[str, int]) -> Progress:
    total = sum(count for outcome, count in counts.items() if outcome != Outcome.SKIPPED)
    return Progress(total - counts.get(Outcome.WAITING, 0), total)


def heading_of(run: Import, *, files: Files) -> dict[str, object]:
    """The sentence on top, and what stands under it."""
    counts = files.counts
    progress, came_in = _progress(counts), counts.get(Outcome.CAME_IN, 0) + counts.get(Outcome.KEPT, 0)
    if run.undone_at:
        heading, lead = f"{run.folder} was taken back", f"{run.undone_by} undid this import. What was used since stays."
    elif progress.is_over:
        heading = f"{plural(came_in, one='file') if came_in else 'Nothing new'} came in from {run.folder}"
        lead = "As older work, each with its client: promised for no day, and not seen in any portal."
    else:
        heading, lead = f"{run.folder} is coming in", "Each file is read by the guard before it goes anywhere."
    return {"run": run, "progress": progress, "heading": heading, "lead": lead}


def links_of(found: Levels, *, current: Level | None, path: str) -> list[tuple[str, str, bool]]:
    """A link for every level, by its words."""
    return [
        (LEVELS[level.number], f"{path}?level={level.number}", current is not None and level.number == current.number)
        for level in found.all
    ]


def suggestions(files: Files, *, clients: Mapping[UUID, Client]) -> list[Suggestion]:
    """Names found in the files that nobody took yet, the commonest first."""
    return [Suggestion(clients[name.client_id], name) for name in files.names(most=MOST_NAMES)]


def told_of(files: Files, *, clients: Mapping[UUID, Client]) -> list[Told]:
    """One line a client, by name."""
    counted = files.by_client
    return [_told(client, counted[pk]) for pk, client in clients.items() if pk in counted]


def levels(run: Import) -> Levels:
    """The levels of its folders, against the clients that stand."""
    paths = run.files.filter(outcome=Outcome.WAITING).values_list("path", flat=True)
    return levels_of(paths, known=set(Client.objects.values_list("slug", flat=True)))


def level_asked(found: Levels, *, asked: str) -> Level | None:
    """The level an address asks for, else the suggested one; None where there are no folders."""
    wanted = int(asked) if asked.isdecimal() and len(asked) < 3 else found.suggested
    by_number = {level.number: level for level in found.all}
    return by_number.get(wanted) or by_number.get(found.suggested)


def _told(client: Client, counts: Mapping[str, int]) -> Told:
    return Told(
        client,
        counts.get(Outcome.CAME_IN, 0) + counts.get(Outcome.KEPT, 0),
        counts.get(Outcome.ALREADY, 0),
        counts.get(Outcome.STOPPED, 0),
        counts.get(Outcome.UNREADABLE, 0),
        counts.get(Outcome.TAKEN_BACK, 0),
    )
