"""What the client's people ask and send, and what they are asked for."""

from dataclasses import dataclass

from bulkhead.cli.demo.acts.presence import arrive, person_named, there
from bulkhead.cli.demo.stage import Stage
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.practice.clients.models import Client
from bulkhead.vault.requests.models import Request
from bulkhead.vault.requests.sent import Answer as Given
from bulkhead.vault.requests.sent import Parcel, SentFile
from bulkhead.vault.requests.wanted import Need, Wanted


@dataclass(frozen=True)
class Ask:
    """Somebody asks something of the practice."""

    words: str
    who: str
    kind: str = "question"
    about: str = ""

    def play(self, stage: Stage, *, client: Client) -> None:
        with inside(client):
            about = stage.titled(self.about) if self.about else None
            Request.ask(stage.told(self.words), kind=self.kind, person=there(self.who), about=about)


@dataclass(frozen=True)
class Reply:
    """The practice answers what somebody asked."""

    asked: str
    words: str

    def play(self, stage: Stage, *, client: Client) -> None:
        words = stage.told(self.words)
        stage.refuse(words, place="answer", client=client)
        with inside(client):
            _asked(stage, self.asked).answer(words, by=stage.lead.actor)


@dataclass(frozen=True)
class Put:
    """The practice says where a request goes: the next agenda, new work, or later."""

    asked: str
    state: str
    note: str = ""
    until: str = ""

    def play(self, stage: Stage, *, client: Client) -> None:
        note, until = stage.told(self.note), stage.day(self.until) if self.until else None
        stage.refuse(note, place="note", client=client)
        with inside(client):
            _asked(stage, self.asked).move(self.state, note=note, until=until, by=stage.lead.actor)


@dataclass(frozen=True)
class Settle:
    """That answers it, says who asked."""

    asked: str

    def play(self, stage: Stage, *, client: Client) -> None:
        with inside(client):
            asked = _asked(stage, self.asked)
            arrive(asked.person)
            asked.settle(person=asked.person)


@dataclass(frozen=True)
class Want:
    """The practice asks for something: of anyone, when nobody is named; words are enough, where no file is expected."""

    title: str
    due: str
    who: str = ""
    files: int = 1
    detail: str = ""

    def play(self, stage: Stage, *, client: Client) -> None:
        stage.refuse(f"{self.title} {self.detail}", place="what is asked for", client=client)
        with inside(client):
            whom = person_named(self.who) if self.who else None
            need = Need(self.title, self.detail, due_on=stage.day(self.due), person=whom, files=self.files)
            Wanted.ask(need, by=stage.lead.actor)


@dataclass(frozen=True)
class Give:
    """What was asked for comes: a paper of theirs, or words. Nobody judges it."""

    wanted: str
    who: str
    file: str = ""
    words: str = ""

    def play(self, stage: Stage, *, client: Client) -> None:
        with inside(client):
            wanted, person = Wanted.objects.get(title=self.wanted), there(self.who)
            if self.file:
                SentFile.hand_in([parcel(self.file, stage=stage)], wanted=wanted, person=person)
            else:
                Given.give(stage.told(self.words), wanted=wanted, person=person)


@dataclass(frozen=True)
class Accept:
    """What came is enough."""

    wanted: str

    def play(self, stage: Stage, *, client: Client) -> None:
        with inside(client):
            Wanted.objects.get(title=self.wanted).accept(by=stage.lead.actor)


@dataclass(frozen=True)
class Send:
    """Somebody sends a file nobody asked for."""

    file: str
    who: str
    words: str = ""

    def play(self, stage: Stage, *, client: Client) -> None:
        with inside(client):
            SentFile.send([parcel(self.file, stage=stage)], person=there(self.who), words=stage.told(self.words))


def parcel(file: str, *, stage: Stage) -> Parcel:
    """A paper as their upload lies in the vault."""
    return Parcel(vault_blobs().put([stage.written(file)]), file.partition("#")[0].rpartition("/")[2])


def _asked(stage: Stage, start: str) -> Request:
    return Request.objects.get(words__startswith=stage.told(start))
