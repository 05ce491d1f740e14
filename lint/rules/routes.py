"""Every address goes through route(), which names it and declares who may use which method; the rest is refused."""

import ast
from collections.abc import Iterator

from lint.fault import Fault
from lint.source import Source

RULE = "routes"
HOME = ("bulkhead/web/routes.py",)
PLACES = ("bulkhead/web/", "bulkhead/config/", "bulkhead/api/", "bulkhead/mcp/")
BARE = {"path", "re_path"}


def check(source: Source) -> Iterator[Fault]:
    if not source.is_python or not source.is_in(PLACES) or source.is_in(HOME):
        return
    for node in source.nodes:
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in BARE and imports_it(source, name=name):
                message = f"{name}() declares nobody: use route() of bulkhead/web/routes.py"
                yield from source.fault(node.lineno, rule=RULE, message=message)


def imports_it(source: Source, *, name: str) -> bool:
    return any(
        isinstance(node, ast.ImportFrom) and node.module == "django.urls" and name in {each.name for each in node.names}
        for node in source.nodes
    )
