"""The mails about what is asked and sent, both ways. They say that there is something, and never what."""

from uuid import UUID

from bulkhead.isolation import inside
from bulkhead.practice.clients.models import Client
from bulkhead.render import mail
from bulkhead.vault.people.models import Person
from bulkhead.vault.requests.models import Request
from bulkhead.vault.requests.sent import SentFile
from bulkhead.vault.requests.threads import wanted_of
from bulkhead.vault.requests.wanted import WAITS, Wanted
from bulkhead.work.news import forget_news, held_back, is_any_news
from bulkhead.work.parcels import Parcel, desk_address, lead_of, outgoing, parcel_for, send
from bulkhead.work.sending import Sending

ROOMS = {"request": "requests/{subject}/", "wanted": "wanted/", "sent": "requests/"}


def report_asked(sending: Sending) -> None:
    """Tell the lead that somebody asked or sent something; nothing when it was dealt with before the mail went."""
    server = outgoing()
    client = Client.objects.get(pk=sending.vault_id)
    what, subject = sending.payload["what"], UUID(sending.payload["subject"])
    with inside(client):
        waits, by = _waits(what, subject=subject)
    lead = lead_of(client, practitioner_id=by)
    if not waits or lead is None:
        return
    made = mail.asked(
        what=what,
        lead_name=lead.name,
        client_name=client.display_name,
        person_name=sending.payload.get("who", "Someone"),
        link=f"{desk_address()}/in/{client.slug}/{ROOMS[what].format(subject=subject)}",
    )
    send(Parcel(made, lead.email, "Bulkhead"), server=server, sending=sending)


def tell_asker(sending: Sending) -> None:
    """Tell whoever asked that there is news, unless they left or may no longer see it."""
    server = outgoing()
    with inside(sending.vault_id):
        person = _reader(sending)
        asked = Request.objects.filter(pk=UUID(sending.payload["request"]), person=person).first() if person else None
        held = person is None or asked is None or held_back(sending, must_answer=False)
        parcel = (
            None if held else parcel_for(person, compose=mail.replied, place=f"requests/{sending.payload['request']}/")
        )
    send(parcel, server=server, sending=sending)


def ask_for(sending: Sending) -> None:
    """Ask somebody to send something; nothing when it came meanwhile, or is not wanted any more."""
    server = outgoing()
    with inside(sending.vault_id):
        person = _reader(sending)
        wanted = UUID(sending.payload["wanted"])
        waits = person is not None and wanted_of(person).filter(pk=wanted, state__in=WAITS).exists()
        held = not waits or held_back(sending, must_answer=True)
        parcel = None if held else parcel_for(person, compose=mail.wanted, place=f"send/{wanted}/")
    send(parcel, server=server, sending=sending)


def gather(sending: Sending) -> None:
    """One mail for a day, where anything of it is still news."""
    server = outgoing()
    with inside(sending.vault_id):
        person = _reader(sending)
        parcel = (
            parcel_for(person, compose=mail.daily, place="") if person is not None and is_any_news(person) else None
        )
    send(parcel, server=server, sending=sending)
    with inside(sending.vault_id):
        person = _reader(sending)
        if person is not None:
            forget_news(person)


def _waits(what: str, *, subject: UUID) -> tuple[bool, UUID | None]:
    """Whether it still waits for the practice, and who there asked for it."""
    if what == "request":
        waits, by = Request.objects.filter(pk=subject, state=Request.State.OPEN).exists(), None
    elif what == "wanted":
        row = Wanted.objects.filter(pk=subject).first()
        waits, by = row is not None and row.state in WAITS | {Wanted.State.RECEIVED}, row.asked_by_id if row else None
    else:
        waits, by = SentFile.objects.filter(pk=subject, noted_at=None).exists(), None
    return waits, by


def _reader(sending: Sending) -> Person | None:
    return Person.present().filter(pk=UUID(sending.payload["person"])).first()
