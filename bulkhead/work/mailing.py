"""The mails that outboxes ask for: read inside the vault, with a link made at that moment, sent from outside of it."""

from uuid import UUID

from bulkhead.isolation import inside
from bulkhead.practice.clients.models import Client
from bulkhead.render import mail
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import INVITATION_LASTS, Invitation, Person
from bulkhead.vault.people.sessions import LINK_LASTS, SignIn
from bulkhead.work.parcels import Parcel, desk_address, lead_of, outgoing, send
from bulkhead.work.sending import Sending

HOURS = INVITATION_LASTS.seconds // 3600 + INVITATION_LASTS.days * 24
MINUTES = LINK_LASTS.seconds // 60


def invite(sending: Sending) -> None:
    """Ask someone into their portal; nothing when the invitation was used, replaced, or the person is out."""
    server = outgoing()
    with inside(sending.vault_id):
        parcel = _invitation(UUID(sending.payload["invitation"]))
    send(parcel, server, sending)


def let_in(sending: Sending) -> None:
    """The link and the code somebody asked for; nothing when they were used, or it was too long ago."""
    server = outgoing()
    with inside(sending.vault_id):
        parcel = _way_in(UUID(sending.payload["sign_in"]))
    send(parcel, server, sending)


def announce(sending: Sending) -> None:
    """Say that something was delivered, and not what."""
    server = outgoing()
    with inside(sending.vault_id):
        parcel = _announcement(UUID(sending.payload["delivery"]), person_id=UUID(sending.payload["person"]))
    send(parcel, server, sending)


def report_answer(sending: Sending) -> None:
    """Tell whoever delivered it that someone approved or asked for a change."""
    server = outgoing()
    client = Client.objects.get(pk=sending.vault_id)
    with inside(client):
        delivery = Delivery.objects.select_related("version").get(pk=sending.payload["delivery"])
        by, deliverable = delivery.delivered_by_id, delivery.version.deliverable_id
    send(_answer(client, sending, by=by, deliverable=deliverable), server, sending)


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
        hours=HOURS,
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
    person, profile = Person.present().filter(pk=person_id).first(), Profile.only()
    if person is None or not Delivery.seen_by(person).filter(pk=delivery_id).exists():
        return None
    made = mail.delivered(
        practice_name=profile.practice_name,
        lead_name=profile.lead_name,
        client_name=profile.portal_name,
        person_name=person.name,
        link=f"{profile.portal_address}delivered/{delivery_id}/",
    )
    return Parcel(made, person.email, profile.lead_name, profile.sender)


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


