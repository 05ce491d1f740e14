"""Names are words of the trade. These say nothing, so a reader cannot tell what is behind them."""

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from lint.fault import Fault
from lint.source import Source
from lint.syntax import Function, overrides

RULE = "names"
EMPTY = {"manager", "handler", "helper", "helpers", "util", "utils", "service", "processor", "data", "info"}
WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")


def check(source: Source) -> Iterator[Fault]:
    if not source.is_python or not source.is_product or source.is_migration:
        return
    yield from check_name(source, line=1, name=PurePosixPath(source.path).stem)
    for node in source.nodes:
        if isinstance(node, ast.ClassDef) or (isinstance(node, Function) and not overrides(node)):
            yield from check_name(source, line=node.lineno, name=node.name)


def check_name(source: Source, *, line: int, name: str) -> Iterator[Fault]:
    empty = {word.lower() for word in WORD.findall(name)} & EMPTY
    for word in sorted(empty):
        yield from source.fault(line, rule=RULE, message=f"{name}: {word!r} is no word of the trade")
