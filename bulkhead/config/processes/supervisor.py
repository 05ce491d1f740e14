"""The supervisor: it holds the keys and the listeners, starts everything else, and imports no Django."""

import contextlib
import fcntl
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from bulkhead.config.processes import certificates, listeners
from bulkhead.config.processes.doors import Doors, parent_of
from bulkhead.config.processes.kept import Kept
from bulkhead.config.processes.lent_keys import LentKeys, ring_of
from bulkhead.config.processes.loop import Loop
from bulkhead.config.processes.nursery import Nursery
from bulkhead.config.processes.options import Options
from bulkhead.config.processes.portals import Portals
from bulkhead.isolation import control, keys, starting
from bulkhead.isolation.control import WORDS
from bulkhead.isolation.key_safety import CREDENTIALS
from bulkhead.isolation.passphrase import FILE
from bulkhead.isolation.places import Places
from bulkhead.isolation.quarantine import look_anew

MEMORY = Path("/dev/shm")  # noqa: S108 -- a file system in memory is the point.
ROOT = str(Path(__file__).parents[3])
SPOOL = "bulkhead-spool-"
PATIENCE = 10.0
PATIENT_STARTS = 3
DESK = "bulkhead.config.processes.desk"
WORKER = "bulkhead.work.main"


class CannotServe(RuntimeError):
    """Why nothing was started, in a sentence for whoever typed the command."""


def serve(places: Places, *, options: Options) -> None:
    """Serve one data folder until told to stop; CannotServe when that is impossible."""
    places.prepare()
    if options.sockets is not None and not options.sockets.is_dir():
        raise CannotServe(
            f"There is no folder {options.sockets} for the proxy's sockets. Make it, or unset BULKHEAD_SOCKETS."
        )
    with _alone(places), _spool(places) as spool:
        ring = ring_of(places)
        _refuse_taken(options.desk_port)
        starting.say_doubts(places)
        _set_limits()
        supervisor = Supervisor(places, ring=ring, options=options, spool=spool)
        supervisor.run()
        if supervisor.unfit:
            raise CannotServe(supervisor.unfit)


