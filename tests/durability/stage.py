"""What people do that writes, one flow each: made ready, done once over HTTP, and looked for afterwards.

For processes that are started to suffer: no pytest in them, and the same pages as everywhere.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

os.environ["DJANGO_SETTINGS_MODULE"] = "bulkhead.config.desk"
import django
from sqlcipher3 import dbapi2 as sqlcipher

django.setup()

from bulkhead.crossings.provision import take_back_unfinished  # noqa: E402 -- Django is set up first.
from bulkhead.isolation import copies, inside, keys, migrating, schema  # noqa: E402 -- see above.
from bulkhead.isolation.backing_up import making, sets  # noqa: E402 -- see above.
from bulkhead.isolation.backing_up.destination import sets_in  # noqa: E402 -- see above.
from bulkhead.isolation.engines.cipher.base import connect  # noqa: E402 -- see above.
from bulkhead.isolation.errors import WallError  # noqa: E402 -- see above.
from bulkhead.isolation.places import Places  # noqa: E402 -- see above.
from bulkhead.practice.accounts.models import Practitioner  # noqa: E402 -- see above.
from bulkhead.practice.clients.models import Client  # noqa: E402 -- see above.
from bulkhead.practice.library.models import ItemVersion  # noqa: E402 -- see above.
from bulkhead.vault.deliverables.answers import Approval, Comment  # noqa: E402 -- see above.
from bulkhead.vault.deliverables.deliveries import Delivery  # noqa: E402 -- see above.
from bulkhead.vault.deliverables.models import Deliverable, Version  # noqa: E402 -- see above.
from bulkhead.vault.people.models import Person  # noqa: E402 -- see above.
from bulkhead.vault.requests.sent import SentFile  # noqa: E402 -- see above.
from tests.browse import Browser, desk_browser, portal_browser  # noqa: E402 -- see above.
from tests.rig.stores import let_go  # noqa: E402 -- see above.

DONE = 303
REFUSED = 507
TABLE = "late_table"
NEWEST = max(schema.KNOWN)
OLDER = schema.KNOWN - {NEWEST}
LATER = f"""CREATE TABLE {TABLE} (x);
INSERT INTO {TABLE} VALUES (1);
INSERT INTO django_migrations (app, name, applied) VALUES ('vault', '{NEWEST}', '2026-11-22');"""


@dataclass
class Stage:
    """A desk and a portal with somebody signed in at each."""

    desk: Browser
    portal: Browser
    client: Client
    sponsor: UUID


def set_up(places: Places) -> Stage:
    """The keys of a data folder, and the two of them signed in; every page they need was shown once."""
    keys.install(keys.Ring(places, keys.load_master(places)))
    client = Client.objects.get(slug="signal")
    with inside(client):
        sponsor = Person.objects.get(role="sponsor").id
    desk = desk_browser(as_practitioner=Practitioner.objects.get(email="maren@northlight.example"))
    stage = Stage(desk, portal_browser(client, as_person=sponsor), client, sponsor)
    desk.get("/in/signal/deliverables/")
    stage.portal.get("/")
    return stage


def planned(stage: Stage, mark: str) -> str:
    lead = Practitioner.objects.get(email="maren@northlight.example")
    with inside(stage.client):
        return str(Deliverable.plan(mark, kind="plan", due_on=date(2026, 12, 1), by=lead.actor).id)


def upload(stage: Stage, mark: str) -> int:
    path = f"/in/signal/deliverables/{mark}/versions/"
    return stage.desk.post(path, {"note": ""}, files={"file": (f"{mark}.txt", mark.encode() * 3000)}).status


def reviewed(stage: Stage, mark: str) -> str:
    deliverable = planned(stage, mark)
    upload(stage, deliverable)
    stage.desk.post(f"/in/signal/deliverables/{deliverable}/review/")
    with inside(stage.client):
        return f"{deliverable} {Version.objects.filter(deliverable=deliverable).latest('number').id}"


def deliver(stage: Stage, mark: str) -> int:
    deliverable, version = mark.split()
    form = {"version": version, "approvers": stage.sponsor, "confirm": "Signal"}
    return stage.desk.post(f"/in/signal/deliverables/{deliverable}/delivery/", form).status


def delivered(stage: Stage, mark: str) -> str:
    ready = reviewed(stage, mark)
    deliver(stage, ready)
    with inside(stage.client):
        return str(Delivery.objects.get(version=ready.split()[1]).id)


def approve(stage: Stage, mark: str) -> int:
    return stage.portal.post(f"/delivered/{mark}/approvals/").status


def to_speak_of(stage: Stage, mark: str) -> str:
    with inside(stage.client):
        return f"{Delivery.objects.order_by('pk').values_list('pk', flat=True)[0]} {mark}"


def comment(stage: Stage, mark: str) -> int:
    delivery, _, words = mark.partition(" ")
    return stage.portal.post(f"/delivered/{delivery}/comments/", {"words": words}).status


def send(stage: Stage, mark: str) -> int:
    files = {"attachments": (f"{mark}.csv", mark.encode() * 3000)}
    return stage.portal.post("/send/", {"words": ""}, files=files).status


def shelve(stage: Stage, mark: str) -> int:
    form = {"title": mark, "kind": "framework", "when": "At the start."}
    return stage.desk.post("/library/new/", form, files={"file": (f"{mark}.md", b"# A plan\n\n" * 300)}).status


def add_client(stage: Stage, mark: str) -> int:
    """A start takes back what was left half made; whoever was refused may try the same again at once."""
    form = {"display_name": mark, "slug": mark, "hue": "330", "time_zone": "Europe/London", "currency": "GBP"}
    status = stage.desk.post("/clients/new/", form).status
    if status != DONE:
        take_back_unfinished()
    return status


def is_live(mark: str) -> bool:
    live = Client.objects.filter(slug=mark, state=Client.State.LIVE).first()
    placed = [one.state for one in keys.ring().registry.entries() if one.slug == mark]
    assert placed == (["live"] if live else []), f"{mark}: the practice and the registry differ"
    return live is not None


def behind(stage: Stage, mark: str) -> str:
    """One vault a schema change behind; what it lacks is a table with one row."""
    let_go()
    raw = connect(keys.ring().vault(stage.client.vault_id))
    raw.execute(f"DROP TABLE IF EXISTS {TABLE}")
    raw.execute("DELETE FROM django_migrations WHERE app = 'vault' AND name = ?", [NEWEST])
    raw.close()
    return mark


def migrate(stage: Stage, _: str) -> int:
    """As a start brings one vault up to date: a copy first, then the change as SQL."""
    outcome = migrating.tried(stage.client.vault_id, backups=copies.folder_name(), rendered={OLDER: LATER})
    return DONE if outcome.upgraded else REFUSED


def is_new(stage: Stage) -> bool:
    """Wholly new or wholly old."""
    raw = connect(keys.ring().vault(stage.client.vault_id))
    marked = raw.execute("SELECT count(*) FROM django_migrations WHERE name = ?", [NEWEST]).fetchone() == (1,)
    made = raw.execute("SELECT count(*) FROM sqlite_master WHERE name = ?", [TABLE]).fetchone() == (1,)
    raw.close()
    assert marked == made, "the vault is half migrated"
    return made


def back_up(_: Stage, mark: str) -> int:
    """Into a folder of its own; what was refused left nothing that looks like a backup."""
    try:
        made = making.make(_backups(mark))
    except (WallError, OSError, sqlcipher.Error):
        return REFUSED
    return REFUSED if made.contained.failed else DONE


def is_backed_up(mark: str) -> bool:
    """A set that says it is one has to prove it."""
    kept = [sets.seen(folder, ring=keys.ring()) for folder in sets_in(_backups(mark))]
    return any(one.contained is not None and not one.contained.failed for one in kept)


def _backups(mark: str) -> Path:
    return keys.ring().places.backups / mark


class Flow(NamedTuple):
    """Made ready unharmed, done once, and whether it is there."""

    ready: Callable[[Stage, str], str]
    act: Callable[[Stage, str], int]
    is_there: Callable[[Stage, str], bool]


def _found(rows: Callable[[str], bool]) -> Callable[[Stage, str], bool]:
    def look(stage: Stage, mark: str) -> bool:
        with inside(stage.client):
            return rows(mark)

    return look


def _as_it_is(_: Stage, mark: str) -> str:
    return mark


FLOWS: dict[str, Flow] = {
    "upload": Flow(planned, upload, _found(lambda mark: Version.objects.filter(name=f"{mark}.txt").exists())),
    "deliver": Flow(reviewed, deliver, _found(lambda mark: Delivery.objects.filter(version=mark.split()[1]).exists())),
    "approve": Flow(delivered, approve, _found(lambda mark: Approval.objects.filter(delivery=mark).exists())),
    "comment": Flow(
        to_speak_of, comment, _found(lambda mark: Comment.objects.filter(words=mark.partition(" ")[2]).exists())
    ),
    "send": Flow(_as_it_is, send, _found(lambda mark: SentFile.objects.filter(name=f"{mark}.csv").exists())),
    "shelve": Flow(_as_it_is, shelve, lambda _, mark: ItemVersion.objects.filter(name=f"{mark}.md").exists()),
    "add_client": Flow(_as_it_is, add_client, lambda _, mark: is_live(mark)),
    "migrate": Flow(behind, migrate, lambda stage, _: is_new(stage)),
    "back_up": Flow(_as_it_is, back_up, lambda _, mark: is_backed_up(mark)),
}
