"""A hand: a process of ours that opens files, has them read in a child of its own, and says whom they name.

The child gets bytes and nothing else; the names stay here. What was read is kept, packed, until the names are complete.
"""

import hashlib
import os
import signal
import socket
import stat
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import PurePosixPath

from bulkhead.base.scan_report import Looked
from bulkhead.cli.folders import CLOSED, PIECE
from bulkhead.guard.learning import Offered, offered_by
from bulkhead.guard.matching import Term
from bulkhead.guard.readings import Reading
from bulkhead.guard.sieve import Sieve, may_say, signs_of
from bulkhead.isolation import children
from bulkhead.isolation.blobs import LARGEST

MOST_KEPT = 256 << 20
TOO_LARGE = f"It is larger than {LARGEST >> 20} MB, more than a client’s vault takes."
GONE = "It was moved or removed while the scan ran."
CHANGED = "It is not a file."


@dataclass(frozen=True)
class Job:
    """One file to look at."""

    number: int
    path: str
    shown: str
    client: str
    size: int


@dataclass(frozen=True)
class Again:
    """A file that was looked at, to be judged by more names."""

    job: Job


@dataclass(frozen=True)
class Answer:
    """What a hand found in one file, and what the file says of whose it is; nothing where a second look is no use."""

    job: Job
    looked: Looked | None
    offered: frozenset[Offered] = frozenset()


Message = Job | Again | tuple[Term, ...] | None


def serve(pipe: "Connection[Answer, Message]") -> None:
    """Until nothing more comes. Ctrl-C is for the one who holds the other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    hand = Hand()
    try:
        while (message := pipe.recv()) is not None:
            if isinstance(message, tuple):
                hand.learn(message)
            else:
                pipe.send(hand.look(message) if isinstance(message, Job) else hand.look_again(message.job))
    except (EOFError, OSError):
        return  # the scan was stopped.
    finally:
        hand.close()


class Hand:
    """Reads and judges one file after the other."""

    def __init__(self) -> None:
        self._sieve, self._new = Sieve(()), tuple[Term, ...]()
        self._child = Child()
        self._kept: dict[int, bytes] = {}
        self._sums: dict[int, str] = {}
        self._size = 0

    def learn(self, terms: tuple[Term, ...]) -> None:
        """Judge by these. Those that say more than the ones before are what a second look is for."""
        self._new = tuple(term for term in terms if not self._sieve.knows(term))
        self._sieve = Sieve(terms)

    def look(self, job: Job) -> Answer:
        reading, summed = self._read(job)
        packed = zlib.compress(reading.as_json(), 1)
        if self._size + len(packed) <= MOST_KEPT:
            self._kept[job.number] = packed
            self._size += len(packed)
        self._sums[job.number] = summed
        return Answer(job, self._judged(job, reading, summed), frozenset(offered_by(reading)))

    def look_again(self, job: Job) -> Answer:
        """By the names it knows now; a file whose words were too many to keep is read once more."""
        packed = self._kept.pop(job.number, None)
        if packed is None:
            reading, summed = self._read(job)
        else:
            words = zlib.decompress(packed)
            if not may_say(words.decode(), terms=self._new):
                return Answer(job, None)
            reading, summed = Reading.from_json(words), self._sums[job.number]
        return Answer(job, self._judged(job, reading, summed))

    def close(self) -> None:
        self._child.close()

    def _judged(self, job: Job, reading: Reading, summed: str) -> Looked:
        findings, certain = self._sieve.sift(reading, target=job.client)
        return Looked(job.shown, job.client, job.size, summed, certain, signs_of(findings), reading.hold)

    def _read(self, job: Job) -> tuple[Reading, str]:
        digest = hashlib.sha256()
        if job.size > LARGEST:
            return Reading("unknown", (), TOO_LARGE), ""
        try:
            with os.fdopen(_opened(job.path), "rb", buffering=0) as file:
                pieces = _pieces(file.fileno(), digest)
                reading = self._child.read(PurePosixPath(job.shown).name, pieces=pieces)
        except FileNotFoundError:
            return Reading("unknown", (), GONE), ""
        except OSError:
            return Reading("unknown", (), CLOSED), ""
        return reading, digest.hexdigest()


def _opened(path: str) -> int:
    """A regular file and nothing that took its place since the folder was listed: no link, no pipe, no device."""
    opened = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise OSError(CHANGED)
    return opened


def _pieces(file: int, digest: "hashlib._Hash") -> Iterator[bytes]:
    left = LARGEST
    while left > 0 and (piece := os.read(file, min(PIECE, left))):
        digest.update(piece)
        left -= len(piece)
        yield piece


class Child:
    """A child of this hand, started when it is needed and anew when it is worn or broke."""

    def __init__(self) -> None:
        self._link: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, name: str, *, pieces: Iterator[bytes]) -> Reading:
        """What stands in it; a hold when the child broke over it."""
        try:
            answer = children.exchange(self._living(), task="read", args={"name": name}, pieces=pieces)
        except children.ChildFailed as failure:
            self.close()
            return Reading("unknown", (), str(failure))
        except BaseException:
            self.close()  # half a message may lie in the link.
            raise
        return Reading.from_json(answer)

    def close(self) -> None:
        if self._link is not None and self._process is not None:
            self._link.close()
            self._process.kill()
            self._process.wait()
        self._link = self._process = None

    def _living(self) -> socket.socket:
        if self._link is None or self._link.fileno() < 0 or self._process is None or self._process.poll() is not None:
            self.close()
            self._link, theirs = socket.socketpair()
            with theirs:
                self._process = children.start(["--link", str(theirs.fileno())], passing=theirs)
        return self._link
