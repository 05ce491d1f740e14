"""A desk and a portal whose n-th call to the disk fails: started under libfiu, told by its input what fails when.

`FLOW CALL ERRNO N` does the flow once with the N-th such call refused, then looks at everything, and does it again.
With `kill` for the error, a fork does it and is gone at that call. Its answer is `N HAPPENED STATUS FAULT; FAULT…`.
"""

import ctypes
import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from tests.durability.stage import DONE, FLOWS, Stage, set_up  # isort: skip -- sets Django up.
from bulkhead.crossings.provision import take_back_unfinished
from bulkhead.isolation.places import Places
from bulkhead.isolation.schema import any_schema
from tests.durability.whole import Acknowledged, faults
from tests.rig.stores import let_go

CALLS = {
    "write": ("posix/io/rw/write", "posix/io/rw/pwrite"),
    "fsync": ("posix/io/sync/fsync", "posix/io/sync/fdatasync"),
    "open": ("posix/io/oc/open",),
    "rename": ("posix/io/dir/rename",),
    "unlink": ("posix/io/dir/unlink",),
}
ONCE = frozenset({"add_client", "migrate", "back_up"})  # which say something else when there is nothing to do.
TOLD = frozenset({DONE, 503, 507})
Counts = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_char_p, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_void_p), ctypes.c_void_p
)


class Fault:
    """Refuses the n-th call of a kind, once, or ends the process there; how often it was asked."""

    kills: ClassVar[bool] = False
    asked: ClassVar[int] = 0
    at: ClassVar[int] = 0

    def __init__(self) -> None:
        self._library = ctypes.CDLL("libfiu.so.0")
        self._library.fiu_init(0)
        self._callback = Counts(self._decide)

    def arm(self, call: str, *, errno: int, at: int) -> None:
        Fault.asked, Fault.at = 0, at
        for name in CALLS[call]:
            self._library.fiu_enable_external(
                name.encode(), 1, ctypes.c_void_p(errno), 0, ctypes.cast(self._callback, ctypes.c_void_p)
            )

    def disarm(self, call: str) -> None:
        for name in CALLS[call]:
            self._library.fiu_disable(name.encode())

    @staticmethod
    def _decide(*_: object) -> int:
        Fault.asked += 1
        if Fault.kills and Fault.asked == Fault.at:
            os.kill(os.getpid(), signal.SIGKILL)
        return int(Fault.asked == Fault.at)


def tried(stage: Stage, fault: Fault, *, words: list[str]) -> str:
    name, call, errno, at = words
    flow = FLOWS[name]
    mark = flow.ready(stage, f"m{name}-{call}-{errno}-{at}".replace("_", "-"))

    def act() -> int:
        return _status(lambda: flow.act(stage, mark))

    if errno == "kill":
        happened, status = _killed(act, fault, call, at=int(at))
        found = []
    else:
        fault.arm(call, errno=int(errno), at=int(at))
        status = act()
        fault.disarm(call)
        happened, found = Fault.asked >= Fault.at, [] if status in TOLD else [f"answered {status}"]
    found += _seen(lambda: [] if flow.is_there(stage, mark) or status != DONE else ["acknowledged and not there"])
    with any_schema():  # a vault whose upgrade was refused is an old one, and whole.
        found += _seen(lambda: faults(stage.client, Acknowledged()))
    again = DONE if name in ONCE and flow.is_there(stage, mark) else _status(lambda: flow.act(stage, mark))
    found += [] if again == DONE else [f"answered {again} when asked again"]
    found += _seen(lambda: [] if flow.is_there(stage, mark) else ["not there when asked again"])
    return f"{at} {int(happened)} {status} {'; '.join(found)}"


def _killed(act: Callable[[], int], fault: Fault, call: str, *, at: int) -> tuple[bool, int]:
    """Whether a fork with stores of its own was killed, and its answer; what a start takes back is taken back."""
    let_go()
    child = os.fork()
    if child == 0:
        Fault.kills = True
        fault.arm(call, errno=0, at=at)
        os._exit(0 if act() == DONE else 1)
    _, ended = os.waitpid(child, 0)
    take_back_unfinished()
    return os.WIFSIGNALED(ended), DONE if ended == 0 else -1


def _status(act: Callable[[], int]) -> int:
    """What nobody answered is shown by its type; the test says that this is wrong."""
    try:
        return act()
    except Exception:  # noqa: BLE001 -- shown by the assertion.
        traceback.print_exc()
        return -1


def _seen(look: Callable[[], list[str]]) -> list[str]:
    try:
        return look()
    except Exception as error:  # noqa: BLE001 -- see above.
        return [f"{type(error).__name__}: {error}"]


def main() -> None:
    stage, fault = set_up(Places(Path(sys.argv[1]))), Fault()
    _say("ready")
    for line in sys.stdin:
        _say(tried(stage, fault, words=line.split()))


def _say(words: str) -> None:
    os.write(sys.stdout.fileno(), f"{words}\n".encode())


if __name__ == "__main__":
    main()
