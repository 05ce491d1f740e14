"""Enrol: someone joins a client's people. What passes: name and address, as words the guard knows the client by."""

from uuid import UUID

from bulkhead.crossings.judging import Stopped, judge_words
from bulkhead.guard.verdicts import Verdict
from bulkhead.isolation import inside
from bulkhead.isolation.chain import Actor
from bulkhead.practice.clients.models import Client, GuardTerm
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import GuardEvent
from bulkhead.vault.people.models import Person

DOOR = "person"
BOTH = "Belongs to both companies"


def enrol(
    client: Client, *, name: str, email: str, role: str, title: str, by: Actor, belongs_to_both: bool = False
) -> UUID:
    """Add and invite a person in the vault, and let the guard know them; the person's id.

    Stopped when the guard knows them from another client, unless `belongs_to_both` says it is meant: an override.
    """
    words = f"{name}, {email}"
    judgement = judge_words(words, place="name and address", target=client, door=DOOR, by=by.name)
    is_known = judgement.verdict != Verdict.PASS
    if is_known and not belongs_to_both:
        raise Stopped(judgement)
    with inside(client):
        person = Person.add(name, email=email, role=role, title=title, by=by).id
    for kind, value in (("person", name), ("email", email)):
        GuardTerm.objects.get_or_create(client=client, kind=kind, value=value.strip())
    if is_known:
        places = len(judgement.findings)
        GuardEvent(client=client, door=DOOR, verdict="override", by=by.name, reason=BOTH, places=places).save()
    PracticeLine.append("person.enrolled", by=by, words=f"{by.name} added someone at {client}.", subject=client.id)
    return person


def learn_colleague(client: Client, *, person: UUID) -> None:
    """Someone the client's own sponsor added: the guard learns name and address; done twice it is once.

    A name it knows from another client is not learnt, or a client could make another one's name pass as its own.
    """
    with inside(client):
        row = Person.objects.filter(pk=person).first()
        name, email, added_by = (row.name, row.email, row.added_by) if row else ("", "", "")
    if not email:
        return
    by = Actor("person", added_by)
    said = [("person", name.strip()), ("email", email)]
    own = [pair for pair in said if not _is_foreign(pair[1], client=client, by=by)]
    learnt = [GuardTerm.objects.get_or_create(client=client, kind=kind, value=value)[1] for kind, value in own]
    if own == said and not any(learnt):
        return
    strange = "" if own == said else " The guard knows them from another client and did not learn them; look at it."
    words = f"{added_by} of {client} added someone of their own.{strange}"
    PracticeLine.append("person.enrolled", by=by, words=words, subject=client.id)


def _is_foreign(value: str, *, client: Client, by: Actor) -> bool:
    judgement = judge_words(value, place="name and address", target=client, door=DOOR, by=by.name, strict=True)
    return judgement.verdict != Verdict.PASS
