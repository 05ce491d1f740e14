"""What a browser fetches once: every style sheet and behaviour, packed as it is sent."""

import gzip
from pathlib import Path

from bulkhead.cli.bench.figures import Figure

STATIC = Path(__file__).parents[2] / "web" / "ui" / "static"


def figures() -> list[Figure]:
    files = sorted(path for path in STATIC.rglob("*") if path.suffix in (".css", ".js"))
    packed = sum(len(gzip.compress(path.read_bytes())) for path in files)
    return [Figure("CSS and JS, packed", round(packed / 1024, 1), "KB", 60, len(files))]
