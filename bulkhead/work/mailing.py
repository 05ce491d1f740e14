"""The mails that outboxes ask for: read inside the vault, with a link made at that moment, sent from outside of it."""

import hashlib
import os
import smtplib
import time
from dataclasses import dataclass
from email.utils import formataddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from bulkhead.isolation import inside
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.practice.mail.models import MailSettings
from bulkhead.practice.mail.sending import way_out
from bulkhead.render import mail
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import INVITATION_LASTS, Invitation, Person
from bulkhead.vault.people.sessions import LINK_LASTS, SignIn
from bulkhead.work.sending import NotNow, Sending

HOURS = INVITATION_LASTS.seconds // 3600 + INVITATION_LASTS.days * 24
MINUTES = LINK_LASTS.seconds // 60
SLOW = 5.0  # seconds after which a server that failed counts as silent.
SILENCE = 60.0  # seconds in which no other mail waits for a silent server, because the calendar would wait with it.
UNREACHED = "The mail server could not be reached, or hung up."


@dataclass(frozen=True)
class Parcel:
    """One mail for one person: plain values, so that no vault is open while a server is talked to."""

    mail: mail.Mail
    to: str
    sender_name: str
    sender: str = ""


class _Silent:
    """The server that did not answer last, and until when."""

    server: tuple[str, int] = ("", 0)
    until: float = 0.0


def invite(sending: Sending) -> None:
    """Ask someone into their portal; nothing when the invitation was used, replaced, or the person is out."""
    outgoing = _outgoing()
    with inside(sending.vault_id):
        parcel = _invitation(UUID(sending.payload["invitation"]))
    _send(parcel, outgoing, sending)


def let_in(sending: Sending) -> None:
    """The link and the code somebody asked for; nothing when they were used, or it was too long ago."""
    outgoing = _outgoing()
    with inside(sending.vault_id):
        parcel = _way_in(UUID(sending.payload["sign_in"]))
    _send(parcel, outgoing, sending)


def announce(sending: Sending) -> None:
    """Say that something was delivered, and not what."""
    outgoing = _outgoing()
    with inside(sending.vault_id):
        parcel = _announcement(UUID(sending.payload["delivery"]), person_id=UUID(sending.payload["person"]))
    _send(parcel, outgoing, sending)


def report_answer(sending: Sending) -> None:
    """Tell whoever delivered it that someone approved or asked for a change."""
    outgoing = _outgoing()
    client = Client.objects.get(pk=sending.vault_id)
    with inside(client):
        delivery = Delivery.objects.select_related("version").get(pk=sending.payload["delivery"])
        by, deliverable = delivery.delivered_by_id, delivery.version.deliverable_id
    _send(_answer(client, sending, by=by, deliverable=deliverable), outgoing, sending)


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
    lead = _lead_of(client, by)
    if lead is None:
        return None
    compose = mail.approved if sending.payload["act"] == "delivery.approved" else mail.change_asked
    made = compose(
        lead_name=lead.name,
        client_name=client.display_name,
        person_name=sending.payload.get("who", "Someone"),
        link=f"{_desk_address()}/in/{client.slug}/deliverables/{deliverable}/",
    )
    return Parcel(made, lead.email, "Bulkhead")


def _lead_of(client: Client, practitioner_id: UUID | None) -> Practitioner | None:
    """Whoever delivered it, while they may open this client; else a principal."""
    deliverer = Practitioner.objects.filter(pk=practitioner_id).first() if practitioner_id else None
    if deliverer is not None and deliverer.may_open(client):
        return deliverer
    return Practitioner.objects.filter(kind=Practitioner.Kind.PRINCIPAL, is_active=True).first()


def _desk_address() -> str:
    if settings.DESK_HOST:
        return f"https://{settings.DESK_HOST}"
    return f"{settings.PORTAL_SCHEME}://desk.localhost:{os.environ.get('BULKHEAD_DESK_PORT', '8000')}"


def _outgoing() -> MailSettings:
    outgoing = MailSettings.only()
    if outgoing is None:
        raise NotNow("Mail is not set up.")
    if (outgoing.host, outgoing.port) == _Silent.server and time.monotonic() < _Silent.until:
        raise NotNow(UNREACHED)
    return outgoing


def _send(parcel: Parcel | None, outgoing: MailSettings, sending: Sending) -> None:
    """One message to one person. NotNow when the server did not take it; then the row is tried again."""
    if parcel is None:
        return
    sender = parcel.sender or outgoing.sender
    message = EmailMultiAlternatives(
        parcel.mail.subject,
        parcel.mail.text,
        formataddr((parcel.sender_name, sender)),
        [parcel.to],
        headers={"Message-ID": _message_id(sending, sender), "Auto-Submitted": "auto-generated"},
        connection=way_out(outgoing),
    )
    message.attach_alternative(parcel.mail.html, "text/html")
    began = time.monotonic()
    try:
        message.send()
    except smtplib.SMTPResponseException as answer:
        raise NotNow(f"The mail server answered {answer.smtp_code}.") from answer
    except smtplib.SMTPRecipientsRefused as refused:
        raise NotNow("The mail server does not deliver to this address.") from refused
    except (OSError, UnicodeError, smtplib.SMTPException) as failure:
        if time.monotonic() - began > SLOW:
            _Silent.server, _Silent.until = (outgoing.host, outgoing.port), time.monotonic() + SILENCE
        raise NotNow(UNREACHED) from failure


def _message_id(sending: Sending, sender: str) -> str:
    """The same for every try, so that a mail sent twice is one in the reader's box; it names nobody."""
    same = hashlib.sha256(f"{sending.vault_id} {sending.key}".encode()).hexdigest()[:32]
    return f"<{same}@{sender.rpartition('@')[2]}>"