class Supervisor:
    """All parts together, for as long as Bulkhead serves."""

    def __init__(self, places: Places, *, ring: keys.Ring, options: Options, spool: str) -> None:
        self._places = places
        self._options = options
        self._spool = spool
        self._stopping = False
        self._ready = False
        self.unfit = ""
        self._deaf: set[UUID] = set()
        self._loop = Loop()
        environ = _environ(places, options)
        self._desk = Kept(self._loop, name="desk", command=self._desk_command(), environ=environ)
        self._worker = Kept(self._loop, name="worker", command=[WORKER], environ=environ)
        self._lent = LentKeys(ring, renew=self._renew)
        ring.registry.rouse_the_abandoned()
        look_anew(ring.registry)
        self._portals = Portals(self._loop, ring=ring, options=options, heard=self._ring)
        self._nursery = Nursery(self._loop, environ=_without_keys(environ), told=self._portals.told)
        self._portals.nursery = self._nursery
        self._doors = Doors(
            self._loop, run=places.run, lent=self._lent, may_have_key=self._is_mine, answer=self._answer
        )

    def run(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            self._loop.on_signal(number, call=self._stop)
        self._loop.on_signal(signal.SIGHUP, call=self._hang_up)
        self._loop.on_signal(signal.SIGCHLD, call=self._reap)
        self._desk.start()
        self._nursery.warm_up()
        self._loop.run()
        self._loop.close()

    def _begin(self) -> None:
        """The desk has brought the stores up to date: the others may open them."""
        if self._ready or self._stopping:
            return
        self._ready = True
        for words in self._portals.open_all():
            print(words, file=sys.stderr)
        self._worker.start()
        self._announce()

    def _announce(self) -> None:
        """Say where the desk is once it answers."""
        if listeners.answers(self._options.desk_port):
            print(f"The desk is at {self._desk_address()} and stops with Ctrl-C.", flush=True)
        elif not self._stopping:
            self._loop.later(0.02, call=self._announce)

    def _give_up(self, words: str) -> None:
        self.unfit = self.unfit or words
        if not self._stopping:
            self._stop()

    def _stop(self) -> None:
        """Once gently; whatever is left after ten seconds, or at a second signal, is killed."""
        if self._stopping:
            self._kill()
        else:
            self._stopping = True
            self._doors.close()
            self._portals.close_all()
            for part in (self._desk, self._worker, self._nursery):
                part.stop()
            self._loop.later(PATIENCE, call=self._kill)
            self._leave_when_alone()

    def _kill(self) -> None:
        for part in (self._desk, self._worker, self._nursery):
            part.kill()

    def _leave_when_alone(self) -> None:
        if self._desk.pid is None and self._worker.pid is None and self._nursery.is_empty:
            self._loop.stop()
        else:
            self._loop.later(0.05, call=self._leave_when_alone)

    def _hang_up(self) -> None:
        """New code, by SIGHUP; from a terminal the same signal says that its window was closed."""
        if sys.stdin is not None and sys.stdin.isatty():
            self._stop()
        else:
            self._nursery.warm_up()
            self._renew()

    def _renew(self) -> None:
        for part in (self._desk, self._worker):
            part.renew()

    def _reap(self) -> None:
        for part in (self._desk, self._worker):
            part.reap()
        if not self._ready and self._desk.fails >= PATIENT_STARTS:
            self._give_up("The desk cannot start. The reason is above.")

    def _answer(self, words: WORDS) -> WORDS:
        answer: WORDS = {}
        match words:
            case {"say": "changed", "vault": str(vault)}:
                answer = {"words": self._follow(UUID(vault))}
            case {"say": "rests"}:
                self._portals.follow_rests()
            case {"say": "ready"}:
                self._loop.later(0, call=self._begin)
            case {"say": "unfit", "words": str(sentence)}:
                self._give_up(sentence)
            case {"say": "secret", "sealed": str(sealed)}:
                answer = {"taken": self._lent.take_secret(bytes.fromhex(sealed))}
            case {"say": "processes"}:
                answer = self._processes()
            case {"say": "seal"}:
                seal = self._portals.seal()
                answer = {"seal": seal.as_json().decode() if seal else ""}
        return answer

    def _follow(self, vault_id: UUID) -> str:
        """Also said here, because whoever added a client has no page for a port that is taken."""
        words = self._portals.follow(vault_id)
        if words:
            print(words, file=sys.stderr)
        return words

    def _processes(self) -> WORDS:
        """Process ids by what they are; portals by their vault's id."""
        awake = {vault_id.hex: pid for vault_id, pid in self._portals.awake().items()}
        own = {"supervisor": os.getpid(), "desk": self._desk.pid, "worker": self._worker.pid, "warm": self._nursery.pid}
        return {name: pid or 0 for name, pid in (own | awake).items()}

    def _is_mine(self, pid: int) -> bool:
        """The desk's server forks the process that serves, so a child of the desk may have the key too."""
        return pid in (self._desk.pid, self._worker.pid) or parent_of(pid) == self._desk.pid

    def _ring(self, vault_id: UUID) -> None:
        """Pass a portal's ring on; while the worker hears nothing, keep it."""
        self._deaf.add(vault_id)
        self._ring_again()

    def _ring_again(self) -> None:
        for vault_id in list(self._deaf):
            if not control.ring_worker(self._places.run, vault_id=vault_id):
                self._loop.later(0.2, call=self._ring_again)
                break
            self._deaf.discard(vault_id)

    def _desk_address(self) -> str:
        return f"{'https' if self._options.tls else 'http'}://desk.localhost:{self._options.desk_port}"

    def _desk_command(self) -> list[str]:
        command = [DESK, "--port", str(self._options.desk_port)]
        if self._options.tls:
            pem = Path(self._spool or self._places.run) / "desk.pem"
            pem.touch(mode=0o600)
            pem.write_text(certificates.made_for("desk.localhost"))
            command += ["--pem", str(pem)]
        return command


@contextlib.contextmanager
def _alone(places: Places) -> Iterator[None]:
    with open(places.run / "lock", "a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise CannotServe(
                f"Bulkhead serves {places.data} already (process {lock.read().strip()})."
                " Stop that one first, or serve another folder with --data."
            ) from error
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


@contextlib.contextmanager
def _spool(places: Places) -> Iterator[str]:
    """A folder in memory for what must never lie on a disk; empty where the system has none. Left-overs go first."""
    note = places.run / "spool"
    if note.exists() and (left := Path(note.read_text())).parent == MEMORY and left.name.startswith(SPOOL):
        shutil.rmtree(left, ignore_errors=True)
    if not os.access(MEMORY, os.W_OK):
        yield ""
        return
    folder = tempfile.mkdtemp(prefix=SPOOL, dir=MEMORY)
    note.write_text(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        note.unlink(missing_ok=True)


def _refuse_taken(port: int) -> None:
    try:
        listeners.refuse_taken(port)
    except listeners.Taken as taken:
        raise CannotServe(f"{taken} Stop that program, or choose another port for the desk with --port.") from taken


def _set_limits() -> None:
    """No memory image of a process that holds keys; a listener for every client."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _environ(places: Places, options: Options) -> dict[str, str]:
    own = {"BULKHEAD_DATA": str(places.data.resolve()), "BULKHEAD_DEMO": "1" if options.demo else ""}
    own |= {"BULKHEAD_SERVED_SINCE": str(time.time())}
    own |= {"BULKHEAD_DESK_PORT": str(options.desk_port)} | ({"BULKHEAD_SCHEME": "https"} if options.tls else {})
    outer = {name: value for name, value in os.environ.items() if name not in (FILE, CREDENTIALS)}
    return {**outer, **own, "PYTHONPATH": os.pathsep.join(filter(None, (ROOT, os.environ.get("PYTHONPATH"))))}


def _without_keys(environ: dict[str, str]) -> dict[str, str]:
    """A portal is not told where the keys or the other stores lie."""
    return {name: value for name, value in environ.items() if name not in ("BULKHEAD_KEYS", "BULKHEAD_DATA")}
