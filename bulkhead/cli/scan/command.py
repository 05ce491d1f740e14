"""`bulkhead scan`: which files of which client name another one. It keeps nothing and changes nothing in FOLDER."""

import json
import os
import sys
from pathlib import Path

import click

from bulkhead.base.scan_report import Report
from bulkhead.cli.refusing import Refused
from bulkhead.cli.scan.running import run
from bulkhead.cli.scan.survey import Survey
from bulkhead.cli.scan.telling import as_told, tell
from bulkhead.cli.scan.told import told
from bulkhead.guard.roster import Roster

STOPPED = 130  # what a shell says of a command that Ctrl-C ended.
PRINTED = "-"


@click.command("scan")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--names", type=click.Path(path_type=Path), help="A names file: slug = Legal Name, short name, domain, …")
@click.option("--data", type=click.Path(path_type=Path), help="A data folder: its clients by all their names.")
@click.option("--level", type=click.IntRange(0, 2), help="Which folders are clients: 0 FOLDER itself, 1 those in it.")
@click.option(
    "--ours", multiple=True, help="A folder that is your own firm’s and no client’s. Several times, if need be."
)
@click.option("--html", type=click.Path(path_type=Path), help="Write the report as one page that stands alone.")
@click.option("--json", "machine", is_flag=False, flag_value=PRINTED, help="Write it for a machine; “-” prints it.")
def command(  # lint: arguments -- one for each option.
    *,
    folder: Path | None,
    names: Path | None,
    data: Path | None,
    level: int | None,
    ours: tuple[str, ...],
    html: Path | None,
    machine: str | None,
) -> None:
    """Say which files in FOLDER name a client whose folder they are not in.

    Each sub-folder is a client. Names are learned from the folders, from the files' properties and addresses, and from
    a names file. No data folder is needed, nothing is kept. Ctrl-C ends it with what was found so far.
    """
    if folder is None and machine not in (None, PRINTED) and Path(str(machine)).is_dir():
        folder, machine = Path(str(machine)), PRINTED  # `scan --json FOLDER` means what it says.
    if folder is None:
        raise Refused("Name the folder that has a folder for each client.")
    for written in (html, None if machine in (None, PRINTED) else Path(str(machine))):
        _refuse_unwritable(written)
    prints = machine == PRINTED
    clients = told(names=names, data=data)
    survey = Survey.of(folder, said=level, known=clients, may_ask=not prints)
    report = run(survey, roster=Roster(survey.folders, told=clients, ours=ours), quietly=prints)
    _write(report, html=html, machine=machine)
    sys.exit(STOPPED if report.is_stopped else 0)


def _refuse_unwritable(written: Path | None) -> None:
    """Before the first file is read: an hour of reading is not to end in a folder that is not there."""
    if written is None:
        return
    if written.is_dir():
        raise Refused(f"{written} is a folder. Name a file in it.")
    if not written.parent.is_dir():
        raise Refused(f"There is no folder {written.parent} to write {written.name} in.")
    if not os.access(written if written.exists() else written.parent, os.W_OK):
        raise Refused(f"{written} cannot be written by this user.")


def _write(report: Report, *, html: Path | None, machine: str | None) -> None:
    if html:
        from bulkhead.render.scan_page import scan_page  # noqa: PLC0415 -- only who wants a page waits for its renderer.

        html.write_text(scan_page(report), encoding="utf-8", errors="replace")
    if machine == PRINTED:
        print(json.dumps(as_told(report)))
    else:
        if machine:
            Path(machine).write_text(json.dumps(as_told(report), indent=1), encoding="utf-8")
        tell(report)
        for written in (html, machine):
            if written:
                print(f"Written: {written}")
