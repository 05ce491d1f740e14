"""The stage of the demo: whose practice it is, on which days, and how its papers become files."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar
from uuid import UUID

from bulkhead.cli.demo.days import Days
from bulkhead.crossings import judging
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import Sealed, tray_blobs
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.render.pdf_paper import pdf_paper
from bulkhead.render.word_paper import word_paper
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.deliverables.rules import Rule

PAPERS = Path(__file__).with_name("papers")
DOOR = "demo"
PART = "=== "  # a paper of many weeks has a line with this and a day before each of them.
Outcome = TypeVar("Outcome")
WRITERS: dict[str, Callable[[str], bytes]] = {".docx": word_paper, ".pdf": pdf_paper, ".md": str.encode}


class NotPlayable(RuntimeError):
    """The story of the demo contradicts the rules of the product: a mistake in the story."""


@dataclass(frozen=True)
class Of:
    """The piece of recurring work that is due around a day."""

    beat: str
    day: str


What = str | Of


@dataclass(frozen=True)
class Stage:
    """The practice while the demo is played: who leads it, who leads this client, and on which days."""

    lead: Practitioner
    days: Days
    principal: Practitioner

    def sealed(self, file: str) -> Sealed:
        """A paper as a file of its kind, in the tray like any upload. After a # the day of its part."""
        return tray_blobs().put([self.written(file)])

    def written(self, file: str) -> bytes:
        name, _, day = file.partition("#")
        paper = PAPERS / name
        words = paper.with_suffix(".md").read_text()
        if day:
            words = next(part.partition("\n")[2] for part in words.split(PART) if part.startswith(day))
        return WRITERS[paper.suffix](self.days.told(words).strip() + "\n")

    @contextlib.contextmanager
    def at(self, client: Client, *, what: What) -> Iterator[Deliverable]:
        """Inside a client, with one of its deliverables."""
        with inside(client):
            yield self.instance(what) if isinstance(what, Of) else self.titled(what)

    def titled(self, title: str) -> Deliverable:
        return Deliverable.objects.get(title=self.days.told(title))

    def instance(self, what: Of) -> Deliverable:
        """In a moved demo a month gives another day than the story has; then it is moved there by hand."""
        day = self.days.day(what.day)
        rule = Rule.objects.get(title__startswith=what.beat)
        near = min(rule.deliverables.all(), key=lambda row: abs(row.promised_on - day))
        if near.due_on != day and near.state == Deliverable.State.SCHEDULED:
            near.move(day, by=self.lead.actor)
        return near

    def id_of(self, client: Client, *, what: What) -> UUID:
        with self.at(client, what=what) as deliverable:
            return deliverable.id

    def refuse(self, words: str, *, place: str, client: Client) -> None:
        """Stopped unless the words may stand at this client: a form asks the guard in the same way."""
        judging.refuse_words(words, place=place, target=client, door=DOOR, by=self.lead.name)

    def day(self, written: str) -> date:
        return self.days.day(written)

    def told(self, words: str) -> str:
        return self.days.told(words)


class Act(Protocol):
    """Something that can happen, by the same verbs and the same guard as a person's act."""

    def play(self, stage: Stage, *, client: Client) -> None: ...


Events = tuple[tuple[str, Act], ...]


def expect(outcome: Outcome | None, *, at: What) -> Outcome:
    if outcome is None:
        raise NotPlayable(f"the demo's story does not come out as written at {at}")
    return outcome
