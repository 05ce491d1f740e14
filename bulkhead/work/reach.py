"""What a child may still read once it is sealed: programs, typefaces and time zones, and nothing that is anybody's."""

import sys
import sysconfig
import zoneinfo
from collections.abc import Iterator
from pathlib import Path

import bulkhead

_PACKAGES = ("site-packages", "dist-packages")
# A library loads parts of itself late: character sets of the C library, say.
_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache")
_TYPEFACES = ("/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig", "/etc/fonts")
_OF_A_PERSON = (".fonts", ".local/share/fonts")


def _readable() -> Iterator[Path]:
    yield Path(bulkhead.__file__).parent
    for name in ("stdlib", "platstdlib"):
        yield Path(sysconfig.get_path(name))
    for place in map(Path, sys.path):
        if place.name in _PACKAGES:
            yield place
    yield from map(Path, (*zoneinfo.TZPATH, "/etc/localtime", *_LIBRARIES, *_TYPEFACES))
    for name in _OF_A_PERSON:
        yield Path.home() / name


# Those that are not there are left out by the seal.
READABLE = tuple(dict.fromkeys(_readable()))
