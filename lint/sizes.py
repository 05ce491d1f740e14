"""The size score: STYLE's limits always hold, and the figures stored in sizes.json may only fall."""

import ast
import json
import math
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from lint.fault import Fault
from lint.source import Source
from lint.syntax import Function

RULE = "sizes"
SCORE = Path(__file__).with_name("sizes.json")

FUNCTION_MAX = 50
FILE_MAX = {".py": 300, ".html": 100, ".js": 79, ".css": 300}

Score = dict[str, float]


def check(files: list[Source], *, accept: bool) -> Iterator[Fault]:
    for source in files:
        yield from too_long(source)
    stored = read_score()
    current = score([source for source in files if source.is_product])
    for figure, value in current.items():
        if value > stored[figure]:
            message = f"{figure} rose from {stored[figure]:g} to {value:g}; the score may only fall"
            yield Fault("lint/sizes.json", 1, RULE, message)
    if accept:
        write_score({figure: min(value, stored[figure]) for figure, value in current.items()})


def too_long(source: Source) -> Iterator[Fault]:
    if source.is_migration or "/vendor/" in source.path:
        return
    limit = FILE_MAX.get(Path(source.path).suffix)
    if limit is not None and len(source.lines) > limit:
        message = f"{len(source.lines)} lines; none of its kind may have more than {limit}"
        yield from source.fault(1, rule=RULE, message=message)
    for function in functions_of(source):
        if length(function) > FUNCTION_MAX:
            message = f"{function.name}() has {length(function)} lines; no function may have more than {FUNCTION_MAX}"
            yield from source.fault(function.lineno, rule=RULE, message=message)


def score(files: list[Source]) -> Score:
    own = [source for source in files if not source.is_migration]
    functions = [length(function) for source in own for function in functions_of(source)]
    modules = [len(source.lines) for source in own if source.is_python and source.lines]
    templates = [len(source.lines) for source in own if source.is_template]
    return {
        "function_lines_median": median(functions or [0]),
        "function_lines_p95": percentile(functions, share=0.95),
        "function_lines_max": max(functions, default=0),
        "file_lines_median": median(modules or [0]),
        "file_lines_max": max(modules, default=0),
        "template_lines_max": max(templates, default=0),
    }


def functions_of(source: Source) -> list[Function]:
    if not source.is_python:
        return []
    return [node for node in source.nodes if isinstance(node, Function)]


def length(function: Function) -> int:
    """From `def` to the last line, without the docstring: saying why must not cost anything."""
    whole = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None and len(function.body) > 1:
        whole -= (first.end_lineno or first.lineno) - first.lineno + 1
    return whole


def percentile(lengths: list[int], *, share: float) -> int:
    ordered = sorted(lengths)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)] if ordered else 0


def read_score() -> Score:
    stored: Score = json.loads(SCORE.read_text())
    return stored


def write_score(new: Score) -> None:
    SCORE.write_text(json.dumps(new, indent=2) + "\n")
