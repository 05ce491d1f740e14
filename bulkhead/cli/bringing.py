"""`bulkhead import`: the older work of several clients, from a folder with a sub-folder for each."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from bulkhead.base.levels import USUAL
from bulkhead.base.text import slugify
from bulkhead.cli.batch import Batch, take_back
from bulkhead.cli.folders import Found, folders_at, loose_files, refuse_unreadable
from bulkhead.cli.level_asked import level_asked, levels_below
from bulkhead.cli.newcomers import add, wanted_client
from bulkhead.cli.opening import opened
from bulkhead.cli.refusing import Refused
from bulkhead.cli.tables import Table
from bulkhead.crossings.bring import Brought, Outcome
from bulkhead.crossings.judging import slugs_of
from bulkhead.crossings.project import project
from bulkhead.practice.clients.models import Client

Line = dict[str, object]


@dataclass
class Report:
    """What became of the files of one client."""

    slug: str
    came_in: list[str] = field(default_factory=list)
    stopped: list[Line] = field(default_factory=list)
    unreadable: list[dict[str, str]] = field(default_factory=list)
    skipped: list[dict[str, str]] = field(default_factory=list)
    already: int = 0

    def note(self, found: Found, *, brought: Brought) -> None:
        if brought.outcome == Outcome.CAME_IN:
            self.came_in.append(found.shown)
        elif brought.outcome == Outcome.ALREADY:
            self.already += 1
        elif brought.outcome == Outcome.STOPPED:
            self.stopped.append({"file": found.shown, "findings": _findings(brought)})
        else:
            self.unreadable.append({"file": found.shown, "reason": brought.reason})


@click.command("import")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--data", "place", type=click.Path(path_type=Path), help="The data folder; made when it is not there.")
@click.option("--deliver", is_flag=True, help="Deliver what comes in to every sponsor, without writing to anyone.")
@click.option(
    "--level", type=click.IntRange(0, 2), help="Which folders are the clients: 0 FOLDER itself, 1 those in it."
)
@click.option("--undo", "undone", help="Take back an import by its id, or “last”, as far as nobody used what came in.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for a machine.")
def command(  # lint: arguments -- one for each option.
    *, folder: Path | None, place: Path | None, deliver: bool, level: int | None, undone: str | None, as_json: bool
) -> None:
    """Bring in FOLDER: each sub-folder is a client, and is added when it is not there yet.

    Every file is read by the guard first. What names another client waits in the tray; what cannot be read is named
    and not kept. Files that came in before are not brought in again.
    """
    if undone:
        take_back(undone, place=place, as_json=as_json)
    elif folder is None:
        raise Refused("Name the folder to bring in.")
    else:
        _bring(folder, place=place, deliver=deliver, level=level, as_json=as_json)


def _bring(folder: Path, *, place: Path | None, deliver: bool, level: int | None, as_json: bool) -> None:
    refuse_unreadable(folder)
    with opened(place, create=True):
        chosen = _level(folder, may_ask=not as_json) if level is None else level
        folders, loose = folders_at(folder, level=chosen), loose_files(folder, level=chosen)
        clients, made = _clients(folders)
        batch = Batch.begun(folder, level=chosen, clients=dict(zip(folders, clients, strict=True)), made=made)
        reports = list(_bring_all(batch, deliver=deliver, quietly=as_json))
    if as_json:
        said = {"import": str(batch.run.id), "clients": [asdict(report) for report in reports], "loose": loose}
        print(json.dumps(said))
    else:
        _tell(reports, loose)


def _level(folder: Path, *, may_ask: bool) -> int:
    """The folders in FOLDER, and a question where that is not plain."""
    found = levels_below(folder, known=set(Client.objects.values_list("slug", flat=True)))
    return level_asked(folder, levels=found) if may_ask and not found.is_plain else USUAL


def _clients(folders: list[Path]) -> tuple[list[Client], list[Client]]:
    """All of them, and the new ones, before the first file: a name is only caught once the guard knows it."""
    slugs = {path: slugify(path.name) for path in folders}
    doubled = [path.name for path in folders if list(slugs.values()).count(slugs[path]) > 1]
    if doubled:
        raise Refused(f"The folders {', '.join(doubled)} would be one client. Rename all but one.")
    standing = {client.slug: client for client in Client.objects.filter(slug__in=slugs.values())}
    missing = [path for path in folders if slugs[path] not in standing]
    for path in missing:
        wanted_client(path.name)  # refuses a name before the first client is made.
    made = [add(wanted_client(path.name)) for path in missing]
    standing.update({client.slug: client for client in made})
    return [standing[slugs[path]] for path in folders], made


def _bring_all(batch: Batch, *, deliver: bool, quietly: bool) -> Iterator[Report]:
    with Progress(console=Console(stderr=True), transient=True, disable=quietly) as progress:
        for path, client in batch.clients.items():
            task = progress.add_task(client.display_name, total=len(batch.found[path]))
            report = Report(client.slug)
            for one in batch.found[path]:
                _bring_one(one, client=client, batch=batch, report=report, deliver=deliver)
                progress.advance(task)
            project(client)
            yield report


def _bring_one(found: Found, *, client: Client, batch: Batch, report: Report, deliver: bool) -> None:
    if found.skipped:
        report.skipped.append({"file": found.shown, "reason": found.skipped})
        return
    try:
        brought = batch.bring(found, client=client, delivers=deliver)
    except PermissionError:
        brought = Brought(Outcome.UNREADABLE, "It cannot be opened by this user.")
    report.note(found, brought=brought)


def _findings(brought: Brought) -> list[dict[str, str]]:
    slugs = slugs_of(brought.findings)
    return [{**finding.told(), "client": slugs[finding.client]} for finding in brought.findings]


def _tell(reports: list[Report], loose: list[str]) -> None:
    counts = Table("Client", "Came in", "Here already", "Stopped", "Unreadable", "Skipped")
    places = Table("Client", "File", "Why it did not come in")
    for one in reports:
        numbers = (len(one.came_in), one.already, len(one.stopped), len(one.unreadable), len(one.skipped))
        counts.add(one.slug, *numbers)
        for line in one.stopped:
            places.add(one.slug, line["file"], _stop_in_words(line))
        for told in (*one.unreadable, *one.skipped):
            places.add(one.slug, told["file"], told["reason"])
    for name in loose:
        places.add("–", name, "It lies in no client's folder.")
    counts.show()
    if places.has_rows:
        places.show()
    if any(one.stopped for one in reports):
        print("What was stopped waits in the tray at the desk.")


def _stop_in_words(line: Line) -> str:
    findings = line["findings"]
    assert isinstance(findings, list), "see Report.note"
    first = findings[0]
    more = f", and {len(findings) - 1} more" if len(findings) > 1 else ""
    return f"It names {first['client']}: “{first['name']}” in {first['place']}{more}."
