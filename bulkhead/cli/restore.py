"""`bulkhead restore`: a whole backup into an empty data folder, or one client into a practice that goes on."""

import json
import time
from pathlib import Path

import click

from bulkhead.cli.backup import named
from bulkhead.cli.opening import opened, refuse_unwritable
from bulkhead.crossings.restoring import FINISHED, Restored, restore_all, restore_client
from bulkhead.isolation import control, keys, placing
from bulkhead.isolation.places import Places, default_folder

OTHER_KEY = "It is under the key of the backup’s time again. If that was changed because somebody may know it, type:"


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
    if not slug and _is_finished(folder):
        print(json.dumps({"finished": True}) if as_json else FINISHED)
        return
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
        "is_ended_known": restored.is_ended_known,
        "is_other_key": restored.is_other_key,
        "seconds": round(time.perf_counter() - began, 2),
    }
    print(json.dumps(told) if as_json else _words(restored, slug=slug))


def _is_finished(folder: Path | None) -> bool:
    """Whether one that was cut off in its last step lay ready there, and is whole now."""
    places = _places(folder)
    refuse_unwritable(places)
    return placing.finish_ready(places)


def _whole(source: Path, folder: Path | None) -> Restored:
    places = _places(folder)
    master = keys.load_master(places)
    places.prepare()
    with control.writing(places):
        return restore_all(source, places=places, master=master)


def _places(folder: Path | None) -> Places:
    return Places((folder or default_folder()).expanduser().resolve())


def _words(restored: Restored, *, slug: str) -> str:
    clients = "1 client" if restored.vaults == 1 else f"{restored.vaults} clients"
    lines = [f"Restored {clients} from the backup of {restored.made_at:%d %B %Y, %H:%M} UTC. Everybody signs in again."]
    if restored.unsent:
        lines.append(f"{restored.unsent} letters waited to be sent then and are not sent. Send again what is missing.")
    if not restored.is_ended_known:
        lines.append(_back_again(restored, slug=slug))
    if restored.is_other_key:
        lines.append(f"{OTHER_KEY} bulkhead keys rotate --client {slug}")
    if restored.before:
        lines.append(f"What was there before lies in {restored.before}. Delete it once you need it no more.")
    lines += [f"{vault_id} is not in the backup: {why}" for vault_id, why in restored.missing.items()]
    return "\n".join(lines)


def _back_again(restored: Restored, *, slug: str) -> str:
    """Nobody could be asked who was removed since: what knew it is gone."""
    page = "the client’s people page" if slug else "each client’s people page, and who is in the practice"
    since = f"{restored.made_at:%d %B %Y, %H:%M} UTC"
    return f"People removed after {since} are back; check them on {page}. Every passkey of theirs was ended."
