"""How much memory this process holds at this moment."""

import os
import resource
from pathlib import Path

STATM = Path("/proc/self/statm")


class Resident:
    """Opened once, so that it can be asked also where no file may be opened any more.

    On Linux the high-water mark of `getrusage` is no answer: a new program inherits the mark of whoever started it.
    """

    def __init__(self) -> None:
        self._statm = -1
        if STATM.exists():
            self._statm = os.open(STATM, os.O_RDONLY | os.O_CLOEXEC)  # lint: files -- the kernel's figures, nobody's.

    def count(self) -> int:
        """Bytes in memory now; where the system does not tell (macOS), the most there have ever been."""
        if self._statm < 0:
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return int(os.pread(self._statm, 100, 0).split()[1]) * os.sysconf("SC_PAGE_SIZE")
