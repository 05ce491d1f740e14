"""Every command by name. A command's module, and all it needs, is imported only when that command runs."""

from dataclasses import dataclass
from importlib import import_module

import click

from bulkhead.cli.refusing import Refused


@dataclass(frozen=True)
class Entry:
    """Where a command is, what it is for, and whether it works on stores."""

    module: str
    purpose: str
    on_stores: bool = True


COMMANDS = {
    "serve": Entry("bulkhead.cli.serve", "Serve the desk and every client's portal.", on_stores=False),
    "demo": Entry("bulkhead.cli.demo.command", "Make a fictional practice to try things with."),
    "client": Entry("bulkhead.cli.client", "Add a client."),
    "import": Entry("bulkhead.cli.bringing", "Bring in a folder with a sub-folder for each client."),
    "backup": Entry("bulkhead.cli.backup", "Back everything up into a folder, and prove it."),
    "restore": Entry("bulkhead.cli.restore", "Restore everything, or one client, from a backup."),
    "keys": Entry("bulkhead.cli.keys.command", "Protect, print, prove and renew the keys."),
    "export": Entry("bulkhead.cli.export.command", "Write all of one client to a file that anyone can read."),
    "scan": Entry("bulkhead.cli.scan.command", "Say which files name another client.", on_stores=False),
    "scan-file": Entry("bulkhead.cli.scan_file", "Say whether a file names a client it is not for.", on_stores=False),
    "doctor": Entry("bulkhead.cli.doctor.command", "Say what is missing or unsafe, and what to type.", on_stores=False),
    "check": Entry("bulkhead.cli.check.command", "Try whether anything of one client can be seen by another."),
    "bench": Entry("bulkhead.cli.bench.command", "Measure Bulkhead on this machine.", on_stores=False),
}


class Commands(click.Group):
    """A group that knows its commands by name, and turns what the wall refuses into one sentence."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, stand_in, rest = super().resolve_command(ctx, args)
        return name, stand_in and load(COMMANDS[str(name)]), rest

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except RuntimeError as error:
            raise Refused.of(error) from error


def load(entry: Entry) -> click.Command:
    """Import a command; Django first for one that works on stores, because models load after it."""
    if entry.on_stores:
        import_module("bulkhead.cli.opening").set_up()
    command: click.Command = import_module(entry.module).command
    return command


STAND_INS = [click.Command(name, short_help=entry.purpose) for name, entry in COMMANDS.items()]
bulkhead = Commands(
    "bulkhead", commands=STAND_INS, help="One practice, every client in a compartment of its own.", no_args_is_help=True
)
