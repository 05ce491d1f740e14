"""`bulkhead serve`: everything is started by the supervisor, which this process becomes."""

import sys
from importlib import import_module
from pathlib import Path

import click

from bulkhead.cli.demo.folder import demo_folder, ensure_demo
from bulkhead.isolation.places import default_folder


@click.command("serve")
@click.option("--demo", is_flag=True, help="A fictional practice, in a folder of its own.")
@click.option("--data", "folder", type=click.Path(path_type=Path), help="The data folder.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port of the desk.")
@click.option("--tls", is_flag=True, help="Serve over https with a certificate made for this start.")
def command(*, demo: bool, folder: Path | None, port: int, tls: bool) -> None:
    """Serve the desk and every client's portal until Ctrl-C.

    It answers to this machine only. The first start makes the data folder; every start brings its stores up to date,
    after a backup.
    """
    if demo:
        folder = folder or demo_folder()
        print(ensure_demo(folder).in_words, flush=True)
    # The supervisor stands above the command line, so it is reached by name.
    serving = import_module("bulkhead.config.processes.serve")
    sys.exit(serving.main((folder or default_folder()).expanduser().resolve(), port=port, demo=demo, tls=tls))
