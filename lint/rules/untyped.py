"""Any switches the type checker off without saying so."""

import ast
from collections.abc import Iterator

from lint.fault import Fault
from lint.source import Source

RULE = "untyped"


def check(source: Source) -> Iterator[Fault]:
    if not source.is_python or source.is_migration:
        return
    for node in source.nodes:
        if isinstance(node, ast.ImportFrom) and node.module == "typing" and "Any" in {each.name for each in node.names}:
            yield from source.fault(node.lineno, rule=RULE, message="say what it is: object, a Protocol or a TypedDict")
