"""Deliver: a version goes out into its client's portal. What passes: an announcement; the material is there already.

Asks the guard once more, because names may have been added since the version came in.
"""

from collections.abc import Iterable
from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from bulkhead.base.clock import now, today
from bulkhead.crossings.judging import Stopped, judge_file, refuse_words
from bulkhead.crossings.leftovers import refuse_left_over
from bulkhead.crossings.reading_copy import make_readable
from bulkhead.crossings.typed_name import refuse_untyped
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import GuardEvent
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.errors import NotAReader
from bulkhead.vault.deliverables.models import Version
from bulkhead.vault.look.marked import MarkedCopy
from bulkhead.vault.people.models import Person


def asks_name(client: Client, *, lead: Practitioner, zone: str) -> bool:
    """Whether this would be the lead's first delivery of the day to this client."""
    midnight = datetime.combine(today(zone), time(), ZoneInfo(zone))
    with inside(client):
        return Delivery.first_of_day(by=lead.actor, since=midnight)


def deliver(
    client: Client,
    *,
    version: UUID,
    readers: Iterable[UUID],
    approvers: Iterable[UUID],
    lead: Practitioner,
    zone: str,
    typed_name: str = "",
) -> UUID:
    """Hand one version over to named people; the id of the delivery. Delivering it again changes nothing.

    Raises NameNotTyped, Stopped, LeftOver, NotAReader or NotPossibleNow, each before anything is visible.
    """
    done = _delivered_before(client, version)
    if done is not None:
        return done
    if asks_name(client, lead=lead, zone=zone):
        refuse_untyped(client, typed=typed_name)
    _ask_guard(client, version, by=lead.name)
    refuse_left_over(client, version=version)
    make_readable(client, version=version)
    with inside(client):
        row = Version.objects.select_related("deliverable").get(pk=version)
        people = {person.pk: person for person in Person.present()}
        reading, approving = _present(readers, people), _present(approvers, people)
        delivery = Delivery.deliver(row, readers=reading, approvers=approving, by=lead.actor).pk
        MarkedCopy.want_all(delivery)
    words = f"{lead.name} delivered something to {client} at {now():%H:%M} UTC."
    PracticeLine.append("delivered", by=lead.actor, words=words, subject=client.id)
    return delivery


def _delivered_before(client: Client, version: UUID) -> UUID | None:
    with inside(client):
        return Delivery.objects.filter(version=version).values_list("pk", flat=True).first()


def _ask_guard(client: Client, version: UUID, *, by: str) -> None:
    with inside(client):
        row = Version.objects.select_related("deliverable", "blob").get(pk=version)
        title, name, sha256, blob = row.deliverable.title, row.name, row.blob.sha256, row.blob_id
        pieces = vault_blobs().read(blob)
    refuse_words(title, place="title", target=client, door="deliver", by=by)
    judged = judge_file(name, pieces=pieces, target=client, door="deliver", by=by, sha256=sha256)
    if not judged.passes and not _was_let_pass(client, sha256, places=len(judged.judgement.findings)):
        raise Stopped(judged.judgement)


def _present(named: Iterable[UUID], people: dict[UUID, Person]) -> list[Person]:
    try:
        return [people[pk] for pk in named]
    except KeyError as error:
        raise NotAReader("Someone you named is not here any more. Look at who it goes to, then deliver it.") from error


def _was_let_pass(client: Client, sha256: str, *, places: int) -> bool:
    """A person let these very bytes pass to this client, said why, and saw as many places as are found in them now."""
    passed = GuardEvent.objects.filter(client=client, sha256=sha256, verdict="override")
    return passed.filter(places__gte=places).exists()
