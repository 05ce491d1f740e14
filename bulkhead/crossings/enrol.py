"""Enrol: someone joins a client's people. What passes: name and address, as words the guard knows the client by."""

from uuid import UUID

from bulkhead.isolation import inside
from bulkhead.isolation.chain import Actor
from bulkhead.practice.clients.models import Client, GuardTerm
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import GuardEvent
from bulkhead.vault.people.models import Person

BOTH = "Belongs to both companies"


def enrol(
    client: Client, *, name: str, email: str, role: str, title: str, by: Actor, belongs_to_both: bool = False
) -> UUID:
    """Add and invite a person in the vault, and let the guard know them; the person's id.

    `belongs_to_both` says that the guard knew them from another client, and the practitioner meant it: an override.
    """
    with inside(client):
        person = Person.add(name, email=email, role=role, title=title, by=by).id
    for kind, value in (("person", name), ("email", email)):
        GuardTerm.objects.get_or_create(client=client, kind=kind, value=value.strip())
    if belongs_to_both:
        GuardEvent(client=client, door="person", verdict="override", by=by.name, reason=BOTH, places=1).save()
    PracticeLine.append("person.enrolled", by=by, words=f"{by.name} added someone at {client}.", subject=client.id)
    return person
