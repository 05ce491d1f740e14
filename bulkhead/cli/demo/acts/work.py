"""Work is planned, written, looked at, delivered, and answered."""

from dataclasses import dataclass
from datetime import date

from bulkhead.cli.demo.acts.presence import there
from bulkhead.cli.demo.days import ZONE
from bulkhead.cli.demo.stage import Stage, What, expect
from bulkhead.crossings import deliver, intake, review
from bulkhead.crossings.pull import pull
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import Sealed, tray_blobs, vault_blobs
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.models import Item
from bulkhead.vault.deliverables.answers import Approval, ChangeAsked, Comment
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.deliverables.reviews import Remark
from bulkhead.vault.people.models import Person


@dataclass(frozen=True)
class Plan:
    """Something is promised by a day."""

    title: str
    kind: str
    due: str
    suffix: str = ""

    def play(self, stage: Stage, *, client: Client) -> None:
        title, suffix = stage.told(self.title), stage.told(self.suffix)
        stage.refuse(title, place="title", client=client)
        with inside(client):
            Deliverable.plan(title, kind=self.kind, due_on=stage.day(self.due), by=stage.lead.actor, suffix=suffix)


@dataclass(frozen=True)
class Pull:
    """A library item is copied for the client, its fields filled."""

    title: str
    kind: str
    due: str
    item: str
    suffix: str = ""

    def play(self, stage: Stage, *, client: Client) -> None:
        due, title = stage.day(self.due), stage.told(self.title)
        version = Item.objects.get(title=self.item).latest
        taken = pull(version, client=client, title=title, kind=self.kind, due_on=due, lead=stage.lead)
        expect(taken.version, at=self.title)
        self._label(stage, client=client, due=due)

    def _label(self, stage: Stage, *, client: Client, due: date) -> None:
        if self.suffix:
            with stage.at(client, what=self.title) as row:
                suffix, by = stage.told(self.suffix), stage.lead.actor
                row.change(title=row.title, kind=row.kind, suffix=suffix, due_on=due, by=by)


@dataclass(frozen=True)
class Bring:
    """A finished file comes in as the next version; `again` says why, where one was delivered before."""

    what: What
    file: str
    note: str = ""
    again: str = ""

    def play(self, stage: Stage, *, client: Client) -> None:
        note, again = stage.told(self.note), stage.told(self.again)
        aim = intake.Aim(deliverable=stage.id_of(client, what=self.what), note=note, reissued_because=again)
        name = self.file.partition("#")[0].rpartition("/")[2]
        taken = intake.take_in(stage.sealed(self.file), name=name, client=client, aim=aim, by=stage.lead.actor)
        expect(taken.version, at=self.what)


@dataclass(frozen=True)
class Review:
    """A draft waits for a last look; what an associate sends waits for the principal as well."""

    what: What

    def play(self, stage: Stage, *, client: Client) -> None:
        review.send_for_review(client, deliverable=stage.id_of(client, what=self.what), lead=stage.lead)


@dataclass(frozen=True)
class LetPass:
    """The principal has read what an associate sent, and may have said something."""

    what: What
    remark: str = ""

    def play(self, stage: Stage, *, client: Client) -> None:
        by = stage.principal
        with stage.at(client, what=self.what) as deliverable:
            work, version = deliverable.id, expect(deliverable.latest, at=self.what)
            if self.remark:
                Remark.write(version, words=self.remark, by=by.actor).settle(by=stage.lead.actor)
        review.let_pass(client, deliverable=work, lead=by)


@dataclass(frozen=True)
class Move:
    """It is promised for another day."""

    what: What
    due: str

    def play(self, stage: Stage, *, client: Client) -> None:
        with stage.at(client, what=self.what) as deliverable:
            deliverable.move(stage.day(self.due), by=stage.lead.actor)


@dataclass(frozen=True)
class Cancel:
    """It is promised no longer."""

    what: What
    because: str

    def play(self, stage: Stage, *, client: Client) -> None:
        with stage.at(client, what=self.what) as deliverable:
            deliverable.cancel(because=self.because, by=stage.lead.actor)


@dataclass(frozen=True)
class Deliver:
    """The newest version goes out to named people; some of them approve. Its checklist is gone through first."""

    what: What
    to: tuple[str, ...]
    approved_by: tuple[str, ...] = ()
    waives: str = ""

    def play(self, stage: Stage, *, client: Client) -> None:
        work = stage.id_of(client, what=self.what)
        with inside(client):
            is_draft = Deliverable.objects.get(pk=work).state == Deliverable.State.DRAFT
        if is_draft:
            review.send_for_review(client, deliverable=work, lead=stage.lead)
        with inside(client):
            version = expect(Deliverable.objects.get(pk=work).latest, at=self.what)
            for check in version.checks.all():
                if self.waives and check.place == 0:
                    check.waive(because=self.waives, by=stage.lead.actor)
                else:
                    check.tick(by=stage.lead.actor)
            newest, ids = version.id, {person.name: person.id for person in Person.present()}
        deliver.deliver(
            client,
            version=newest,
            readers=[ids[name] for name in self.to],
            approvers=[ids[name] for name in self.approved_by],
            lead=stage.lead,
            zone=ZONE,
            typed_name=client.display_name,
        )


@dataclass(frozen=True)
class Answer:
    """Someone at the client opens what was delivered, and may approve it or ask for a change."""

    what: What
    who: str
    approves: bool = False
    asks: str = ""

    def play(self, stage: Stage, *, client: Client) -> None:
        with stage.at(client, what=self.what) as deliverable:
            person = there(self.who)
            delivery = Delivery.objects.filter(version__deliverable=deliverable).latest("delivered_at")
            Reader.note_opened(delivery, person=person)
            if self.approves:
                Approval.give(delivery, person=person)
            if self.asks:
                ChangeAsked.ask(delivery, person=person, words=stage.told(self.asks))


@dataclass(frozen=True)
class Say:
    """A remark beside a deliverable; of the practice when nobody is named."""

    what: What
    words: str
    who: str = ""

    def play(self, stage: Stage, *, client: Client) -> None:
        words = stage.told(self.words)
        if not self.who:
            stage.refuse(words, place="comment", client=client)
        with stage.at(client, what=self.what) as deliverable:
            by = there(self.who).actor if self.who else stage.lead.actor
            Comment.write(deliverable, words=words, by=by)


@dataclass(frozen=True)
class Misfile:
    """A file is dropped into the wrong client and ends in the tray: a paper, or the work of another client itself."""

    title: str
    kind: str
    due: str
    file: str
    of: str = ""

    def play(self, stage: Stage, *, client: Client) -> None:
        sealed = self._taken_from(stage) if self.of else stage.sealed(self.file)
        aim = intake.Aim(title=stage.told(self.title), kind=self.kind, due_on=stage.day(self.due))
        name = self.file.rpartition("/")[2]
        taken = intake.take_in(sealed, name=name, client=client, aim=aim, by=stage.lead.actor)
        expect(taken.tray_item, at=self.title)

    def _taken_from(self, stage: Stage) -> Sealed:
        with stage.at(Client.objects.get(slug=self.of), what=self.title) as deliverable:
            content = b"".join(vault_blobs().read(expect(deliverable.latest, at=self.title).blob_id))
        return tray_blobs().put([content])
