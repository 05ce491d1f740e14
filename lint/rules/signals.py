"""We write no signals: what happens after a save is said where the save is."""

import ast
from collections.abc import Iterator

from lint.fault import Fault
from lint.source import Source

RULE = "signals"
MODULES = {"django.dispatch", "django.db.models.signals", "django.contrib.auth.signals", "django.core.signals"}
HOME = ("bulkhead/isolation/", "bulkhead/config/")


def check(source: Source) -> Iterator[Fault]:
    if not source.is_python or not source.is_product or source.is_in(HOME):
        return
    for node in source.nodes:
        if isinstance(node, ast.ImportFrom) and node.module in MODULES:
            yield from source.fault(node.lineno, rule=RULE, message="we write no signals: call the verb instead")
