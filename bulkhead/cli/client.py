"""`bulkhead client`: clients from the command line."""

import json
import time
from pathlib import Path

import click

from bulkhead.cli.newcomers import add, wanted_client
from bulkhead.cli.opening import opened


@click.group("client")
def command() -> None:
    """Add a client."""


@command.command("add")
@click.argument("name")
@click.option("--slug", default="", help="The word in its address; made from the name when left out.")
@click.option("--hue", type=int, help="Its colour, in degrees; the one farthest from the others when left out.")
@click.option("--data", "folder", type=click.Path(path_type=Path), help="The data folder; made when it is not there.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for a machine.")
def add_one(*, name: str, slug: str, hue: int | None, folder: Path | None, as_json: bool) -> None:
    """Make a vault, a portal and guard terms for a new client.

    Other names, people and domains that the guard should know are added at the desk.
    """
    with opened(folder, create=True):
        wanted = wanted_client(name, slug=slug, hue=hue)
        began = time.perf_counter()
        client = add(wanted)
        took = round((time.perf_counter() - began) * 1000, 1)
    said = {"id": str(client.id), "slug": client.slug, "hue": client.hue, "portal": client.portal_address, "ms": took}
    print(json.dumps(said) if as_json else f"{client} is {client.id}, at {client.portal_address}, made in {took} ms.")
