"""Static files stand under an address that names their content, so they may be kept for ever."""

import hashlib
from pathlib import Path


def static_address(folder: Path) -> str:
    """The prefix for all static files: changes when any of them does."""
    content = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return f"/static/{content.hexdigest()[:12]}/"
