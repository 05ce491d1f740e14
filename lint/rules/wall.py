"""Only isolation may choose a database, speak SQL or hold a connection: everything else asks the open vault."""

import ast
from collections.abc import Iterator

from lint.fault import Fault
from lint.source import Source
from lint.syntax import called

RULE = "wall"
HOME = ("bulkhead/isolation/",)
CALLS = {"using", "raw", "extra", "cursor", "db_manager"}
# A transaction has to say on which of the two fixed aliases it runs.
TRANSACTIONS = {"atomic", "on_commit"}
NAMES = {"connection", "connections", "RawSQL"}


def check(source: Source) -> Iterator[Fault]:
    if not source.is_python or not source.is_product or source.is_in(HOME):
        return
    for node in source.nodes:
        for line, what in crossings_of_the_wall(node):
            yield from source.fault(line, rule=RULE, message=f"{what} belongs to bulkhead/isolation")


def crossings_of_the_wall(node: ast.AST) -> Iterator[tuple[int, str]]:
    match node:
        case ast.Call(func=ast.Attribute(attr=name)) if name in CALLS:
            yield node.lineno, f".{name}()"
        case ast.Call(keywords=keywords) if called(node) not in TRANSACTIONS:
            for keyword in keywords:
                if keyword.arg == "using":
                    yield node.lineno, "using="
        case ast.ImportFrom(module=module, names=aliases) if module and module.startswith("django.db"):
            for alias in aliases:
                if alias.name in NAMES:
                    yield node.lineno, alias.name
        case ast.Attribute(attr=name) if name in NAMES:
            yield node.lineno, f".{name}"
