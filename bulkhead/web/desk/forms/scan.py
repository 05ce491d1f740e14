"""What a browser keeps while it scans: the plan and each answer are signed, and come back as they left."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from bulkhead.base.levels import Levels, folder_at, levels_of, usual_level
from bulkhead.base.scan_report import Left, Looked, Report, looked_of
from bulkhead.crossings.importing import Listed, NotPlanned
from bulkhead.crossings.looking import roster_of
from bulkhead.guard.left_out import why_left_out
from bulkhead.guard.roster import Roster
from bulkhead.isolation.blobs import tray_blobs
from bulkhead.isolation.uploads import SealedFile
from bulkhead.web.desk.forms.imports import UNCLEAR

PLAN, LINE = "bulkhead.scan.plan", "bulkhead.scan.line"
LASTS = 24 * 60 * 60
LEVELS = (
    "The folder itself is one client.",
    "The folders in it are the clients.",
    "The folders in those are the clients.",
)
NOT_OURS = "This did not come from this page, or a day ago. Drop the folder again."


@dataclass(frozen=True)
class Plan:
    """Which folders are the clients, and how many files are to come."""

    top: str
    level: int
    folders: tuple[str, ...]
    count: int
    ours: tuple[str, ...]

    @classmethod
    def of(
        cls, files: Sequence[Listed], *, known: set[str], asked: str, ours: tuple[str, ...]
    ) -> "tuple[Plan, Levels]":
        """NotPlanned where there is nothing to scan."""
        paths = [one.path for one in files if "/" in one.path]
        if not paths:
            raise NotPlanned("There is no folder with files in it. Drop the folder that has a folder for each client.")
        levels = levels_of(paths, known=known)
        numbers = {str(level.number): level for level in levels.all}
        level = numbers.get(asked) or numbers.get(str(usual_level(levels))) or levels.all[-1]
        return cls(paths[0].partition("/")[0], level.number, level.folders, len(files), ours), levels

    @property
    def roster(self) -> Roster:
        return roster_of(self.folders, ours=self.ours)

    def client_of(self, path: str, *, roster: Roster) -> str:
        return roster.owner(folder_at(path, level=self.level))

    def signed(self) -> str:
        return signing.dumps(asdict(self), salt=PLAN, compress=True)

    @classmethod
    def of_signed(cls, given: str) -> "Plan":
        """NotPlanned for what this desk did not sign, or not lately."""
        fields = _opened(given, salt=PLAN)
        return cls(fields["top"], fields["level"], tuple(fields["folders"]), fields["count"], tuple(fields["ours"]))


def line_of(looked: Looked) -> str:
    return signing.dumps(asdict(looked), salt=LINE, compress=True)


def report_of(plan: Plan, *, sent: UploadedFile | None, seconds: float, on: str) -> Report:
    """All answers together. NotPlanned where one of them is not ours."""
    roster, files, left = plan.roster, [], []
    for written in _lines(sent):
        looked = looked_of(_opened(written, salt=LINE))
        why = why_left_out(looked.path.rpartition("/")[2])
        if why:
            left.append(Left(looked.path, why))
        else:
            files.append(looked)
    unreached = max(0, plan.count - len(files) - len(left))
    files.sort(key=lambda one: one.path)
    named = {key for one in files for key in one.others}
    return Report(
        plan.top,
        LEVELS[plan.level],
        roster.parties(named=named),
        tuple(files),
        tuple(left),
        tuple(roster.remarks),
        unreached,
        seconds,
        on,
        unreached > 0,
    )


def _lines(sent: UploadedFile | None) -> list[str]:
    if not isinstance(sent, SealedFile):
        raise NotPlanned(UNCLEAR)
    try:
        return [str(line) for line in json.loads(b"".join(tray_blobs().read(sent.blob_id)))]
    except (ValueError, TypeError, RecursionError) as error:
        raise NotPlanned(UNCLEAR) from error


def _opened(given: str, *, salt: str) -> dict:
    try:
        fields: dict = signing.loads(given, salt=salt, max_age=LASTS)
    except signing.BadSignature as error:
        raise NotPlanned(NOT_OURS) from error
    return fields
