"""`bulkhead restore`: a whole backup into an empty data folder, or one client into a practice that goes on."""

import json
import time
from pathlib import Path

import click

from bulkhead.cli.backup import named
from bulkhead.cli.opening import opened, refuse_unwritable
from bulkhead.crossings.restoring import Restored, restore_all, restore_client
from bulkhead.isolation import control, keys
from bulkhead.isolation.places import Places, default_folder


@click.command("restore")
@click.argument("source", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--client", "slug", default="", metavar="SLUG", help="This client alone, into the practice as it runs.")
@click.option("--data", "folder", type=click.Path(path_type=Path), help="The data folder.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for a machine.")
def command(*, source: Path, slug: str, folder: Path | None, as_json: bool) -> None:
    """Restore from DIR, a folder of backups or one of them; of several, the newest that was proven.

    A whole restore needs an empty data folder with the master key in it. Everybody signs in again afterwards.
    """
    began = time.perf_counter()
    if slug:
        with opened(folder):
            restored = restore_client(named(slug), named=source)
    else:
        restored = _whole(source, folder)
    told = {
        "made_at": restored.made_at.isoformat(),
        "vaults": restored.vaults,
        "unsent": restored.unsent,
        "missing": {str(vault_id): why for vault_id, why in restored.missing.items()},
        "before": str(restored.before or ""),
        "seconds": round(time.perf_counter() - began, 2),
    }
    print(json.dumps(told) if as_json else _words(restored))


def _whole(source: Path, folder: Path | None) -> Restored:
    places = Places((folder or default_folder()).expanduser().resolve())
    refuse_unwritable(places)
    master = keys.load_master(places)
    places.prepare()
    with control.writing(places):
        return restore_all(source, places=places, master=master)


def _words(restored: Restored) -> str:
    clients = "1 client" if restored.vaults == 1 else f"{restored.vaults} clients"
    lines = [f"Restored {clients} from the backup of {restored.made_at:%d %B %Y, %H:%M} UTC. Everybody signs in again."]
    if restored.unsent:
        lines.append(f"{restored.unsent} letters waited to be sent then and are not sent. Send again what is missing.")
    if restored.before:
        lines.append(f"What was there before lies in {restored.before}. Delete it once you need it no more.")
    lines += [f"{vault_id} is not in the backup: {why}" for vault_id, why in restored.missing.items()]
    return "\n".join(lines)
