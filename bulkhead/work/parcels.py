"""A mail on its way: who it is for, whose answer it is, and the talk with the server, outside of every vault."""

import hashlib
import os
import smtplib
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formataddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.practice.mail.models import MailSettings
from bulkhead.practice.mail.sending import way_out
from bulkhead.render import mail
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.letters import NO_SERVER
from bulkhead.work.judged import refuse_misfiled
from bulkhead.work.sending import NotNow, Sending

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


def parcel_for(person: Person | None, *, compose: Callable[..., mail.Mail], place: str) -> Parcel | None:
    """One person, one link, no material; asked for inside their vault. `place` is a path of their portal."""
    if person is None:
        return None
    profile = Profile.only()
    made = compose(
        practice_name=profile.practice_name,
        lead_name=profile.lead_name,
        client_name=profile.portal_name,
        person_name=person.name,
        link=f"{profile.portal_address}{place}",
    )
    return Parcel(made, person.email, profile.lead_name, profile.sender)


class _Silent:
    """The server that did not answer last, and until when."""

    server: tuple[str, int] = ("", 0)
    until: float = 0.0


def lead_of(client: Client, *, practitioner_id: UUID | None) -> Practitioner | None:
    """Whoever delivered it, while they may open this client; else a principal."""
    deliverer = Practitioner.objects.filter(pk=practitioner_id).first() if practitioner_id else None
    if deliverer is not None and deliverer.may_open(client):
        return deliverer
    return Practitioner.objects.filter(kind=Practitioner.Kind.PRINCIPAL, is_active=True).first()


def desk_address() -> str:
    """Where the desk is reached from outside."""
    if settings.DESK_HOST:
        return f"https://{settings.DESK_HOST}"
    return f"{settings.PORTAL_SCHEME}://desk.localhost:{os.environ.get('BULKHEAD_DESK_PORT', '8000')}"


def outgoing() -> MailSettings:
    """The server mail goes through. NotNow where none is set, or it did not answer a moment ago."""
    server = MailSettings.only()
    if server is None:
        raise NotNow(NO_SERVER)
    if (server.host, server.port) == _Silent.server and time.monotonic() < _Silent.until:
        raise NotNow(UNREACHED)
    return server


def send(parcel: Parcel | None, *, server: MailSettings, sending: Sending) -> None:
    """One message to one person. NotNow when the server did not take it; then the row is tried again."""
    if parcel is None:
        return
    refuse_misfiled(parcel.mail, sending=sending)
    sender = parcel.sender or server.sender
    message = EmailMultiAlternatives(
        parcel.mail.subject,
        parcel.mail.text,
        formataddr((parcel.sender_name, sender)),
        [parcel.to],
        headers={"Message-ID": _message_id(sending, sender), "Auto-Submitted": "auto-generated"},
        connection=way_out(server),
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
            _Silent.server, _Silent.until = (server.host, server.port), time.monotonic() + SILENCE
        raise NotNow(UNREACHED) from failure


def _message_id(sending: Sending, sender: str) -> str:
    """The same for every try, so that a mail sent twice is one in the reader's box; it names nobody."""
    same = hashlib.sha256(f"{sending.vault_id} {sending.key}".encode()).hexdigest()[:32]
    return f"<{same}@{sender.rpartition('@')[2]}>"
