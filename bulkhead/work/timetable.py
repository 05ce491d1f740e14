"""All that happens by the clock, on one screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bulkhead.work import backing_up, chores, feeding, recurring, rekeying


@dataclass(frozen=True)
class Job:
    """Something that is due again and again; `at_start` also when the worker starts.

    One that `needs_room` is put off while the disk is nearly full; `when_rung` is also due when the practice rings.
    """

    name: str
    every: timedelta
    do: Callable[[], None]
    at_start: bool = False
    needs_room: bool = False
    when_rung: bool = False


TIMETABLE: Sequence[Job] = (
    Job("delete files no row names", timedelta(days=1), chores.sweep_files, at_start=True),
    Job("empty the tray of what waited 30 days", timedelta(hours=1), chores.empty_tray, at_start=True),
    Job("plan recurring work ahead", timedelta(days=1), recurring.plan_all_ahead, at_start=True, needs_room=True),
    Job("tell the practice how every client stands", timedelta(hours=1), recurring.project_all, at_start=True),
    Job("remind once of what nobody opened", timedelta(hours=1), recurring.nudge_all, at_start=True),
    Job("forget expired links and sessions", timedelta(hours=6), chores.forget_expired),
    Job("give the new keys that were asked for", timedelta(hours=1), rekeying.carry_out, at_start=True, when_rung=True),
    Job("back everything up", timedelta(minutes=10), backing_up.back_up_when_due, at_start=True, when_rung=True),
    Job("write calendar feeds that fell behind", timedelta(hours=1), feeding.write_all, at_start=True, needs_room=True),
)
UPGRADE_AGAIN = timedelta(minutes=10)  # what was locked or had no room may be free by then.
OUTBOX_SWEEP = timedelta(minutes=10)  # rings wake the worker at once; this finds what was never heard.


class Clock:
    """Which jobs are due, by a clock that only goes forward."""

    def __init__(self, jobs: Sequence[Job], *, at: float) -> None:
        self._due = {job: at if job.at_start else at + job.every.total_seconds() for job in jobs}

    def take_due(self, at: float) -> list[Job]:
        """The jobs to do now; each is due again after its interval."""
        due = [job for job, moment in self._due.items() if moment <= at]
        for job in due:
            self._due[job] = at + job.every.total_seconds()
        return due

    def hasten(self, at: float) -> None:
        """The practice rang: what it may have asked for is due at once."""
        self._due |= {job: at for job in self._due if job.when_rung}

    def put_off(self, job: Job, *, until: float) -> None:
        """Not now: it is due again at that moment."""
        self._due[job] = until

    def seconds_left(self, at: float) -> float:
        return max(0.0, min(self._due.values()) - at)
