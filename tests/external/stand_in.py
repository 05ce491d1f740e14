"""In place of systemd where none runs: starts what a unit says, as the user and in the bounds that it says.

Typed as `systemctl` and `journalctl`. The filter of system calls and the read-only system are not stood in for.
"""

import contextlib
import os
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

UNITS = Path("/etc/systemd/system")
STATE = Path("/run/stand-in")
READY = "The desk is at "
PATIENCE = 60


def main(name: str, words: list[str]) -> int:
    STATE.mkdir(exist_ok=True)
    if name == "journalctl":
        return _journal(words)
    act, unit = words[0], words[-1]
    if act == "daemon-reload":
        return 0
    if act in ("stop", "restart"):
        _stop(unit)
    if act in ("start", "restart", "enable"):
        return {"nginx": _nginx, "caddy": _caddy}.get(unit, _start)(unit)
    return 0


def _journal(words: list[str]) -> int:
    wanted = words[words.index("--grep") + 1]
    unit = words[words.index("-u") + 1]
    found = [line for line in (STATE / f"{unit}.log").read_text().splitlines() if re.search(wanted, line)]
    sys.stdout.write("\n".join(found))
    return 0 if found else 1


def _start(unit: str) -> int:
    said = re.findall(r"^(\w+)=(.*)$", (UNITS / f"{unit}.service").read_text(), re.MULTILINE)
    service = dict(said)
    folder = Path("/run", service["RuntimeDirectory"])
    owner = ["-o", service["User"], "-g", service["Group"]]
    subprocess.run(["install", "-d", *owner, "-m", service["RuntimeDirectoryMode"], folder], check=True)
    bounds = ["--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"]
    who = ["--reuid", service["User"], "--regid", service["Group"], "--init-groups"]
    most = min(int(service["LimitNOFILE"]), resource.getrlimit(resource.RLIMIT_NOFILE)[1])  # a container allows less.
    files = ["prlimit", f"--nofile={most}", f"--core={service['LimitCORE']}"]
    lines = Path(service["EnvironmentFile"]).read_text().splitlines()
    environ = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    command = [*files, "setpriv", *who, *bounds, *service["ExecStart"].split()]
    os.umask(int(service["UMask"], 8))
    return _run(unit, command, {"PATH": os.environ["PATH"], **environ}, READY)


def _nginx(unit: str) -> int:
    return _run(unit, ["nginx", "-g", "daemon off;"], dict(os.environ), "")


def _caddy(unit: str) -> int:
    """Its own unit lets it take low ports; here every user may."""
    Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").write_text("0")
    home = {"HOME": "/run/caddy", "XDG_DATA_HOME": "/run/caddy", "XDG_CONFIG_HOME": "/run/caddy"}
    subprocess.run(["install", "-d", "-o", "caddy", "/run/caddy"], check=True)
    who = ["setpriv", "--reuid", "caddy", "--regid", "caddy", "--init-groups"]
    command = [*who, "caddy", "run", "--config", "/etc/caddy/Caddyfile"]
    return _run(unit, command, {"PATH": os.environ["PATH"], **home}, "serving initial configuration")


def _run(unit: str, command: list[str], environ: dict[str, str], ready: str) -> int:
    log = STATE / f"{unit}.log"
    with log.open("wb") as words:
        process = subprocess.Popen(command, env=environ, stdout=words, stderr=words, start_new_session=True)
    (STATE / f"{unit}.pid").write_text(str(process.pid))
    deadline = time.monotonic() + PATIENCE
    while ready not in log.read_text(errors="replace"):
        if process.poll() is not None or time.monotonic() > deadline:
            sys.stderr.write(log.read_text(errors="replace"))
            return 1
        time.sleep(0.05)
    return 0


def _stop(unit: str) -> None:
    note = STATE / f"{unit}.pid"
    if note.exists():
        number = int(note.read_text())
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGTERM)
        while _is_alive(number):
            time.sleep(0.05)
        note.unlink()


def _is_alive(number: int) -> bool:
    status = Path(f"/proc/{number}/status")
    return status.exists() and "\nState:\tZ" not in status.read_text()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[0]).name, sys.argv[1:]))
