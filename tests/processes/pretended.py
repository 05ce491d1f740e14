"""A kernel that offers less than this one, for the portals of a test: what it lacks is said in the environment."""

import errno
import os
from collections.abc import Mapping

from bulkhead.base import landlock, sealing, seccomp
from bulkhead.base.sealing import Seal

SEAL, LANDLOCK, FILTER = "BULKHEAD_STAGE_SEAL", "BULKHEAD_STAGE_LANDLOCK", "BULKHEAD_STAGE_FILTER"


def pretend(environ: Mapping[str, str]) -> None:
    """`off` for the whole seal; for landlock a version or the name of an error; for the filter the name of an error."""
    if environ.get(SEAL) == "off":
        sealing.seal = lambda **_: Seal(missing=("Switched off by a test.",))
    has = environ.get(LANDLOCK, "")
    if has.isdigit():
        landlock.version = lambda _: int(has)
    elif has:
        landlock.version = lambda _: _refuse(has)
    if environ.get(FILTER):
        seccomp._put_on = lambda *_: _refuse(environ[FILTER])


def _refuse(name: str) -> int:
    number = getattr(errno, name)
    raise OSError(number, os.strerror(number))
