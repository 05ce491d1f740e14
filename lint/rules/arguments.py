"""After its first argument a public function takes keywords only, so that a call reads as a sentence."""

import ast
from collections.abc import Iterator, Sequence

from lint.fault import Fault
from lint.source import Source
from lint.syntax import Function, overrides

RULE = "arguments"


def check(source: Source) -> Iterator[Fault]:
    if not source.is_python or source.is_migration or not source.is_in(("bulkhead/", "lint/")):
        return
    for function in public_functions(ast.parse(source.text).body):
        if not overrides(function):
            yield from check_function(source, function=function)


def public_functions(body: Sequence[ast.stmt]) -> Iterator[Function]:
    """A function inside another is not among them: whoever it is handed to says how it is called."""
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield from public_functions(node.body)
        elif isinstance(node, Function) and not node.name.startswith("_"):
            yield node


def check_function(source: Source, *, function: Function) -> Iterator[Fault]:
    taken = [*function.args.posonlyargs, *function.args.args]
    free = 2 if taken and taken[0].arg in {"self", "cls"} else 1
    if len(taken) > free:
        message = f"{function.name}() takes {len(taken)} by position; put * after the first"
        yield from source.fault(function.lineno, rule=RULE, message=message)
    if function.args.kwarg:
        message = f"{function.name}() takes **{function.args.kwarg.arg}; name what it takes"
        yield from source.fault(function.lineno, rule=RULE, message=message)
