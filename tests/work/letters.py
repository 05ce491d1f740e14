"""What the tests of mail ask of an outbox and of a message."""

import re
from email.message import EmailMessage

from bulkhead.base.clock import now
from bulkhead.isolation import inside
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.models import OutboxEntry
from bulkhead.work.dispatch import drain
from tests.cast import Cast, Member

LINK = re.compile(r"^https?://\S+", re.MULTILINE)


def drained(member: Member) -> list[tuple[str, str, bool]]:
    """Kind, fault and whether it is done, of every row that was open before."""
    with inside(member.client):
        open_ids = list(OutboxEntry.objects.filter(done_at=None, kind__startswith="mail.").values_list("id", flat=True))
    drain(member.client.vault_id)
    with inside(member.client):
        rows = OutboxEntry.objects.filter(id__in=open_ids).order_by("written_at")
        return [(row.kind, row.fault, row.done_at is not None) for row in rows]


def retry(member: Member) -> None:
    with inside(member.client):
        OutboxEntry.objects.filter(done_at=None).update(due_at=now())


def add_priya(member: Member, cast: Cast) -> None:
    with inside(member.client):
        Person.add("Priya Rao", email="priya@signalfoundry.example", role="leader", by=cast.maren.actor)


def plain(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def link_in(message: EmailMessage) -> str:
    [link] = LINK.findall(plain(message))
    return str(link)
