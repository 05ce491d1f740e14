"""What every sealed process may still read: programs, libraries and time zones, and nothing that is anybody's."""

import sys
import sysconfig
import zoneinfo
from collections.abc import Iterator
from pathlib import Path

import bulkhead

_PACKAGES = ("site-packages", "dist-packages")
# A library loads parts of itself late: character sets of the C library, say.
_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache")
_OF_THE_SYSTEM = (*_LIBRARIES, "/etc/localtime", "/dev/urandom")


def _readable() -> Iterator[Path]:
    yield Path(bulkhead.__file__).parent
    for name in ("stdlib", "platstdlib"):
        yield Path(sysconfig.get_path(name))
    for place in map(Path, sys.path):
        if place.name in _PACKAGES:
            yield place
    yield from map(Path, (*zoneinfo.TZPATH, *_OF_THE_SYSTEM))


# Those that are not there are left out by the seal.
PROGRAMS = tuple(dict.fromkeys(_readable()))
