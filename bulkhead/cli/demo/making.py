"""Makes the demo: everything in the order of time, in a folder inside its own, and moved up in one piece at the end."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import TypedDict

from bulkhead.base import clock
from bulkhead.cli.demo.acts.presence import arrive
from bulkhead.cli.demo.cast import ASSOCIATES, FOUNDED, PRACTICE, Associate, Company, Member
from bulkhead.cli.demo.clients.anchor import ANCHOR
from bulkhead.cli.demo.clients.bloom import BLOOM
from bulkhead.cli.demo.clients.cadence import CADENCE
from bulkhead.cli.demo.clients.harbor import HARBOR
from bulkhead.cli.demo.clients.pilot import PILOT
from bulkhead.cli.demo.clients.signal import SIGNAL
from bulkhead.cli.demo.days import Days
from bulkhead.cli.demo.folder import MAKING, PASSWORD, Demo, refuse_occupied
from bulkhead.cli.demo.shelf import COUNTED_ON, SHELF, Shelved, count_together
from bulkhead.cli.demo.stage import Act, Stage
from bulkhead.cli.opening import opened
from bulkhead.crossings.enrol import enrol
from bulkhead.crossings.nudge import nudge
from bulkhead.crossings.plan_ahead import plan_ahead
from bulkhead.crossings.project import project
from bulkhead.crossings.provision import add_client
from bulkhead.crossings.stock import put_starters
from bulkhead.isolation import inside
from bulkhead.practice.accounts.founding import found
from bulkhead.practice.accounts.models import Allocation, Practitioner
from bulkhead.practice.agenda.feeds import Feed
from bulkhead.practice.clients.models import Client
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.trail.models import OutboxEntry

COMPANIES = (SIGNAL, BLOOM, HARBOR, CADENCE, ANCHOR, PILOT)
STOCKED, SUBSCRIBED = "2026-03-02 09:30", "2026-10-05 08:00"
LAST = "2026-11-20 18:00"  # by then the worker has planned ahead and mentioned what nobody opened.
STILL_WAITS = "2026-11-20 10:00"  # mail written before this went out; the rest waits, as it does without a server.
Event = tuple[str, Callable[[], object]]


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
        making = _Making.begun(Days(today))
        for when, happen in sorted(making.events(), key=itemgetter(0)):
            with clock.at(making.days.moment(when)):
                happen()
        made = [_introduced(company, days=making.days) for company in COMPANIES]
    Demo(today).note(scratch)
    _move_up(scratch)
    return made


@dataclass(frozen=True)
class _Making:
    """The people of the practice, and all that happens to them."""

    days: Days
    principal: Practitioner
    associates: dict[str, Practitioner]

    @classmethod
    def begun(cls, days: Days) -> "_Making":
        with clock.at(days.moment(FOUNDED)):
            principal = found(PRACTICE)
        return cls(days, principal, {})

    def events(self) -> Iterator[Event]:
        for associate in ASSOCIATES:
            yield associate.joined, partial(self._join, associate)
        yield STOCKED, partial(put_starters, self.principal)
        for shelved in SHELF:
            yield shelved.on, partial(self._shelve, shelved)
        yield COUNTED_ON, lambda: count_together(self._stage(None))
        yield SUBSCRIBED, lambda: Feed.begin(self.principal, instead_of=None)
        for company in COMPANIES:
            yield from self._of(company)

    def _of(self, company: Company) -> Iterator[Event]:
        yield company.since, partial(self._add, company)
        for member in company.members:
            yield member.added, partial(self._enrol, member, company)
            if member.seen:
                yield member.seen, partial(_see, member, company)
        for when, act in company.story:
            yield when, partial(self._play, act, company)
        yield LAST, partial(_work_on, company)

    def _stage(self, led_by: Associate | None) -> Stage:
        lead = self.associates[led_by.email] if led_by else self.principal
        return Stage(lead, self.days, self.principal)

    def _join(self, associate: Associate) -> None:
        person = Practitioner.objects.create_user(
            associate.email, password=PASSWORD, name=associate.name, kind=Practitioner.Kind.ASSOCIATE
        )
        person.role_words = associate.role_words
        person.save(update_fields=["role_words"])
        self.associates[associate.email] = person

    def _shelve(self, shelved: Shelved) -> None:
        shelved.play(self._stage(None))

    def _add(self, company: Company) -> None:
        lead = self._stage(company.led_by).lead
        client = add_client(company.wanted, lead=lead)
        if company.led_by:
            Allocation(practitioner=lead, client=client).save()

    def _enrol(self, member: Member, company: Company) -> None:
        by = self._stage(company.led_by).lead.actor
        enrol(_client(company), name=member.name, email=member.email, role=member.role, title=member.title, by=by)

    def _play(self, act: Act, company: Company) -> None:
        act.play(self._stage(company.led_by), client=_client(company))


def _client(company: Company) -> Client:
    return Client.objects.get(slug=company.wanted.slug)


def _see(member: Member, company: Company) -> None:
    with inside(_client(company)):
        arrive(Person.objects.get(email=member.email))


def _work_on(company: Company) -> None:
    """What the worker does by itself."""
    plan_ahead(_client(company))
    nudge(_client(company))


def _introduced(company: Company, *, days: Days) -> Made:
    """The client with a link for each of its people, made now."""
    client = _client(company)
    with inside(client):
        _settle(days)
        address = Profile.only().portal_address
        people = [_way_in(person, address) for person in Person.present().order_by("added_at")]
    with clock.at(days.moment(LAST)):
        project(client)
    return Made(slug=client.slug, portal=address, people=people)


def _way_in(person: Person, address: str) -> WayIn:
    """For whoever tries the demo: an invitation of now, beside those of the story, which are used or stay run out.

    Somebody who was invited once and never came has that one, written anew; the newest of all is what counts.
    """
    unused = list(Invitation.objects.filter(person=person, used_at=None).order_by("written_at"))
    row = unused[0] if unused else Invitation(person=person)
    if len(unused) <= 1:
        row.written_at = clock.now()
        row.save()
    token = row.mint()
    return WayIn(name=person.name, email=person.email, role=person.role, link=f"{address}invitations/{token}/")


def _settle(days: Days) -> None:
    """Older mail went out, and the calendar has heard of everything; what else the worker has to do waits for it."""
    for row in OutboxEntry.objects.filter(done_at=None):
        is_sent = row.kind.startswith("mail.") and row.written_at < days.moment(STILL_WAITS)
        if is_sent or row.kind in ("project", "plan"):
            with clock.at(row.written_at):
                row.mark_done()


def _move_up(scratch: Path) -> None:
    """The practice and the note that it is a demo come last: before them the folder holds nothing that would open."""
    last = ("practice", "demo.json")
    for part in sorted(scratch.iterdir(), key=lambda path: last.index(path.name) if path.name in last else -1):
        part.rename(scratch.parent / part.name)
    scratch.rmdir()
