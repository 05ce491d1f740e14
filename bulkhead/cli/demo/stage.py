"""What can happen in the demo: each act goes through the same verbs and the same guard as a person's would."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from bulkhead.base import clock
from bulkhead.cli.demo.days import ZONE, Days
from bulkhead.crossings import deliver, intake, judging, pull
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import Sealed, tray_blobs
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.models import Item
from bulkhead.render.pdf_paper import pdf_paper
from bulkhead.render.word_paper import word_paper
from bulkhead.vault.deliverables.answers import Approval, ChangeAsked, Comment
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.engagement.models import StatusSentence
from bulkhead.vault.people.models import Person

PAPERS = Path(__file__).with_name("papers")
Outcome = TypeVar("Outcome")
DOOR = "demo"
WRITERS: dict[str, Callable[[str], bytes]] = {".docx": word_paper, ".pdf": pdf_paper, ".md": str.encode}


class NotPlayable(RuntimeError):
    """The story of the demo contradicts the rules of the product: a mistake in the story."""


@dataclass(frozen=True)
class Stage:
    """The practice while the demo is played: whose it is, and on which days."""

    lead: Practitioner
    days: Days

    def sealed(self, file: str) -> Sealed:
        """A paper as a file of its kind, in the tray like any upload."""
        words = self.days.told((PAPERS / file).with_suffix(".md").read_text())
        return tray_blobs().put([WRITERS[Path(file).suffix](words)])

    @contextlib.contextmanager
    def at(self, client: Client, *, title: str) -> Iterator[Deliverable]:
        """Inside a client, with one of its deliverables."""
        with inside(client):
            yield Deliverable.objects.get(title=self.days.told(title))

    def id_of(self, client: Client, *, title: str) -> UUID:
        with self.at(client, title=title) as deliverable:
            return deliverable.id


@dataclass(frozen=True)
class Plan:
    """Something is promised by a day."""

    title: str
    kind: str
    due: str
    suffix: str = ""

    def play(self, stage: Stage, *, client: Client) -> None:
        title, suffix, by = stage.days.told(self.title), stage.days.told(self.suffix), stage.lead
        judging.refuse_words(title, place="title", target=client, door=DOOR, by=by.name)
        with inside(client):
            Deliverable.plan(title, kind=self.kind, due_on=stage.days.day(self.due), by=by.actor, suffix=suffix)


@dataclass(frozen=True)
class Pull:
    """A library item is copied for the client, its fields filled."""

    title: str
    kind: str
    due: str
    item: str
    suffix: str = ""

    def play(self, stage: Stage, *, client: Client) -> None:
        due, title = stage.days.day(self.due), stage.days.told(self.title)
        version = Item.objects.get(title=self.item).latest
        taken = pull.pull(version, client=client, title=title, kind=self.kind, due_on=due, lead=stage.lead)
        _expect(taken.version, self.title)
        self._label(stage, client=client, due=due)

    def _label(self, stage: Stage, *, client: Client, due: date) -> None:
        if self.suffix:
            with stage.at(client, title=self.title) as row:
                suffix, by = stage.days.told(self.suffix), stage.lead.actor
                row.change(title=row.title, kind=row.kind, suffix=suffix, due_on=due, by=by)


@dataclass(frozen=True)
class Bring:
    """A finished file comes in as the next version; a misfiled one ends in the tray."""

    title: str
    file: str
    note: str = ""
    is_misfiled: bool = False

    def play(self, stage: Stage, *, client: Client) -> None:
        aim = intake.Aim(deliverable=stage.id_of(client, title=self.title), note=self.note)
        name = Path(self.file).name
        taken = intake.take_in(stage.sealed(self.file), name=name, client=client, aim=aim, by=stage.lead.actor)
        _expect(taken.tray_item if self.is_misfiled else taken.version, self.title)


@dataclass(frozen=True)
class Review:
    """A draft waits for a last look."""

    title: str

    def play(self, stage: Stage, *, client: Client) -> None:
        with stage.at(client, title=self.title) as deliverable:
            deliverable.send_for_review(by=stage.lead.actor)


@dataclass(frozen=True)
class Cancel:
    """It is promised no longer."""

    title: str
    because: str

    def play(self, stage: Stage, *, client: Client) -> None:
        with stage.at(client, title=self.title) as deliverable:
            deliverable.cancel(because=self.because, by=stage.lead.actor)


@dataclass(frozen=True)
class Deliver:
    """The newest version goes out to named people; some of them approve."""

    title: str
    to: tuple[str, ...]
    approved_by: tuple[str, ...] = ()

    def play(self, stage: Stage, *, client: Client) -> None:
        with stage.at(client, title=self.title) as deliverable:
            if deliverable.state == Deliverable.State.DRAFT:
                deliverable.send_for_review(by=stage.lead.actor)
            version = _expect(deliverable.latest, self.title).id
            ids = {person.name: person.id for person in Person.present()}
        deliver.deliver(
            client,
            version=version,
            readers=[ids[name] for name in self.to],
            approvers=[ids[name] for name in self.approved_by],
            lead=stage.lead,
            zone=ZONE,
            typed_name=client.display_name,
        )


@dataclass(frozen=True)
class Answer:
    """Someone at the client opens what was delivered, and may approve it or ask for a change."""

    title: str
    who: str
    approves: bool = False
    asks: str = ""

    def play(self, stage: Stage, *, client: Client) -> None:
        with stage.at(client, title=self.title) as deliverable:
            person = Person.present().get(name=self.who)
            delivery = Delivery.objects.filter(version__deliverable=deliverable).latest("delivered_at")
            Reader.note_opened(delivery, person=person)
            if self.approves:
                Approval.give(delivery, person=person)
            if self.asks:
                ChangeAsked.ask(delivery, person=person, words=self.asks)


@dataclass(frozen=True)
class Say:
    """A remark beside a deliverable; of the practice when nobody is named."""

    title: str
    words: str
    who: str = ""

    def play(self, stage: Stage, *, client: Client) -> None:
        words = stage.days.told(self.words)
        if not self.who:
            judging.refuse_words(words, place="comment", target=client, door=DOOR, by=stage.lead.name)
        with stage.at(client, title=self.title) as deliverable:
            by = Person.present().get(name=self.who).actor if self.who else stage.lead.actor
            Comment.write(deliverable, words=words, by=by)


@dataclass(frozen=True)
class Stand:
    """The sentence on the portal: where things stand, and the next step."""

    words: str
    step: str
    by: str
    on: str

    def play(self, stage: Stage, *, client: Client) -> None:
        words, step = stage.days.told(self.words), stage.days.told(self.step)
        judging.refuse_words(f"{words} {step}", place="status sentence", target=client, door=DOOR, by=stage.lead.name)
        with inside(client):
            StatusSentence.write(
                words, by=stage.lead.actor, next_step=step, next_step_by=self.by, next_step_on=stage.days.day(self.on)
            )


Act = Plan | Pull | Bring | Review | Cancel | Deliver | Answer | Say | Stand


def play(act: Act, *, stage: Stage, client: Client, when: str) -> None:
    """Let one thing happen at its own time."""
    with clock.at(stage.days.moment(when)):
        act.play(stage, client=client)


def _expect(outcome: Outcome | None, title: str) -> Outcome:
    if outcome is None:
        raise NotPlayable(f"the demo's story does not come out as written at {title}")
    return outcome
