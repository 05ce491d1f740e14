"""Makes the demo: everything in the order of time, in a folder inside its own, and moved up in one piece at the end."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import TypedDict

from bulkhead.base import clock
from bulkhead.cli.demo.cast import CLIENTS, FOUNDED, PRACTICE, Joining, Member
from bulkhead.cli.demo.days import Days
from bulkhead.cli.demo.folder import MAKING, Demo, refuse_occupied
from bulkhead.cli.demo.shelf import MAPPINGS, SHELF, Shelved
from bulkhead.cli.demo.stage import Act, Stage, play
from bulkhead.cli.demo.story import STORIES
from bulkhead.cli.opening import opened
from bulkhead.crossings.enrol import enrol
from bulkhead.crossings.project import project
from bulkhead.crossings.provision import add_client
from bulkhead.crossings.pull import remember_mapping
from bulkhead.crossings.shelve import shelve
from bulkhead.isolation import inside
from bulkhead.practice.accounts.founding import found
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.models import Item
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.sessions import Session
from bulkhead.vault.trail.models import OutboxEntry

STILL_WAITS = "2026-11-19 00:00"  # mail written before this went out; the rest waits, as it does without a server.
BROWSER = "Firefox on a laptop"
Event = tuple[str, Callable[[], None]]


class WayIn(TypedDict):
    """Someone's one-use link."""

    name: str
    email: str
    role: str
    link: str


class Made(TypedDict):
    """What the command prints of a client."""

    slug: str
    portal: str
    people: list[WayIn]


def make_demo(folder: Path, *, today: date) -> list[Made]:
    """The demo in an empty folder: each client with its portal, its people and one way in for each of them."""
    refuse_occupied(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    scratch = folder / MAKING
    shutil.rmtree(scratch, ignore_errors=True)
    with opened(scratch, create=True):
        days = Days(today)
        with clock.at(days.moment(FOUNDED)):
            stage = Stage(found(PRACTICE), days)
        for _, happen in sorted(_events(stage), key=itemgetter(0)):
            happen()
        made = [_introduced(client, stage=stage) for client in Client.objects.order_by("-slug")]
    Demo(today).note(scratch)
    _move_up(scratch)
    return made


def _events(stage: Stage) -> Iterator[Event]:
    for shelved in SHELF:
        yield shelved.on, partial(_shelve, shelved, stage)
    for joining in CLIENTS:
        slug = joining.wanted.slug
        yield joining.added, partial(_join, joining, stage)
        for member in joining.members:
            yield member.added, partial(_add, member, slug, stage)
            if member.seen:
                yield member.seen, partial(_see, member, slug, stage)
        for when, act in STORIES[slug]:
            yield when, partial(_play, act, slug, when, stage)


def _play(act: Act, slug: str, when: str, stage: Stage) -> None:
    play(act, stage=stage, client=Client.objects.get(slug=slug), when=when)


def _shelve(shelved: Shelved, stage: Stage) -> None:
    with clock.at(stage.days.moment(shelved.on)):
        standing = {"kind": shelved.kind, "tags": list(shelved.tags)}
        item, _ = Item.objects.get_or_create(title=shelved.title, defaults=standing)
        name = Path(shelved.file).name
        shelve(stage.sealed(shelved.file), name=name, item=item, by=stage.lead.actor, note=shelved.note)
        for title, field, known in MAPPINGS:
            if title == shelved.title:
                remember_mapping(item, field=field, known=known)


def _join(joining: Joining, stage: Stage) -> None:
    with clock.at(stage.days.moment(joining.added)):
        add_client(joining.wanted, lead=stage.lead)


def _add(member: Member, slug: str, stage: Stage) -> None:
    client, by = Client.objects.get(slug=slug), stage.lead.actor
    with clock.at(stage.days.moment(member.added)):
        enrol(client, name=member.name, email=member.email, role=member.role, title=member.title, by=by)


def _see(member: Member, slug: str, stage: Stage) -> None:
    client = Client.objects.get(slug=slug)
    with clock.at(stage.days.moment(member.seen)), inside(client):
        Session.start(Person.objects.get(email=member.email), browser=BROWSER)


def _introduced(client: Client, *, stage: Stage) -> Made:
    """The client with a link for each of its people, made now."""
    with inside(client):
        _settle_mail(stage)
        address = Profile.only().portal_address
        people = [_way_in(person, address) for person in Person.present().order_by("added_at")]
    project(client)
    return Made(slug=client.slug, portal=address, people=people)


def _way_in(person: Person, address: str) -> WayIn:
    token = Invitation.objects.get(person=person).mint()
    return WayIn(name=person.name, email=person.email, role=person.role, link=f"{address}invitations/{token}/")


def _settle_mail(stage: Stage) -> None:
    """Older mail went out, and the calendar has heard of everything."""
    written = OutboxEntry.objects.filter(done_at=None)
    for row in written:
        if row.kind == "project" or row.written_at < stage.days.moment(STILL_WAITS):
            row.mark_done()


def _move_up(scratch: Path) -> None:
    """The practice and the note that it is a demo come last: before them the folder holds nothing that would open."""
    last = ("practice", "demo.json")
    for part in sorted(scratch.iterdir(), key=lambda path: last.index(path.name) if path.name in last else -1):
        part.rename(scratch.parent / part.name)
    scratch.rmdir()
