"""An import from the terminal, noted like one from the browser, so that the desk shows it and it can be undone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from bulkhead.base.clock import today
from bulkhead.base.text import file_name
from bulkhead.cli.folders import Found, files_below
from bulkhead.cli.lead import lead
from bulkhead.cli.opening import opened
from bulkhead.cli.refusing import Refused
from bulkhead.crossings.bring import Bringing, Brought
from bulkhead.crossings.importing import Listed, bring_in, plan, settle, waiting_file
from bulkhead.crossings.project import project
from bulkhead.crossings.undoing import undo
from bulkhead.practice.clients.models import Client
from bulkhead.practice.imports.models import Import


@dataclass(frozen=True)
class Batch:
    """The clients' folders with what lies in them, and the import as the practice notes it."""

    run: Import
    top: Path
    clients: Mapping[Path, Client]
    found: Mapping[Path, list[Found]]

    @classmethod
    def begun(cls, folder: Path, *, level: int, clients: Mapping[Path, Client], made: list[Client]) -> "Batch":
        """Note all that is to come, and which folder is which client."""
        top = folder.resolve().parent
        found = {path: list(files_below(path)) for path in clients}
        listed = [_listed(one, top) for files in found.values() for one in files]
        run = plan(listed, folder=folder.resolve().name, source=Import.Source.TERMINAL, lead=lead())
        settle(run, level=level, clients={_shown(path, top): client for path, client in clients.items()}, made=made)
        return cls(run, top, clients, found)

    def bring(self, found: Found, *, client: Client, delivers: bool) -> Brought:
        """One file; PermissionError when it cannot be read."""
        row = waiting_file(self.run, path=_shown(found.path, self.top))
        if row is not None:
            return bring_in(row, pieces=found.pieces(), lead=lead(), delivers=delivers)
        bringing = Bringing(client, lead(), today(client.time_zone), delivers)
        return bringing.bring(file_name(found.path.name), pieces=found.pieces())


def take_back(named: str, *, place: Path | None, as_json: bool) -> None:
    """Undo an import by its id, or the last one."""
    with opened(place):
        run = _named(named)
        undo(run, lead=lead())
        for client in Client.objects.filter(pk__in=run.folders.values("client")):
            project(client)
        gone, kept = (run.files.filter(outcome=outcome).count() for outcome in ("taken_back", "kept"))
    words = f"{gone} files of {run.folder} were taken back; {kept} were used since and stay."
    print(json.dumps({"import": str(run.id), "taken_back": gone, "kept": kept}) if as_json else words)


def _named(named: str) -> Import:
    run = (
        Import.objects.filter(undone_at=None).first()
        if named == "last"
        else Import.objects.filter(pk=_id(named)).first()
    )
    if run is None:
        raise Refused("There is no import to undo." if named == "last" else f"There is no import {named}.")
    return run


def _id(named: str) -> UUID:
    try:
        return UUID(named)
    except ValueError as error:
        raise Refused(f"“{named}” is no id of an import; type --undo last for the newest.") from error


def _listed(found: Found, top: Path) -> Listed:
    size = 0 if found.skipped else found.path.stat().st_size
    return Listed(_shown(found.path, top), size, found.skipped)


def _shown(path: Path, top: Path) -> str:
    """From the top, in text: bytes that are none are replaced."""
    relative = (path.parent.resolve() / path.name).relative_to(top) if path != top else path
    return relative.as_posix().encode(errors="surrogateescape").decode(errors="replace")
