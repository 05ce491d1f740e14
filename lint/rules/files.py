"""Client material reaches the disk encrypted or not at all, so few places may open or change a file."""

import ast
from collections.abc import Iterator

from lint.fault import Fault
from lint.source import Source
from lint.syntax import called

RULE = "files"

# Where files may be opened and changed, and why there.
MAY_WRITE = (
    "bulkhead/isolation/",  # Blobs, keys, registry and vault files: the wall itself.
    "bulkhead/cli/",  # Reads the folders and writes the reports its owner names.
    "bulkhead/config/",  # Reads settings and keeps the run folder.
    "bulkhead/base/local.py",  # Sockets are files; no material is in them.
)
# A zip or a picture that lies in memory is opened there, but nothing is ever written.
MAY_OPEN = (*MAY_WRITE, "bulkhead/guard/reading/", "bulkhead/render/")

WRITES = {
    "write_text", "write_bytes", "mkdir", "makedirs", "unlink", "rmdir", "rename", "rmtree", "symlink_to",
    "hardlink_to", "copyfile", "copytree", "copy2", "mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile",
    "TemporaryDirectory", "SpooledTemporaryFile",
}  # fmt: skip


def check(source: Source) -> Iterator[Fault]:
    if not source.is_python or not source.is_product:
        return
    for node in source.nodes:
        if isinstance(node, ast.Call):
            name = called(node)
            if (name == "open" and not source.is_in(MAY_OPEN)) or (name in WRITES and not source.is_in(MAY_WRITE)):
                message = f"{name}() here: files are opened and written by isolation, cli and config alone"
                yield from source.fault(node.lineno, rule=RULE, message=message)
