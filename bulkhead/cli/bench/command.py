"""`bulkhead bench`: every figure that has a budget, each measured in a process of its own."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from bulkhead.cli.bench import serving, weight
from bulkhead.cli.bench.figures import Figure, handed_over, ratios
from bulkhead.cli.bench.scale import many
from bulkhead.cli.bench.told import Told
from bulkhead.cli.refusing import Refused
from bulkhead.cli.tables import Table

FEW, MANY = 10, 200
PARTS = ("vaults", "desk", "portal", "serving", "guard", "scan", "weight", "backup", "large")
ON_DEMAND = ("scale",)  # ten minutes and 3 GB; where there is room it lies in memory.
MEMORY, ROOM = Path("/dev/shm"), 6 << 30  # noqa: S108 -- a file system in memory is the point.


class Bench:
    """A scratch folder, and what was measured on it so far."""

    def __init__(self, folder: Path, *, wanted: tuple[str, ...], files: tuple[Path, ...] = ()) -> None:
        self._folder, self._large, self._feed = (folder / name for name in ("bench", "large", "feed"))
        self._wanted, self._files = wanted, files
        self.figures: list[Figure] = []

    def run(self) -> None:
        if self._wants("guard"):
            self._note(handed_over(_measure("guard")))
        if self._wants("scan"):
            self._note(handed_over(_measure("scan", *(str(files) for files in self._files))))
        if self._wants("weight"):
            self._note(weight.figures())
        if self._wants("backup"):
            self._note(handed_over(_measure("backing_up", str(self._folder.parent / "backups"))))
        if self._wants("scale"):
            self._note(many.figures(self._folder.parent, measure=_measure))
        if self._wants("large"):
            self._on_the_large_one()
        if self._wants("vaults", "desk", "portal", "serving"):
            self._on_stores()

    def _on_the_large_one(self) -> None:
        """A full practice: its desk, its largest portal as served and as called, the worker, and a feed of its own."""
        told = _measure("large.stage", str(self._large))
        portal: Told = json.loads(told)["portal"]
        self._note(handed_over(_measure("large.desk", str(self._large), words=told)))
        self._note(handed_over(_measure("portal", words=json.dumps(portal))))
        self._note(handed_over(_measure("large.crossing", str(self._large), words=told)))
        self._note(handed_over(_measure("large.feed", str(self._feed))))
        self._note(serving.home(self._large, told=portal))

    def _on_stores(self) -> None:
        self._populate(FEW)
        self._pages(FEW)
        if self._wants("serving"):
            self._note(serving.figures(self._folder, told=self._told(FEW)))
        if self._wants("vaults", "desk", "portal"):
            self._populate(MANY)
            self._pages(MANY)
            self._note(_ratios(self.figures))

    def _populate(self, count: int) -> None:
        made = handed_over(_measure("stage", str(self._folder), str(count)))
        if self._wants("vaults") and count == MANY:
            self._note(made)

    def _pages(self, count: int) -> None:
        if self._wants("desk"):
            self._note(handed_over(_measure("desk", str(self._folder), str(count))))
        if self._wants("portal"):
            self._note(handed_over(_measure("portal", words=json.dumps(self._told(count)))))

    def _told(self, count: int) -> Told:
        told: Told = json.loads(_measure("visiting", str(self._folder), str(count)))
        return told

    def _wants(self, *parts: str) -> bool:
        return any(part in self._wanted for part in parts)

    def _note(self, figures: list[Figure]) -> None:
        self.figures += figures


@click.command("bench")
@click.option("--only", multiple=True, type=click.Choice((*PARTS, *ON_DEMAND)), help="One part; may be repeated.")
@click.option(
    "--data", "files", type=click.Path(path_type=Path, exists=True), help="A folder of real files for the part scan."
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures for a machine.")
def command(*, only: tuple[str, ...], files: Path | None, as_json: bool) -> None:
    """Measure Bulkhead on this machine, in a scratch folder that is removed afterwards.

    CPU is what the measuring process used, so that a busy machine does not lie. It takes two to three minutes.
    The part scale, which is measured only when it is named, makes 10,000 vaults: ten minutes more, and 3 GB.
    """
    with tempfile.TemporaryDirectory(prefix="bulkhead-bench-", dir=_roomy() if "scale" in only else None) as folder:
        bench = Bench(Path(folder), wanted=only or PARTS, files=(files,) if files else ())
        bench.run()
    if as_json:
        print(json.dumps({figure.name: figure.as_json() for figure in bench.figures}))
    else:
        _tell(bench.figures)


def _ratios(figures: list[Figure]) -> list[Figure]:
    return ratios(figures, few=FEW, many=MANY)


def _roomy() -> Path | None:
    has_room = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if has_room else None


def _measure(module: str, *arguments: str, words: str = "") -> str:
    command = [sys.executable, "-m", f"bulkhead.cli.bench.{module}", *arguments]
    done = subprocess.run(command, input=words, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise Refused(f"The part {module} of the bench could not be measured. The reason is above.")
    return done.stdout


def _tell(figures: list[Figure]) -> None:
    table = Table("Figure", "Measured", "Budget", "N", "")
    for figure in figures:
        budget = "" if figure.budget is None else f"{figure.budget:g} {figure.unit}"
        table.add(figure.name, f"{figure.value:g} {figure.unit}", budget, figure.number, figure.verdict)
    table.show()
