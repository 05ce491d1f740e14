"""What a child cannot do once it is sealed; beside it what the same process could before, so that the test can fail."""

import json
import os
import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulkhead.base import seccomp
from bulkhead.base.sealing import Seal
from bulkhead.isolation import children, keys
from bulkhead.isolation.places import Places
from bulkhead.work.reach import READABLE
from tests.seals import needs_seal

ATTEMPTS = """
    import ctypes, os, signal, socket, subprocess, threading
    libc = ctypes.CDLL(None, use_errno=True)
    def called(number, *given):
        if libc.syscall(number, *given) < 0: raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    def forked():
        pid = os.fork()
        if pid == 0: os._exit(0)
        os.waitpid(pid, 0)
    def connected(kind, address):
        with socket.socket(kind, socket.SOCK_STREAM) as link: link.connect(address)
    def sent(address):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as link: link.sendto(b"out", address)
    def bound():
        with socket.socket() as link: link.bind(("127.0.0.1", 0))
    def threaded():
        ran = []
        thread = threading.Thread(target=lambda: ran.append(1)); thread.start(); thread.join()
        return ran[0]
    def attempts(given):
        return {
            "read the passwords": lambda: open("/etc/passwd").read(),
            "read the data folder": lambda: open(given["data"], "rb").read(),
            "read a file beside the programs": lambda: open(given["beside"]).read(),
            "list the home folder": lambda: os.listdir(given["home"]),
            "read what the parent was started with": lambda: open(f"/proc/{given['parent']}/environ", "rb").read(),
            "write a file": lambda: open(given["write"], "w"),
            "make a folder": lambda: os.mkdir(given["write"] + ".d"),
            "remove a file": lambda: os.unlink(given["remove"]),
            "change the rights of a file": lambda: os.chmod(given["data"], 0o666),
            "change the times of a file": lambda: os.utime(given["data"], (0, 0)),
            "connect to an address": lambda: connected(socket.AF_INET, tuple(given["address"])),
            "connect to a socket of this machine": lambda: connected(socket.AF_UNIX, given["local"]),
            "send a packet": lambda: sent(tuple(given["address"])),
            "listen": bound,
            "signal the parent": lambda: os.kill(given["parent"], 0),
            "fork": forked,
            "start a program": lambda: subprocess.run(["/bin/true"], check=True),
            "become a program": lambda: os.execv("/bin/true", ["/bin/true"]) if given["sealed"] else None,
            "limit the parent": lambda: __import__("resource").prlimit(given["parent"], 7),
            "leave the view of files": lambda: called(given["unshare"], 0x20000),
        }
    def tried(given):
        told = {}
        for name, attempt in attempts(given).items():
            try: attempt(); told[name] = "can"
            except PermissionError: told[name] = "refused"
            except Exception as other: told[name] = repr(other)
        told["start a thread"] = "can" if threaded() else "refused"
        told["signal itself"] = "can" if os.kill(os.getpid(), 0) is None else "refused"
        return told
"""
CHILD = f"""{ATTEMPTS}
    import json
    from bulkhead.work import child
    child.TASKS["try"] = lambda args, content: json.dumps(tried(json.loads(args["given"]))).encode()
    child.main()
"""
CONTROL = f"""{ATTEMPTS}
    import json, sys
    print(json.dumps(tried(json.loads(sys.argv[1]))))
"""
ALLOWED = ("start a thread", "signal itself")
NEEDS_ROOT = "leave the view of files"


@pytest.fixture
def given(tmp_path: Path, data: Places) -> Iterator[dict[str, object]]:
    """A listener, a local socket, and files to break into."""
    beside = tmp_path / "beside.txt"
    beside.write_text("a file of nobody's")
    removed = tmp_path / "removed.txt"
    removed.write_text("there")
    local = str(data.run / "l")
    with socket.socket() as listener, socket.socket(socket.AF_UNIX) as near:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        near.bind(local)
        near.listen()
        yield {
            "data": str(data.keys / "master"),
            "beside": str(beside),
            "home": str(Path.home()),
            "write": str(tmp_path / "written"),
            "remove": str(removed),
            "address": listener.getsockname(),
            "local": local,
            "parent": os.getpid(),
            "unshare": {"x86_64": 272, "aarch64": 97}[seccomp.machine()],
            "sealed": True,
        }


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A child of this process alone, which knows a task that tries everything."""
    monkeypatch.setattr(keys._Holding, "holder", None)
    monkeypatch.setattr(children, "COMMAND", [sys.executable, "-c", textwrap.dedent(CHILD)])
    children._own.close()
    yield
    children._own.close()


@needs_seal
@pytest.mark.usefixtures("own")
def test_a_sealed_child_can_do_nothing_but_work(given: dict[str, object]) -> None:
    told = json.loads(children.run("try", args={"given": json.dumps(given)}))

    expected = {name: "can" if name in ALLOWED else "refused" for name in told}
    assert told == expected
    assert len(told) > 20
    assert Path(str(given["remove"])).exists()


@needs_seal
def test_the_same_process_could_do_it_all_before_it_was_sealed(given: dict[str, object]) -> None:
    command = [sys.executable, "-c", textwrap.dedent(CONTROL), json.dumps({**given, "sealed": False})]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    if os.getuid() != 0:
        told.pop(NEEDS_ROOT)
    assert [name for name, answer in told.items() if answer != "can"] == []


@needs_seal
@pytest.mark.usefixtures("own")
def test_a_child_tells_its_seal() -> None:
    told = Seal.from_json(children.run("seal", args={}))

    assert told == Seal(landlock=True, seccomp=True, network=True, signals=True)
    assert told.words == (
        "On: no files of others, no network, no signals to others, no programs and no side doors of the system."
    )


def test_no_folder_of_anybodys_is_among_those_a_child_may_read(data: Places) -> None:
    holding = [path for path in READABLE if data.data.resolve().is_relative_to(path.resolve())]

    assert (holding, Path("/") in READABLE, Path.home() in READABLE) == ([], False, False)
