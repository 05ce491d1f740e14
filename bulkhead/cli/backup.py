"""`bulkhead backup`: everything, or one client, into a folder of backups; and a look whether they can still be read."""

import json
import time
from pathlib import Path
from uuid import UUID

import click
from rich.console import Console
from rich.progress import Progress

from bulkhead.cli.opening import opened
from bulkhead.cli.refusing import Refused
from bulkhead.crossings.backed_up import assure_backed_up
from bulkhead.isolation import keys
from bulkhead.isolation.backing_up import pruning, record
from bulkhead.isolation.backing_up.again import prove_again
from bulkhead.isolation.backing_up.making import Made, make
from bulkhead.isolation.places import Places
from bulkhead.practice.clients.models import Client

INCOMPLETE = 1


@click.command("backup")
@click.argument("destination", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--client", "slug", default="", metavar="SLUG", help="This client alone.")
@click.option("--check", "checks", is_flag=True, help="Make none: open and compare the newest one again.")
@click.option("--data", "folder", type=click.Path(path_type=Path), help="The data folder.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for a machine.")
def command(*, destination: Path, slug: str, checks: bool, folder: Path | None, as_json: bool) -> None:
    """Back up into DIR while everything goes on, and prove it: every backup is opened again and compared.

    The master key is in no backup. Ends with 1 when a client could not be backed up; the others are.
    """
    with opened(folder) as places:
        only = named(slug).vault_id if slug else None
        began = time.perf_counter()
        if checks:
            said = prove_again(destination, only=only)
            told: dict[str, object] = {"set": said.name, "vaults": said.vaults, "bytes": said.size}
            words = f"{said.name} holds what it held when it was made: {said.vaults} clients, {_large(said.size)}."
            missing: dict[UUID, str] = {}
        else:
            made = _made(destination, only, places, shows=not as_json)
            missing = {**made.failed, **{store: f"its copy is, but {why}" for store, why in made.cut.items()}}
            told = {"set": str(made.folder), "vaults": len(made.contained.vaults()), "bytes": made.contained.size}
            held = f"{len(made.contained.vaults())} clients, {_large(made.contained.size)}"
            words = f"{made.folder} holds {held}. It was opened again and compared."
        told |= {"seconds": round(time.perf_counter() - began, 2), "missing": {str(k): v for k, v in missing.items()}}
        print(json.dumps(told) if as_json else words)
        for vault_id, why in missing.items():
            click.echo(f"bulkhead: {_called(vault_id)} is not in it: {why}", err=True)
    if missing:
        raise click.exceptions.Exit(INCOMPLETE)


def named(slug: str) -> Client:
    """The client of an address; Refused where there is none."""
    client = Client.objects.filter(slug=slug).exclude(state=Client.State.MAKING).first()
    if client is None:
        raise Refused(f"There is no client with the address “{slug}”.")
    return client


def _made(destination: Path, only: UUID | None, places: Places, *, shows: bool) -> Made:
    """Noted for the status page like a scheduled one; old ones go where the desk's page says that they lie."""
    console = Console(stderr=True)
    progress = Progress(console=console, transient=True, disable=not shows or not console.is_terminal)
    with progress, record.noting(places, only=only, is_by_hand=True):
        bar = progress.add_task("Backing up", total=None)
        made = make(destination, only=only, told=lambda done, of: progress.update(bar, completed=done, total=of))
    record.note_made(places, made=made, only=only)
    if record.settings(places).folder == str(made.folder.parent):
        gone = pruning.prune(made.folder.parent, ring=keys.ring(), keep=record.settings(places).keep)
        if gone:
            click.echo(f"bulkhead: Gone by the rule of the page Backups: {', '.join(gone)}.", err=True)
    assure_backed_up(made)
    return made


def _called(vault_id: UUID) -> str:
    client = Client.objects.filter(pk=vault_id).first()
    return str(client) if client else str(vault_id)


def _large(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
