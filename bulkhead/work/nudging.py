"""The one mail about a delivery nobody opened."""

from uuid import UUID

from bulkhead.isolation import inside
from bulkhead.render import mail
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.nudges import still_wanted
from bulkhead.vault.people.models import Person
from bulkhead.work.news import held_back
from bulkhead.work.parcels import Parcel, outgoing, parcel_for, send
from bulkhead.work.sending import Sending


def remind(sending: Sending) -> None:
    """Say that something still waits, and not what; nothing when it was opened meanwhile or replaced."""
    server = outgoing()
    delivery, person = UUID(sending.payload["delivery"]), UUID(sending.payload["person"])
    with inside(sending.vault_id):
        must_answer = Reader.objects.filter(delivery=delivery, person=person, approves=True).exists()
        parcel = None if held_back(sending, must_answer=must_answer) else _reminder(delivery, person_id=person)
    send(parcel, server=server, sending=sending)


def _reminder(delivery_id: UUID, *, person_id: UUID) -> Parcel | None:
    person = Person.present().filter(pk=person_id).first()
    if person is None or not still_wanted(delivery_id, person=person_id):
        return None
    if not Delivery.seen_by(person).filter(pk=delivery_id).exists():
        return None
    return parcel_for(person, compose=mail.nudged, place=f"delivered/{delivery_id}/")
