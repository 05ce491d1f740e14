"""The mails that outboxes ask for: read inside the vault, with a link made at that moment, sent from outside of it."""

from uuid import UUID

from bulkhead.isolation import inside
from bulkhead.practice.clients.models import Client
from bulkhead.render import mail
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.sessions import LINK_LASTS, SignIn
from bulkhead.work.news import held_back
from bulkhead.work.parcels import Parcel, desk_address, lead_of, outgoing, parcel_for, send
from bulkhead.work.sending import Sending

MINUTES = LINK_LASTS.seconds // 60


def invite(sending: Sending) -> None:
    """Ask someone into their portal; nothing when the invitation was used, replaced, or the person is out."""
    server = outgoing()
    with inside(sending.vault_id):
        parcel = _invitation(UUID(sending.payload["invitation"]))
    send(parcel, server=server, sending=sending)


def let_in(sending: Sending) -> None:
    """The link and the code somebody asked for; nothing when they were used, or it was too long ago."""
    server = outgoing()
    with inside(sending.vault_id):
        parcel = _way_in(UUID(sending.payload["sign_in"]))
    send(parcel, server=server, sending=sending)


def announce(sending: Sending) -> None:
    """Say that something was delivered, and not what."""
    server = outgoing()
    delivery, person = UUID(sending.payload["delivery"]), UUID(sending.payload["person"])
    with inside(sending.vault_id):
        answers = Reader.objects.filter(delivery=delivery, person=person, approves=True).exists()
        held = held_back(sending, must_answer=answers)
        parcel = None if held else _announcement(delivery, person_id=person)
    send(parcel, server=server, sending=sending)


def report_answer(sending: Sending) -> None:
    """Tell whoever delivered it that someone approved or asked for a change."""
    server = outgoing()
    client = Client.objects.get(pk=sending.vault_id)
    with inside(client):
        delivery = Delivery.objects.select_related("version").get(pk=sending.payload["delivery"])
        by, deliverable = delivery.delivered_by_id, delivery.version.deliverable_id
    send(_answer(client, sending, by=by, deliverable=deliverable), server=server, sending=sending)


def _invitation(invitation_id: UUID) -> Parcel | None:
    row = Invitation.objects.select_related("person").get(pk=invitation_id)
    person, profile = row.person, Profile.only()
    newest = person.invitations.latest("written_at")
    if row.used_at is not None or person.removed_at is not None or newest.pk != row.pk:
        return None
    made = mail.invitation(
        practice_name=profile.practice_name,
        lead_name=profile.lead_name,
        client_name=profile.portal_name,
        person_name=person.name,
        link=f"{profile.portal_address}invitations/{row.mint()}/",
        hours=profile.invitation_hours,
    )
    return Parcel(made, person.email, profile.lead_name, profile.sender)


def _way_in(sign_in_id: UUID) -> Parcel | None:
    row = SignIn.alive().filter(pk=sign_in_id).first()
    if row is None:
        return None
    profile = Profile.only()
    token, code = row.mint()
    made = mail.sign_in(
        practice_name=profile.practice_name,
        client_name=profile.portal_name,
        person_name=row.person.name,
        link=f"{profile.portal_address}sign-ins/{token}/",
        code=code,
        minutes=MINUTES,
    )
    return Parcel(made, row.person.email, profile.practice_name, profile.sender)


def _announcement(delivery_id: UUID, *, person_id: UUID) -> Parcel | None:
    person = Person.present().filter(pk=person_id).first()
    if person is None or not Delivery.seen_by(person).filter(pk=delivery_id).exists():
        return None
    return parcel_for(person, compose=mail.delivered, place=f"delivered/{delivery_id}/")


def _answer(client: Client, sending: Sending, *, by: UUID | None, deliverable: UUID) -> Parcel | None:
    lead = lead_of(client, practitioner_id=by)
    if lead is None:
        return None
    compose = mail.approved if sending.payload["act"] == "delivery.approved" else mail.change_asked
    made = compose(
        lead_name=lead.name,
        client_name=client.display_name,
        person_name=sending.payload.get("who", "Someone"),
        link=f"{desk_address()}/in/{client.slug}/deliverables/{deliverable}/",
    )
    return Parcel(made, lead.email, "Bulkhead")
