"""A machine with nothing of ours on it: own mounts, own network, own processes. The page is typed there, line by line.

Run as `unshare … python -m tests.external.bare_machine PROXY`; it prints what each block of the page answered.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.browser.proxies import certify
from tests.external.page import blocks_of

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "self-hosting.md"
CODE = ("bin", "bulkhead", "docs", "requirements.txt", "requirements-dev.txt")
HOME = str(Path.home())
CHANGED = ("/etc", "/var", HOME, "/usr/local")  # as they are, and what is written is gone afterwards.
EMPTY = ("/srv", "/home")
NAMES = "desk.example.com nobody-here.portal.example.com other.example.com signal.portal.example.com"
FURTHER, TO_THE_END = "Backups", "nginx"  # what comes then is the same behind either.
OTHER = {"nginx": "The proxy: Caddy", "caddy": "The proxy: nginx"}
CERTIFICATE = Path("/run/certificate")
CERTIFIED = ("desk.example.com", "*.portal.example.com", "*.example.com")
ADD = "bulkhead client add Signal --slug signal --json"
ASK = "curl --silent --output /dev/null --write-out '%{http_code}' https://signal.portal.example.com/sign-in/"


def main(proxy: str) -> None:
    os.umask(0o022)  # as a shell of root has it.
    blocks = blocks_of(PAGE)  # before anything is covered: this checkout may lie in what is.
    _lay_out()
    _put_in_the_program()
    CERTIFICATE.mkdir()
    certify(CERTIFICATE, names=CERTIFIED)
    mount("tmpfs", "/tmp")  # last: this very Python may lie in there.
    answers = []
    for block in blocks:
        if block.heading == OTHER[proxy]:
            continue
        if block.heading == FURTHER and proxy != TO_THE_END:
            break
        if block.heading == "Try it" and not any(answer["heading"] == "A portal" for answer in answers):
            answers += [typed("A portal", ADD), typed("A portal", ASK)]
        answers.append(typed(block.heading, block.lines))
        if block.heading == "The certificate":
            _renew("/etc/ssl/bulkhead")
    sys.stdout.write(json.dumps(answers))


def _renew(folder: str) -> None:
    """As whoever renews the certificate is told to leave it."""
    for made in CERTIFICATE.iterdir():
        shutil.copyfile(made, Path(folder, made.name))
        Path(folder, made.name).chmod(0o640)


def typed(heading: str, lines: str) -> dict[str, str | int]:
    """What a shell that ends at the first failure answers, as root, in an empty home."""
    around = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": HOME}
    around["CURL_CA_BUNDLE"] = "/etc/ssl/bulkhead/fullchain.pem"
    done = subprocess.run(["sh", "-eu", "-c", lines], env=around, cwd=HOME, capture_output=True, text=True, timeout=150)
    return {"heading": heading, "lines": lines, "status": done.returncode, "said": done.stdout + done.stderr}


def _lay_out() -> None:
    mount("tmpfs", "/run")
    for folder in CHANGED:
        overlay(folder, lower=folder)
    Path(HOME).chmod(0o711)  # the Python of this machine may lie in there.
    for folder in EMPTY:
        mount("tmpfs", folder)
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    with Path("/etc/hosts").open("a") as hosts:
        hosts.write(f"127.0.0.1 {NAMES}\n")


def _put_in_the_program() -> None:
    """A copy of the checkout, and packages as the first command would install them."""
    home = Path("/usr/local/lib/bulkhead")
    home.mkdir()
    for name in CODE:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, home / name)
    subprocess.run(["chmod", "-R", "go=rX", home], check=True)
    Path("/usr/local/lib/packages").mkdir()
    overlay("/usr/local/lib/packages", lower=sys.prefix)
    (home / ".venv").symlink_to(
        "/usr/local/lib/packages"
    )  # a mount could not be put aside by the lines about upgrading.
    (home / ".venv" / "installed").mkdir(exist_ok=True)
    for name in ("requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, home / ".venv" / "installed")
    script = (ROOT / "tests" / "external" / "stand_in.py").read_text()
    for name in ("systemctl", "journalctl"):
        path = Path("/usr/local/sbin", name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/usr/local/lib/bulkhead/.venv/bin/python -I\n{script}")
        path.chmod(0o755)


def overlay(folder: str, *, lower: str) -> None:
    above = Path("/run/above", folder.strip("/").replace("/", "-"))
    for name in ("upper", "work"):
        (above / name).mkdir(parents=True)
    above.joinpath("upper").chmod(Path(lower).stat().st_mode)
    said = f"lowerdir={lower},upperdir={above}/upper,workdir={above}/work"
    subprocess.run(["mount", "-t", "overlay", "overlay", "-o", said, folder], check=True)


def mount(kind: str, folder: str) -> None:
    subprocess.run(
        ["mount", "-t", kind, kind, folder, "-o", "mode=755" if folder != "/tmp" else "mode=1777"], check=True
    )


if __name__ == "__main__":
    main(sys.argv[1])
