"""The command: from a client to a finished file."""

import json
import os
import time
from pathlib import Path

import click

from bulkhead.cli.backup import named
from bulkhead.cli.export.packing import Packed, pack
from bulkhead.cli.lead import lead
from bulkhead.cli.opening import opened
from bulkhead.cli.refusing import Refused
from bulkhead.isolation import inside
from bulkhead.isolation.whole_file import sync_folder
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.trail.models import VaultLine

UNFINISHED = ".part"


@click.command("export")
@click.argument("slug")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--data", "folder", type=click.Path(path_type=Path), help="The data folder.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for a machine.")
def command(*, slug: str, file: Path, folder: Path | None, as_json: bool) -> None:
    """Write all that lies in the vault of SLUG to FILE, a zip: rows as JSON and CSV, files under their names, the log.

    It is not sealed: whoever has FILE reads it. Both logs say that it was made.
    """
    if file.exists():
        raise Refused(f"{file} is there already. Name another file, or remove it.")
    if not file.parent.is_dir():
        raise Refused(f"There is no folder {file.parent}.")
    with opened(folder):
        client = named(slug)
        began = time.perf_counter()
        _tell(client)
        packed = _written(client, file)
    told = {"file": str(file), "tables": packed.tables, "rows": packed.rows, "files": packed.files}
    told |= {"bytes": file.stat().st_size, "seconds": round(time.perf_counter() - began, 2)}
    words = (
        f"{file} has {packed.rows} rows and {packed.files} files of {client}. It is not sealed: hand it over safely."
    )
    print(json.dumps(told) if as_json else words)


def _tell(client: Client) -> None:
    """First, so that the line is in the export too."""
    by = lead().actor
    with inside(client):
        VaultLine.append("exported", by=by, words=f"{by.name} exported everything that lies here.")
    PracticeLine.append("client.exported", by=by, words=f"{by.name} exported {client}.", subject=client.id)


def _written(client: Client, file: Path) -> Packed:
    """Beside, then under its name: a file that was cut off never looks like one."""
    beside = file.with_name(file.name + UNFINISHED)
    try:
        handle = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with open(handle, "w+b") as target, inside(client):
            packed = pack(target, client=str(client))
            target.flush()
            os.fsync(target.fileno())
        beside.rename(file)
        sync_folder(file.parent)
    except OSError as error:
        raise Refused(f"{file} could not be written: {error.strerror}. Nothing was left of it.") from error
    finally:
        beside.unlink(missing_ok=True)
    return packed
