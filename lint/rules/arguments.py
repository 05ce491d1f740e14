"""After its first argument a public function takes keywords only, so that a call reads as a sentence."""

from collections.abc import Iterator

from lint.fault import Fault
from lint.source import Source
from lint.syntax import Function, overrides

RULE = "arguments"


def check(source: Source) -> Iterator[Fault]:
    if not source.is_python or source.is_migration or not source.is_in(("bulkhead/", "lint/")):
        return
    for node in source.nodes:
        if isinstance(node, Function) and not node.name.startswith("_") and not overrides(node):
            yield from check_function(source, function=node)


def check_function(source: Source, *, function: Function) -> Iterator[Fault]:
    taken = [*function.args.posonlyargs, *function.args.args]
    free = 2 if taken and taken[0].arg in {"self", "cls"} else 1
    if len(taken) > free:
        message = f"{function.name}() takes {len(taken)} by position; put * after the first"
        yield from source.fault(function.lineno, rule=RULE, message=message)
    if function.args.kwarg:
        message = f"{function.name}() takes **{function.args.kwarg.arg}; name what it takes"
        yield from source.fault(function.lineno, rule=RULE, message=message)
