"""The latest moment this machine's clock ever showed: kept in a file, so that a clock that went back is noticed."""

import contextlib
import os
from datetime import datetime, timedelta
from pathlib import Path

from bulkhead.base.clock import now

SMALL = timedelta(seconds=5)  # time servers set a clock right by less than this all day long.
KEPT_EVERY = timedelta(minutes=1)


class Watch:
    """The latest moment this machine's clock ever showed, kept in a file over restarts and power cuts."""

    def __init__(self, run: Path) -> None:
        self._path = run / "clock"
        self._kept = self._latest = self._read()

    def look(self) -> datetime | None:
        """The latest moment known, once, where the clock stands well before it; nothing while time goes on."""
        moment, before = now(), self._latest
        went_back = before is not None and before - moment > SMALL
        self._latest = moment if before is None or went_back else max(before, moment)
        if went_back or self._kept is None or moment - self._kept >= KEPT_EVERY:
            self._keep(moment)
        return before if went_back else None

    def _read(self) -> datetime | None:
        with contextlib.suppress(OSError, ValueError):
            return datetime.fromisoformat(self._path.read_text())
        return None

    def _keep(self, moment: datetime) -> None:
        """In place: a moment is as long as any other, and a full disk has room for what it has already."""
        self._kept = moment
        with contextlib.suppress(OSError), open(self._path, "r+b" if self._path.exists() else "xb") as file:
            file.write(moment.isoformat(timespec="microseconds").encode())
            file.truncate()
            file.flush()
            os.fsync(file.fileno())
