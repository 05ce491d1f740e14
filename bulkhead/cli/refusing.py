"""What a command refuses: one sentence on the error stream, exit status 2, no traceback."""

import sys
from typing import IO, Self

import click


class Refused(click.ClickException):
    """Why a command did nothing, in a sentence for whoever typed it."""

    exit_code = 2

    @classmethod
    def of(cls, error: RuntimeError) -> Self:
        """The sentence of an error of ours; any other error is a fault and goes on as it is."""
        if isinstance(error, click.exceptions.Exit | click.Abort) or not is_ours(error):
            raise error
        sentence = str(error)
        return cls(sentence[:1].upper() + sentence[1:])

    def show(self, file: IO[str] | None = None) -> None:
        click.echo(f"bulkhead: {self.format_message()}", file=file or sys.stderr)


def is_ours(error: RuntimeError) -> bool:
    """Our named errors carry sentences for people."""
    return type(error).__module__.startswith("bulkhead.")
