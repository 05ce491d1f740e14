"""The pages' security policy allows no inline script or style, and escaping is never switched off in passing."""

import ast
import re
from collections.abc import Iterator

from lint.fault import Fault
from lint.source import Source

RULE = "markup"
INLINE = (
    (re.compile(r"<[a-z][^>]*\sstyle\s*=", re.IGNORECASE), "inline style: give it a class"),
    (re.compile(r"<style\b", re.IGNORECASE), "inline stylesheet: put it into a file of web/ui/css"),
    (re.compile(r"<script\b(?![^>]*\ssrc\s*=)(?![^>]*application/json)", re.IGNORECASE), "inline script"),
    (re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE), "inline event: use a data- attribute and a behaviour"),
    (re.compile(r"javascript:", re.IGNORECASE), "script address"),
    (re.compile(r"\|\s*safe\b|{%-?\s*autoescape\s+(?:off|false)", re.IGNORECASE), "escaping switched off"),
)
UNESCAPED = {"mark_safe", "Markup", "SafeString"}


def check(source: Source) -> Iterator[Fault]:
    if source.is_template:
        yield from check_template(source)
    elif source.is_python and source.is_product:
        yield from check_python(source)


def check_template(source: Source) -> Iterator[Fault]:
    """A tag may go on over several lines, so the whole text is searched."""
    for pattern, message in INLINE:
        for found in pattern.finditer(source.text):
            line = source.text.count("\n", 0, found.end() - 1) + 1
            yield from source.fault(line, rule=RULE, message=message)


def check_python(source: Source) -> Iterator[Fault]:
    for node in source.nodes:
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in UNESCAPED:
                yield from source.fault(node.lineno, rule=RULE, message=f"{name}() switches escaping off")
