"""`bulkhead check`: does anything of one client reach another? Tried on a copy, over HTTP, as real people."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bulkhead.base.check_report import Report
from bulkhead.cli.check.assuring import assure_clients
from bulkhead.cli.check.running import Step, run
from bulkhead.cli.check.telling import tell, write
from bulkhead.cli.opening import refuse_missing, refuse_unwritable
from bulkhead.isolation.places import Places, default_folder

STATUS = {"clean": 0, "leak": 1, "void": 2}
STOPPED = 130  # what a shell says of a command that Ctrl-C ended.


@click.command("check")
@click.option("--data", "folder", type=click.Path(path_type=Path), help="The data folder.")
@click.option("--client", "only", default="", metavar="SLUG", help="Walk through the rooms of this client alone.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="A folder for the certificates.")
@click.option("--afresh", is_flag=True, help="Do not go on where an earlier check was stopped.")
@click.option("--json", "as_json", is_flag=True, help="Print the report for a machine.")
def command(  # lint: arguments -- one for each option.
    *, folder: Path | None, only: str, out: Path | None, afresh: bool, as_json: bool
) -> None:
    """Try whether anything of one client can be seen by another, and write a dated certificate of it.

    A copy of the practice is made, filled with words that nobody would write, and served; then everybody who may come
    in goes everywhere, also with the things of everybody else. No mail leaves. The practice itself is only read, and
    at the end each client's portal says how it went, unless the check was void.
    Ctrl-C stops it; the next check goes on there. Ends with 0, with 1 on any leak, with 2 when the check is void.
    """
    places = Places((folder or default_folder()).expanduser().resolve())
    refuse_missing(places, create=False)
    refuse_unwritable(places)
    try:
        with _shown(quietly=as_json) as step:
            report = run(places, only=only, step=step, afresh=afresh)
    except KeyboardInterrupt:
        print("Stopped. The copy is gone; the next check goes on from here.", file=sys.stderr)
        sys.exit(STOPPED)
    written = write(report, places=places, out=out)
    print(report.as_json()) if as_json else tell(report, written=written)
    for words in assure_clients(report, places=places):
        print(words, file=sys.stderr)
    sys.exit(STATUS[report.status])


@contextmanager
def _shown(*, quietly: bool) -> Iterator[Step]:
    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True, disable=quietly or not console.is_terminal) as progress:
        task = progress.add_task("Starting", total=None, told="")

        def step(words: str, done: int, count: int) -> None:
            told = f"{done:,} of {count:,} visitors" if count else ""
            progress.update(task, description=words, completed=done, total=count or None, told=told)

        yield step


__all__ = ["Report", "command"]
