"""A log line names an event and numbers, never a value: that could be one client's words in everybody's log."""

import ast
from collections.abc import Iterator

from lint.fault import Fault
from lint.source import Source

RULE = "logs"
LEVELS = {"debug", "info", "warning", "error", "critical", "exception", "log"}
# What may follow the sentence: numbers, and words of our own code.
HARMLESS = {"__name__", "count", "id", "kind", "number", "pid", "pk", "port", "status"}
LOGGERS = {"log", "logger", "logging", "LOG", "_log", "_logger"}


def check(source: Source) -> Iterator[Fault]:
    if not source.is_python or not source.is_product:
        return
    for node in source.nodes:
        if isinstance(node, ast.Call) and is_log_call(node.func) and not is_constant(node):
            message = f"log a constant sentence, followed at most by one of {', '.join(sorted(HARMLESS))}"
            yield from source.fault(node.lineno, rule=RULE, message=message)


def is_log_call(function: ast.expr) -> bool:
    match function:
        case ast.Attribute(attr=level, value=ast.Name(id=name) | ast.Attribute(attr=name)):
            return level in LEVELS and name in LOGGERS
        case ast.Attribute(attr=level, value=ast.Call(func=ast.Attribute(attr="getLogger"))):
            return level in LEVELS
        case _:
            return False


def is_constant(call: ast.Call) -> bool:
    """`log.log(level, message)` has its sentence second."""
    by_level = isinstance(call.func, ast.Attribute) and call.func.attr == "log"
    sentence = call.args[1:] if by_level else call.args
    return all(is_harmless(value) if place else isinstance(value, ast.Constant) for place, value in enumerate(sentence))


def is_harmless(value: ast.expr) -> bool:
    match value:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in HARMLESS
        case _:
            return isinstance(value, ast.Constant)
