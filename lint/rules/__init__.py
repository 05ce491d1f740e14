"""One file per rule. Each states its reason, takes a Source and yields Faults."""

from collections.abc import Callable, Iterator

from lint.fault import Fault
from lint.rules import (
    arguments,
    files,
    libraries,
    logs,
    markup,
    names,
    pins,
    places,
    routes,
    signals,
    styles,
    suppressions,
    untyped,
    wall,
    words,
)
from lint.source import Source

Rule = Callable[[Source], Iterator[Fault]]

RULES: tuple[Rule, ...] = (
    arguments.check,
    files.check,
    libraries.check,
    logs.check,
    markup.check,
    names.check,
    pins.check,
    places.check,
    routes.check,
    signals.check,
    styles.check,
    suppressions.check,
    untyped.check,
    wall.check,
    words.check,
)


def faults_in(source: Source) -> list[Fault]:
    return sorted(fault for rule in RULES for fault in rule(source))
