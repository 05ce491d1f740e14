"""Bulkhead as it is really served: from the command to the first page, a portal that wakes, memory, cost of home."""

import contextlib
import http.client
import json
import socket
import subprocess
import sys
import time
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from bulkhead.cli.bench import machine
from bulkhead.cli.bench.figures import Figure, middle
from bulkhead.cli.bench.told import Told
from bulkhead.isolation import control
from bulkhead.isolation.places import Places

PATIENCE = 30.0
REQUESTS, WARM_UP = 300, 30
OURS = ("supervisor", "desk", "worker", "warm")
DESK_PAGES = ("/", "/calendar/", "/library/", "/tray/", "/in/signal/", "/in/signal/deliverables/")


class NotServed(RuntimeError):
    """Bulkhead did not come up, so nothing can be measured."""


def figures(folder: Path, *, told: Told) -> list[Figure]:
    """Serve the scratch folder and measure it."""
    port = _free_port()
    with _served(folder, port) as began:
        started = _until_page(port, began)
        found = [Figure("start to first page", round(started, 2), "s", 2.0)]
        found += _of_portals("memory of a sleeping portal", pids=_portals(folder).values(), budget=0)
        _visit(told["host"], "/sign-in/", "")  # the warm parent is ready when the first portal has answered.
        found.append(_waking(told["sleepers"]))
        if machine.can_tell():
            processes = _processes(folder)
            idle = [pid for vault, pid in _portals(folder).items() if vault != told["vault"].replace("-", "")]
            found += _of_portals("memory of an idle portal", pids=idle, budget=20)
            found += _home(told, pid=processes[told["vault"].replace("-", "")])
            found += _memory(processes, told, port)
    return found


def started(folder: Path, *, count: int) -> list[Figure]:
    """Beside so many vaults: from the command to the first page, and the supervisor, which listens for each."""
    port = _free_port()
    with _served(folder, port) as began:
        found = [Figure(f"start to first page, {count} vaults", round(_until_page(port, began), 2), "s", 2.0)]
        if machine.can_tell():
            memory = machine.own_memory(_processes(folder)["supervisor"])
            found.append(Figure(f"memory of the supervisor, {count} vaults", memory, "MB"))
    return found


def home(folder: Path, *, told: Told) -> list[Figure]:
    """Only what the first page of a full portal costs as it is served; its budget is in times of the bare server."""
    if not machine.can_tell():
        return []
    port = _free_port()
    with _served(folder, port) as began:
        _until_page(port, began)
        _visit(told["host"], "/", told["cookie"])
        pid = int(control.ask(Places(folder), message={"say": "processes"})[told["vault"].replace("-", "")])
        return [
            replace(figure, name=f"large {figure.name}", budget=figure.budget if figure.unit == "×" else None)
            for figure in _home(told, pid=pid)
        ]


@contextlib.contextmanager
def _served(folder: Path, port: int) -> Iterator[float]:
    command = [sys.executable, "-m", "bulkhead.cli", "serve", "--data", str(folder), "--port", str(port)]
    began = time.perf_counter()
    serving = subprocess.Popen(command, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    try:
        yield began
    finally:
        serving.terminate()
        serving.wait(PATIENCE)


def _until_page(port: int, began: float) -> float:
    while time.perf_counter() - began < PATIENCE:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if _get(f"desk.localhost:{port}", "/sign-in/")[0] == 200:
                return time.perf_counter() - began
        time.sleep(0.02)
    raise NotServed(f"The desk did not answer within {PATIENCE:.0f} seconds.")


def _waking(hosts: list[str]) -> Figure:
    took = []
    for host in hosts:
        began = time.perf_counter()
        _visit(host, "/sign-in/", "")
        took.append((time.perf_counter() - began) * 1000)
    return middle("first answer of a sleeping portal", values=took, unit="ms", budget=100)


def _home(told: Told, *, pid: int) -> list[Figure]:
    """Both through the same server; what the asking costs is in another process."""
    home = _cost(told["host"], pid=pid, cookie=told["cookie"])
    with _bare(told) as (host, bare_pid):
        bare = _cost(host, pid=bare_pid, cookie="")
    return [
        Figure("portal home as served, CPU", round(home, 2), "ms", 3, REQUESTS),
        Figure("bare server and one query, CPU", round(bare, 2), "ms", None, REQUESTS),
        Figure("portal home, times bare", round(home / bare, 2), "×", 5, REQUESTS),
    ]


@contextlib.contextmanager
def _bare(told: Told) -> Iterator[tuple[str, int]]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        fd, port = listener.fileno(), listener.getsockname()[1]
        command = [sys.executable, "-m", "bulkhead.cli.bench.bare", str(fd)]
        bare = subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[fd], text=True)
        assert bare.stdin is not None, "it is a pipe"
        bare.stdin.write(json.dumps(told))
        bare.stdin.close()
        try:
            yield f"bare.localhost:{port}", bare.pid
        finally:
            bare.kill()
            bare.wait()


def _cost(host: str, *, pid: int, cookie: str) -> float:
    """Milliseconds of CPU for each visit, a connection of its own each, by what the kernel counted for that process."""
    for _ in range(WARM_UP):
        _visit(host, "/", cookie)
    before = machine.cpu_ms(pid)
    for _ in range(REQUESTS):
        _visit(host, "/", cookie)
    return (machine.cpu_ms(pid) - before) / REQUESTS


def _visit(host: str, path: str, cookie: str) -> None:
    status, _ = _get(host, path, cookie)
    if status != 200:
        raise NotServed(f"{host}{path} answered {status}.")


def _memory(processes: dict[str, int], told: Told, port: int) -> list[Figure]:
    """After each has shown its pages, so that nothing is left that would only grow later."""
    for path in DESK_PAGES * 3:
        _visit(f"desk.localhost:{port}", path, told["desk_cookie"])
    desk = [processes["desk"], *machine.children_of(processes["desk"])]
    portal = processes[told["vault"].replace("-", "")]
    return [
        Figure("memory of the desk", round(sum(map(machine.own_memory, desk)), 1), "MB", 110),
        Figure("memory of the worker", machine.own_memory(processes["worker"]), "MB", 90),
        Figure("memory of the warm parent", machine.own_memory(processes["warm"]), "MB", 20),
        *_of_portals("memory of a live portal", pids=[portal], budget=20),
    ]


def _of_portals(name: str, *, pids: Collection[int], budget: float) -> list[Figure]:
    """The median of those that are awake, nothing where none is; no figure where the seal keeps us from looking."""
    if not all(map(machine.may_look, pids)):
        return []
    return [middle(name, values=[machine.own_memory(pid) for pid in pids] or [0.0], unit="MB", budget=budget)]


def _processes(folder: Path) -> dict[str, int]:
    return {name: int(pid) for name, pid in control.ask(Places(folder), message={"say": "processes"}).items()}


def _portals(folder: Path) -> dict[str, int]:
    """Those that are awake, by their vault."""
    return {name: pid for name, pid in _processes(folder).items() if name not in OURS}


def _get(host: str, path: str, cookie: str = "") -> tuple[int, bytes]:
    link = http.client.HTTPConnection("127.0.0.1", int(host.rpartition(":")[2]), timeout=PATIENCE)
    with contextlib.closing(link):
        link.request("GET", path, headers={"Host": host, "Cookie": cookie})
        answer = link.getresponse()
        return answer.status, answer.read()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
