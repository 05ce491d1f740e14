"""What is kept of an engagement: where it stands, what was decided, what was promised, who may come in."""

from dataclasses import dataclass
from datetime import date

from bulkhead.base import clock
from bulkhead.cli.demo.acts.presence import LAPTOP, person_named, there
from bulkhead.cli.demo.stage import Stage
from bulkhead.crossings.opening import leave_client, open_client
from bulkhead.isolation import inside
from bulkhead.practice.clients.models import Client
from bulkhead.vault.decisions.models import Decision, Promise
from bulkhead.vault.doors.listing import Doors
from bulkhead.vault.doors.models import AccessReview
from bulkhead.vault.engagement.models import Profile, StatusSentence
from bulkhead.vault.people.feeds import Feed
from bulkhead.vault.people.models import Invitation
from bulkhead.vault.people.passkeys import Passkey
from bulkhead.vault.trail.models import OutboxEntry


@dataclass(frozen=True)
class Stand:
    """The sentence on the portal: where things stand, and the next step."""

    words: str
    step: str
    by: str
    on: str

    def play(self, stage: Stage, *, client: Client) -> None:
        words, step = stage.told(self.words), stage.told(self.step)
        stage.refuse(f"{words} {step}", place="status sentence", client=client)
        with inside(client):
            StatusSentence.write(
                words, by=stage.lead.actor, next_step=step, next_step_by=self.by, next_step_on=stage.day(self.on)
            )


@dataclass(frozen=True)
class Decide:
    """Something is settled today, by somebody, for a reason."""

    title: str
    choice: str
    who: str
    why: str = ""
    revisit: str = ""
    instead_of: str = ""

    def play(self, stage: Stage, *, client: Client) -> None:
        stage.refuse(f"{self.title} {self.choice} {self.why}", place="decision", client=client)
        with inside(client):
            before = Decision.objects.get(title=self.instead_of) if self.instead_of else None
            Decision.take(
                stage.told(self.title),
                choice=stage.told(self.choice),
                why=stage.told(self.why),
                owner_name=self.who,
                decided_on=_today(stage),
                revisit_on=stage.day(self.revisit) if self.revisit else None,
                instead_of=before,
                by=stage.lead.actor,
            )


@dataclass(frozen=True)
class Promised:
    """The practice said it would do something for somebody by a day."""

    words: str
    to: str
    due: str

    def play(self, stage: Stage, *, client: Client) -> None:
        words = stage.told(self.words)
        stage.refuse(words, place="promise", client=client)
        with inside(client):
            Promise.make(words, to_name=self.to, due_on=stage.day(self.due), by=stage.lead.actor)


@dataclass(frozen=True)
class Kept:
    """A promise is kept."""

    words: str

    def play(self, stage: Stage, *, client: Client) -> None:
        with inside(client):
            Promise.objects.get(words=stage.told(self.words)).keep(by=stage.lead.actor)


@dataclass(frozen=True)
class Come:
    """Somebody comes into their portal, perhaps with a passkey they made then."""

    who: str
    passkey: str = ""
    browser: str = LAPTOP

    def play(self, stage: Stage, *, client: Client) -> None:
        with inside(client):
            person = there(self.who, browser=self.browser)
            if self.passkey:
                made = f"{client.slug} {self.who} {self.passkey}".encode()
                Passkey.add(
                    person,
                    name=self.passkey,
                    credential_id=made,
                    credential=made,
                    host=f"{client.slug}.localhost",
                    counter=1,
                )


@dataclass(frozen=True)
class Subscribe:
    """Somebody has their calendar elsewhere."""

    who: str

    def play(self, stage: Stage, *, client: Client) -> None:
        with inside(client):
            Feed.begin(there(self.who), instead_of=None)


@dataclass(frozen=True)
class InviteAgain:
    """Somebody never came, and is invited once more by a link that lasts as long as any."""

    who: str

    def play(self, stage: Stage, *, client: Client) -> None:
        with inside(client):
            person = person_named(self.who)
            OutboxEntry.objects.filter(done_at=None, payload__person=str(person.id)).update(done_at=clock.now())
            Invitation.write(person, by=stage.lead.actor).mint()


@dataclass(frozen=True)
class LookThrough:
    """All open doors are looked through."""

    def play(self, stage: Stage, *, client: Client) -> None:
        with inside(client):
            doors = Doors.of(Profile.only())
            AccessReview.keep(len(doors.every), on=_today(stage), by=stage.principal.actor)


@dataclass(frozen=True)
class Visit:
    """The lead was inside, and left; where an associate leads, the principal after them."""

    def play(self, stage: Stage, *, client: Client) -> None:
        for person in dict.fromkeys((stage.lead, stage.principal)):
            open_client(client, by=person)
            leave_client(client, by=person)


def _today(stage: Stage) -> date:
    return clock.today(stage.days.zone)
