"""Each risky or heavy library has one home, so that a portal never loads it and a change of it touches one folder."""

import ast
from collections.abc import Iterator

from lint.fault import Fault
from lint.source import Source
from lint.syntax import imported

RULE = "libraries"
DRIVERS = ("bulkhead/isolation/",)
WRITERS = ("bulkhead/render/",)
READERS = ("bulkhead/render/", "bulkhead/guard/reading/")
HOMES = {
    "sqlcipher3": DRIVERS,
    "sqlite3": DRIVERS,
    "psycopg": DRIVERS,
    "docx": WRITERS,
    "pptx": WRITERS,
    "xlsxwriter": WRITERS,
    "typst": WRITERS,
    "pyhanko": WRITERS,
    "mjml": WRITERS,
    "lxml": READERS,
    "pikepdf": READERS,
    "pypdfium2": READERS,
    "PIL": READERS,
    "olefile": READERS,
}


def check(source: Source) -> Iterator[Fault]:
    if not source.is_python or not source.is_product:
        return
    for node in source.nodes:
        if isinstance(node, ast.Import | ast.ImportFrom):
            for module in imported(node):
                home = HOMES.get(module.split(".")[0])
                if home and not source.is_in(home):
                    message = f"{module} may be imported only in {' and '.join(home)}"
                    yield from source.fault(node.lineno, rule=RULE, message=message)
