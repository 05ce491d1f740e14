"""A command as an ordinary user, also where Python or this copy lies in root's own folder, which nobody else may enter.

There the command gets a view of files of its own, in which those folders can be reached. Nothing changes for others.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
NEEDED = (Path(sys.base_prefix), Path(sys.prefix), ROOT)


def as_user(user: int, *, command: Sequence[str]) -> list[str]:
    """The words to start."""
    dropped = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", *command]
    closed = _closed()
    if closed is None:
        return dropped
    kept = [path for path in dict.fromkeys(NEEDED) if path.is_relative_to(closed)]
    kept = [path for path in kept if not any(path != other and path.is_relative_to(other) for other in kept)]
    return ["unshare", "--mount", "--propagation=private", "sh", "-c", _view(closed, kept), "sh", *dropped]


def may_run(user: int) -> bool:
    """Whether that works on this machine."""
    if not (shutil.which("setpriv") and shutil.which("unshare")):
        return False
    imported = "import bulkhead.config.processes.serve, tests.processes.probing.all"
    command = as_user(user, command=[sys.executable, "-c", imported])
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0


def _closed() -> Path | None:
    """The folder that keeps an ordinary user from what is needed; None where none does."""
    above = [parent for path in NEEDED for parent in path.resolve().parents]
    return next((folder for folder in sorted(above) if not folder.stat().st_mode & 0o001), None)


def _view(closed: Path, kept: Sequence[Path]) -> str:
    """Each is put aside, the closed folder is covered by an empty one, and each is put back into it."""
    lines = ["set -e", "umask 022", "aside=$(mktemp -d)"]
    for number, path in enumerate(kept):
        lines += [f"mkdir $aside/{number}", f"mount --bind '{path}' $aside/{number}"]
    lines.append(f"mount -t tmpfs -o mode=755 none '{closed}'")
    for number, path in enumerate(kept):
        lines += [f"mkdir -p '{path}'", f"mount --move $aside/{number} '{path}'"]
    return "\n".join([*lines, "rmdir $aside/* $aside", 'exec "$@"'])
