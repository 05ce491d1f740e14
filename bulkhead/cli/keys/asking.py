"""What the commands about keys ask for: which data folder, which passphrase, and the lines of a sheet."""

import sys
from pathlib import Path

import click

from bulkhead.cli.refusing import Refused
from bulkhead.isolation import master, passphrase, sheet
from bulkhead.isolation.places import Places, default_folder
from bulkhead.isolation.rekeying.master_key import settle


def places_of(folder: Path | None) -> Places:
    """A data folder that is there; Refused for any other."""
    places = Places((folder or default_folder()).expanduser().resolve())
    if not places.registry.exists():
        raise Refused(f"There is no practice in {places.data}. Name its folder with --data.")
    return places


class Unlocked:
    """The master key of a data folder, and the passphrase it was protected with, if there is one."""

    def __init__(self, places: Places) -> None:
        self.passphrase = ""
        found = master.found(places, ask=self._ask)
        self.key = found.key
        settle(places, found=found)

    def _ask(self, question: str) -> str:
        self.passphrase = passphrase.given(question)
        return self.passphrase


def new_passphrase(named: Path | None) -> str:
    """From a file, or typed twice; Refused where nobody can be asked."""
    if named is not None:
        words = passphrase.from_file(named)
        passphrase.refuse_easy(words)
    elif sys.stdin.isatty():
        words = passphrase.chosen()
    else:
        raise Refused("There is no terminal to type a passphrase at. Name a file that holds it with --file.")
    return words


def typed_sheet() -> bytes:
    """The key on a sheet: at a terminal line by line, each checked at once; else from the standard input."""
    if not sys.stdin.isatty():
        return sheet.key_of(sys.stdin.read().splitlines())
    click.echo("Type the lines of the sheet, with the check at the end. Spaces and capitals do not matter.")
    return sheet.key_of([_line(number) for number in range(1, sheet.LINES + 1)])


def _line(number: int) -> str:
    while True:
        typed: str = click.prompt(f"Line {number}")
        try:
            sheet.piece_of(typed, number=number)
        except sheet.Mistyped as mistake:
            click.echo(str(mistake))
        else:
            return typed
