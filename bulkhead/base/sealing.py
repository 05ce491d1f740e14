"""The kernel seal: a process gives up for good what it does not need, so that a break-in at it finds nothing to take.

Landlock says which files may be opened, a filter of system calls refuses the rest. Sizes and times of a file whose path
can be guessed still show, because landlock leaves them open. Linux alone has these; elsewhere the seal says it is off.
"""

import ctypes
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

from bulkhead.base import landlock, seccomp

_PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 4, 38


class NotAlone(RuntimeError):
    """Threads were already started: the kernel would seal only one of them."""


@dataclass(frozen=True)
class Seal:
    """What is on, and in sentences why something is not."""

    landlock: bool = False
    seccomp: bool = False
    network: bool = False
    signals: bool = False
    missing: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return self.landlock and self.seccomp and self.network and self.signals

    @property
    def words(self) -> str:
        """Which seals are on and which are not; a sentence each."""
        on = [words for is_on, words in self._parts() if is_on]
        off = [words for is_on, words in self._parts() if not is_on]
        said = [f"On: {', '.join(on)}."] if on else []
        said += [f"Off: {', '.join(off)}."] if off else []
        return " ".join([*said, *self.missing])

    def as_json(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, written: bytes) -> "Seal":
        told = json.loads(written)
        return cls(**{**told, "missing": tuple(told["missing"])})

    @classmethod
    def told(cls, written: bytes) -> "Seal":
        """The same from somebody who may say anything: what cannot be read is no seal."""
        try:
            told = cls.from_json(written)
        except (ValueError, TypeError, KeyError, RecursionError):
            return UNREADABLE
        are_words = all(isinstance(words, str) for words in told.missing)
        return told if are_words and all(isinstance(part, bool) for part, _ in told._parts()) else UNREADABLE

    def _parts(self) -> tuple[tuple[bool, str], ...]:
        return (
            (self.landlock, "no files of others"),
            (self.network, "no network"),
            (self.signals, "no signals to others"),
            (self.seccomp, "no programs and no side doors of the system"),
        )


UNREADABLE = Seal(missing=("What it said of its seal could not be read.",))
_NOT_LINUX = "This system has no seal that Bulkhead knows; Linux has."


def offered() -> Seal:
    """What this kernel has, asked without putting anything on: for whoever wants to know before a process is sealed."""
    if sys.platform != "linux":
        return Seal(missing=(_NOT_LINUX,))
    libc = ctypes.CDLL(None, use_errno=True)
    version, missing = _asked(lambda: landlock.version(libc))
    return _with_filter(version, missing, put_on=lambda: seccomp.refuse_unless_offered(libc))


def seal(*, readable: Iterable[Path] = (), writable: Iterable[Path] = (), network: bool = False) -> Seal:
    """Seal this process for good: call it before the first thread, with every socket it needs already open.

    Without `network` nothing new can be connected or bound; without `writable` no file can be opened for writing.
    What the kernel does not offer is left out and told, never an error.
    """
    if sys.platform != "linux":
        return Seal(missing=(_NOT_LINUX,))
    if len(list(Path("/proc/self/task").iterdir())) > 1:
        raise NotAlone("Seal a process before it starts a thread.")
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    given = list(writable)
    version, missing = _asked(lambda: landlock.restrict(libc, readable=readable, writable=given, may_connect=network))
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    put_on = partial(seccomp.filter_calls, libc, may_connect=network, may_write=bool(given))
    told = _with_filter(version, missing, put_on=put_on)
    return replace(told, network=told.network and not network)


def _asked(landlock_version: Callable[[], int]) -> tuple[int, tuple[str, ...]]:
    try:
        return landlock_version(), ()
    except OSError as refused:
        return 0, (f"The kernel offers no landlock here ({refused.strerror}); Linux 5.13 or newer can.",)


def _with_filter(version: int, missing: tuple[str, ...], *, put_on: Callable[[], None]) -> Seal:
    """Either of the two keeps network and other processes out; landlock does since its fourth and sixth version."""
    is_filtered, more = True, tuple[str, ...]()
    try:
        put_on()
    except seccomp.OtherMachine:
        is_filtered, more = False, ("The filter of system calls is written for x86_64 and aarch64 alone.",)
    except OSError as refused:
        is_filtered, more = False, (f"The kernel takes no filter of system calls here ({refused.strerror}).",)
    return Seal(
        landlock=version > 0,
        seccomp=is_filtered,
        network=is_filtered or version >= landlock.NETWORK_FROM,
        signals=is_filtered or version >= landlock.SIGNALS_FROM,
        missing=(*missing, *more),
    )
