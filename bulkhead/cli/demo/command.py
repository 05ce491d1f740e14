"""`bulkhead demo`: a fictional practice with its clients, people and work."""

import json
import os
from datetime import date, datetime
from pathlib import Path

import click

from bulkhead.base import clock
from bulkhead.cli.demo.days import ZONE
from bulkhead.cli.demo.folder import EMAIL, PASSWORD, Demo, demo_folder
from bulkhead.cli.demo.making import Made, make_demo


@click.command("demo")
@click.option("--data", "folder", type=click.Path(path_type=Path), help="An empty folder, or a new one.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day it plays on; today when left out.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for a machine.")
def command(*, folder: Path | None, today: datetime | None, as_json: bool) -> None:
    """Make a fictional practice: six clients, their people, and a quarter of work in every state.

    All names are made up and all domains end in .example. Serve it with: bulkhead serve --demo --data DIR
    """
    place = (folder or demo_folder()).expanduser().resolve()
    day = today.date() if today else clock.today(ZONE)
    made = make_demo(place, today=day)
    sign_in = {"email": EMAIL, "password": PASSWORD}
    if as_json:
        print(json.dumps({"desk": desk_address(), "sign_in": sign_in, "clients": made}))
    else:
        _tell(place, day, made)


def desk_address() -> str:
    """Where the desk answers once this folder is served."""
    return f"http://desk.localhost:{os.environ.get('BULKHEAD_DESK_PORT', '8000')}/"


def _tell(place: Path, day: date, made: list[Made]) -> None:
    print(Demo(day).in_words)
    for client in made:
        print(f"\n{client['portal']} for {client['slug']}, with a way in for each person that works once:")
        for person in client["people"]:
            print(f"  {person['name']} ({person['role'].replace('_', ' ')})\n    {person['link']}")
    print(f"\nServe it with: bulkhead serve --demo --data {place}\nThe desk is then at {desk_address()}")
