"""Outgoing mail is judged as everything is that crosses: right before it leaves, for the client it comes from."""

import hashlib
import re
from uuid import UUID

from bulkhead.crossings.judging import judge_words
from bulkhead.guard.verdicts import Verdict
from bulkhead.isolation import inside
from bulkhead.practice.accounts.models import Practice, Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.render.mail import Mail
from bulkhead.vault.people.models import Person
from bulkhead.work.sending import NotNow, Sending

DOOR, BY = "mail", "Bulkhead"
STOPPED = "Its words did not pass, so it was not sent. Look at the name of the portal and of the practice."
PATH = re.compile(r"(https?://[^/\s]+)/\S*")


def refuse_misfiled(mail: Mail, *, sending: Sending) -> None:
    """NotNow where a mail names another client. What was found stays in the practice; it is told there once."""
    client = Client.objects.get(pk=sending.vault_id)
    judgement = judge_words(
        _words(mail, sending.vault_id), place="mail", target=client, door=DOOR, by=BY, once=_mark(sending)
    )
    if judgement.verdict != Verdict.PASS:
        raise NotNow(STOPPED)


def _words(mail: Mail, vault_id: UUID) -> str:
    """Without the names of who writes and who reads, which name nobody else, and without what is random in a link."""
    with inside(vault_id):
        people = list(Person.objects.values_list("name", flat=True))
    practice = Practice.only()
    known = [*people, *Practitioner.objects.values_list("name", flat=True), *([practice.name] if practice else [])]
    words = PATH.sub(r"\1/", f"{mail.subject}\n\n{mail.text}")
    for name in sorted(filter(None, known), key=len, reverse=True):
        words = words.replace(name, "…")
    return words


def _mark(sending: Sending) -> str:
    return hashlib.sha256(f"{sending.vault_id} {sending.key}".encode()).hexdigest()
