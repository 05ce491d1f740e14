"""The scan itself: read every file, learn names from what was read, and look once more with those."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from bulkhead.base.clock import now
from bulkhead.base.scan_report import Looked, Report
from bulkhead.cli.scan.crew import Crew
from bulkhead.cli.scan.hand import Answer, Job
from bulkhead.cli.scan.survey import Survey
from bulkhead.guard.learning import Tally
from bulkhead.guard.roster import Roster

A_FILE = 200_000  # bytes that opening a file is worth when time is told from what is done.
UNLEARNED = "The scan was stopped before names in the files could be learned: only names told before were looked for."


@dataclass
class Shown:
    """A bar with files, megabytes, what was found so far, and the time left."""

    progress: Progress
    jobs: list[Job]
    done: int = 0
    size: int = 0
    found: int = 0

    def __post_init__(self) -> None:
        self._task = self.progress.add_task("Reading", total=sum(job.size + A_FILE for job in self.jobs), told="")
        self._told()

    def note(self, job: Job, *, looked: Looked) -> None:
        self.done, self.size = self.done + 1, self.size + job.size
        self.found += bool(looked.signs and looked.client)
        self.progress.advance(self._task, job.size + A_FILE)
        self._told()

    def again(self, count: int) -> None:
        self.progress.update(self._task, description=f"Looking for {count:,} names learned from the files")

    def _told(self) -> None:
        told = f"{self.done:,} of {len(self.jobs):,} files · {self.size / 1e6:,.0f} MB · {self.found:,} found"
        self.progress.update(self._task, told=told)


def run(survey: Survey, *, roster: Roster, hands: int = 0, quietly: bool = False) -> Report:
    """Everything that was found. Ctrl-C ends it early, with what was found until then."""
    began, jobs = time.monotonic(), survey.jobs(roster)
    looked: dict[int, Looked] = {}
    tally, is_whole = Tally(roster.called), False
    with _shown(jobs, quietly=quietly) as shown, Crew(roster.terms, size=hands) as crew, _interruptible() as stopped:
        try:
            for answer in stopped.before_each(crew.look(jobs)):
                _note(answer, looked=looked, tally=tally)
                shown.note(answer.job, looked=looked[answer.job.number])
            new = roster.learn(tally.learned())
            if new:
                shown.again(len(new))
                crew.learn(roster.terms)
                for answer in stopped.before_each(crew.look_again(jobs)):
                    _note(answer, looked=looked, tally=tally)
            is_whole = True
        except KeyboardInterrupt:
            pass
    return Report(
        survey.top.name,
        survey.about,
        roster.parties(named={key for one in looked.values() for key in one.others}),
        tuple(looked[number] for number in sorted(looked)),
        survey.left(),
        tuple(roster.remarks) if is_whole else (UNLEARNED, *roster.remarks),
        len(jobs) - len(looked),
        round(time.monotonic() - began, 1),
        now().date().isoformat(),
        not is_whole,
    )


class _Stopped:
    """Remembers Ctrl-C: the interrupt itself is lost when it meets Python in the middle of tidying up."""

    asked = False

    def note(self, *_: object) -> None:
        self.asked = True
        raise KeyboardInterrupt

    def before_each(self, answers: Iterator[Answer]) -> Iterator[Answer]:
        for answer in answers:
            if self.asked:
                raise KeyboardInterrupt
            yield answer


@contextmanager
def _interruptible() -> Iterator[_Stopped]:
    stopped = _Stopped()
    before = signal.signal(signal.SIGINT, stopped.note)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


def _note(answer: Answer, *, looked: dict[int, Looked], tally: Tally) -> None:
    if answer.looked is not None:
        looked[answer.job.number] = answer.looked
    if answer.job.client:
        tally.note(answer.offered, client=answer.job.client)


@contextmanager
def _shown(jobs: list[Job], *, quietly: bool) -> Iterator[Shown]:
    columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"), TimeRemainingColumn()
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=quietly or not console.is_terminal) as progress:
        yield Shown(progress, jobs)
