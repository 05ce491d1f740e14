"""`bulkhead import`: the older work of several clients, from a folder with a sub-folder for each."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from bulkhead.base.clock import today
from bulkhead.base.text import file_name, slugify
from bulkhead.cli.folders import Found, client_folders, files_below, loose_files
from bulkhead.cli.lead import lead
from bulkhead.cli.newcomers import add, wanted_client
from bulkhead.cli.opening import opened
from bulkhead.cli.refusing import Refused
from bulkhead.cli.tables import Table
from bulkhead.crossings.bring import Bringing, Brought, Outcome
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
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--data", "place", type=click.Path(path_type=Path), help="The data folder; made when it is not there.")
@click.option("--deliver", is_flag=True, help="Deliver what comes in to every sponsor, without writing to anyone.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for a machine.")
def command(*, folder: Path, place: Path | None, deliver: bool, as_json: bool) -> None:
    """Bring in FOLDER: each sub-folder is a client, and is added when it is not there yet.

    Every file is read by the guard first. What names another client waits in the tray; what cannot be read is named
    and not kept. Files that came in before are not brought in again.
    """
    folders, loose = client_folders(folder), loose_files(folder)
    with opened(place, create=True):
        clients = _clients(folders)
        reports = list(_bring_all(folders, clients, deliver=deliver, quietly=as_json))
    if as_json:
        print(json.dumps({"clients": [asdict(report) for report in reports], "loose": loose}))
    else:
        _tell(reports, loose)


def _clients(folders: list[Path]) -> list[Client]:
    """All of them before the first file: a name is only caught once the guard knows it."""
    slugs = {path: slugify(path.name) for path in folders}
    doubled = [path.name for path in folders if list(slugs.values()).count(slugs[path]) > 1]
    if doubled:
        raise Refused(f"The folders {', '.join(doubled)} would be one client. Rename all but one.")
    standing = {client.slug: client for client in Client.objects.filter(slug__in=slugs.values())}
    for path in folders:
        if slugs[path] not in standing:
            wanted_client(path.name)  # refuses a name before the first client is made.
    return [standing.get(slugs[path]) or add(wanted_client(path.name)) for path in folders]


def _bring_all(folders: list[Path], clients: list[Client], *, deliver: bool, quietly: bool) -> Iterator[Report]:
    with Progress(console=Console(stderr=True), transient=True, disable=quietly) as progress:
        for path, client in zip(folders, clients, strict=True):
            found = list(files_below(path))
            task = progress.add_task(client.display_name, total=len(found))
            bringing = Bringing(client, lead(), today(client.time_zone), deliver)
            report = Report(client.slug)
            for one in found:
                _bring_one(one, bringing, report)
                progress.advance(task)
            project(client)
            yield report


def _bring_one(found: Found, bringing: Bringing, report: Report) -> None:
    if found.skipped:
        report.skipped.append({"file": found.shown, "reason": found.skipped})
        return
    try:
        brought = bringing.bring(file_name(found.path.name), pieces=found.pieces())
    except PermissionError:
        brought = Brought(Outcome.UNREADABLE, "It cannot be opened by this user.")
    report.note(found, brought=brought)


def _findings(brought: Brought) -> list[dict[str, str]]:
    slugs = slugs_of(brought.findings)
    return [{**asdict(finding), "client": slugs[finding.client]} for finding in brought.findings]


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
