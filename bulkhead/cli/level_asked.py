"""Which level of folders the clients are: read from the paths, and asked where somebody is there to answer."""

import sys
from collections.abc import Collection
from pathlib import Path

import click

from bulkhead.base.levels import USUAL, Levels, levels_of
from bulkhead.cli.folders import files_below

ABOUT = ("{folder} itself is one client", "each folder in it is a client: {names}", "each folder in those: {names}")


def levels_below(folder: Path, *, known: Collection[str]) -> Levels:
    """The levels of a folder, itself included; `known` are the slugs of standing clients."""
    top = folder.resolve()
    paths = [f"{top.name}/{one.shown}" for one in files_below(top) if not one.skipped]
    return levels_of(paths, known=known)


def level_asked(folder: Path, *, levels: Levels) -> int:
    """The level that somebody at the terminal names; the usual one where nobody sits there."""
    if not sys.stdin.isatty():
        return USUAL
    for level in levels.all:
        names = ", ".join(level.names[:5]) + (" …" if len(level.names) > 5 else "")
        click.echo(f"  {level.number}  {ABOUT[level.number].format(folder=folder.name, names=names)}", err=True)
    return int(
        click.prompt("Which folders are the clients?", type=click.IntRange(0, 2), default=levels.suggested, err=True)
    )
