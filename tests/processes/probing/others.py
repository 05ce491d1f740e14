"""Other processes: their memory, words, files and signals; and starting new ones."""

import ctypes
import os
import resource
import signal
import subprocess
from collections.abc import Callable
from functools import partial

from tests.processes.probing.files import Probe, called
from tests.processes.probing.given import Given

NUMBERS = {
    "x86_64": {"ptrace": 101, "readv": 310, "pidfd_open": 434, "getfd": 438, "tgkill": 234, "tkill": 200,
               "queue": 129, "send": 424, "shmget": 29, "shmctl": 31, "msgget": 68, "msgctl": 71, "unshare": 272,
               "chroot": 161, "io_uring": 425},
    "aarch64": {"ptrace": 117, "readv": 270, "pidfd_open": 434, "getfd": 438, "tgkill": 131, "tkill": 130,
                "queue": 138, "send": 424, "shmget": 194, "shmctl": 195, "msgget": 186, "msgctl": 187, "unshare": 97,
                "chroot": 51, "io_uring": 425},
}[os.uname().machine]  # fmt: skip
SEIZE = 0x4206
HARMLESS = signal.SIGCONT


def _opened(name: str, pid: int) -> int:
    with open(f"/proc/{pid}/{name}", "rb") as file:
        return len(file.read(16)) if name != "mem" else 0


def _vector(address: int, size: int) -> ctypes.Array[ctypes.c_size_t]:
    return (ctypes.c_size_t * 2)(address, size)


def _memory(given: Given) -> bytes:
    """Four bytes at an address where the supervisor has something."""
    room = ctypes.create_string_buffer(4)
    here, there = _vector(ctypes.addressof(room), 4), _vector(given.address, 4)
    assert called(NUMBERS["readv"], given.supervisor, ctypes.byref(here), 1, ctypes.byref(there), 1, 0) == 4
    return room.raw


def _stolen(given: Given) -> int:
    return called(NUMBERS["getfd"], called(NUMBERS["pidfd_open"], given.supervisor, 0), 0, 0)


def _signalled(given: Given) -> int:
    return called(NUMBERS["send"], called(NUMBERS["pidfd_open"], given.supervisor, 0), HARMLESS, None, 0)


def _queued(given: Given) -> int:
    told = (ctypes.c_int * 32)(HARMLESS, 0, -1)  # as sigqueue(3) sends it.
    return called(NUMBERS["queue"], given.supervisor, HARMLESS, ctypes.byref(told))


def _owned_by_another(given: Given) -> None:
    """The kernel would signal the supervisor for us."""
    import fcntl

    fcntl.fcntl(2, fcntl.F_SETOWN, given.supervisor)


def _forked(_: Given) -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    assert os.waitpid(pid, 0)[1] == 0


def _cat(given: Given) -> bytes:
    return subprocess.run(["/bin/cat", given.letter], check=True, capture_output=True).stdout


def _spawned(_: Given) -> None:
    assert os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0)[1] == 0


def _for_each(probe: Callable[[int], object]) -> dict[str, Probe]:
    return {
        "the supervisor": lambda given: probe(given.supervisor),
        "the other portal": lambda given: probe(given.sibling),
    }


def _named(words: str, probe: Callable[[int], object]) -> dict[str, Probe]:
    return {f"{words} of {whose}": each for whose, each in _for_each(probe).items()}


REACHING: dict[str, Probe] = {
    **_named("the memory", partial(_opened, "mem")),
    **_named("the words at its start", partial(_opened, "environ")),
    **_named("the map of memory", partial(_opened, "maps")),
    **_named("the open files", lambda pid: os.listdir(f"/proc/{pid}/fd")),
    **_named("the view of files", lambda pid: os.listdir(f"/proc/{pid}/root/")),
    **_named("seizing (ptrace)", lambda pid: called(NUMBERS["ptrace"], SEIZE, pid, None, None)),
    "memory read across": _memory,
    "a file taken across": _stolen,
}
SIGNALS: dict[str, Probe] = {
    **_named("a signal", lambda pid: os.kill(pid, HARMLESS)),
    **_named("a signal to the thread", lambda pid: called(NUMBERS["tgkill"], pid, pid, HARMLESS)),
    "a signal to the thread alone": lambda given: called(NUMBERS["tkill"], given.supervisor, HARMLESS),
    "a signal by descriptor": _signalled,
    "a queued signal": _queued,
    "a signal that the kernel sends": _owned_by_another,
    "a signal to the group": lambda given: os.killpg(os.getpgid(given.supervisor), HARMLESS),
}
LIMITS: dict[str, Probe] = {
    **_named("the limits", lambda pid: resource.prlimit(pid, resource.RLIMIT_NOFILE)),
    **_named("the processors", lambda pid: os.sched_setaffinity(pid, os.sched_getaffinity(pid))),
    **_named("the rank", lambda pid: os.setpriority(os.PRIO_PROCESS, pid, os.getpriority(os.PRIO_PROCESS, pid))),
}
STARTING: dict[str, Probe] = {"a fork": _forked, "another program": _cat, "a spawned program": _spawned}


def _shared(_: Given) -> None:
    called(NUMBERS["shmctl"], called(NUMBERS["shmget"], 0, 4096, 0o1600), 0, None)


def _queue(_: Given) -> None:
    called(NUMBERS["msgctl"], called(NUMBERS["msgget"], 0, 0o1600), 0, None)


DOORS: dict[str, Probe] = {
    "shared memory": _shared,
    "a queue of messages": _queue,
    "a ring of calls (io_uring)": lambda _: called(NUMBERS["io_uring"], 2, ctypes.create_string_buffer(256)),
}
# Open for root alone, sealed or not.
FOR_ROOT: dict[str, Probe] = {
    "another view of files": lambda _: called(NUMBERS["unshare"], 0x20000),
    "another root folder": lambda given: called(NUMBERS["chroot"], given.own.encode()),
    "being somebody else": lambda _: os.setuid(1),
}
