"""While something of theirs waits in the tray, no mail to a client's people says so."""

import re

from bulkhead.base.clock import now
from bulkhead.crossings.intake import Aim, take_in
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import tray_blobs
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.sessions import SignIn
from bulkhead.vault.requests.wanted import Need, Wanted
from bulkhead.vault.trail.models import OutboxEntry
from tests.cast import Cast
from tests.work.conftest import Post, UseServer
from tests.work.letters import add_priya, drained, plain

SAID = re.compile(r"(?i)guard|\btray|misfil|\bstopped\b|another client|\bwall\b|harbor")


def test_every_kind_of_mail_is_silent_about_what_waits(cast: Cast, post: Post, use_server: UseServer) -> None:
    use_server(post.port)
    client, by = cast.signal.client, cast.maren.actor
    aim = Aim(deliverable=cast.signal.deliverable, reissued_because="A figure was wrong")
    waits = tray_blobs().put([b"# Plan\n\nAs Harbor Family Clinics LLC does it.\n"])
    kept = take_in(waits, name="plan.md", client=client, aim=aim, by=by)
    add_priya(cast.signal, cast)
    with inside(client):
        sponsor = Person.objects.get(pk=cast.signal.sponsor)
        SignIn.ask(sponsor, nonce="this browser")
        Wanted.ask(Need("Numbers", person=sponsor), by=by)
        OutboxEntry.objects.filter(kind="mail.delivered").update(done_at=None, due_at=now())

    kinds = {kind for kind, fault, _ in drained(cast.signal) if not fault}
    said = [f"{message['Subject']}\n{plain(message)}" for _, message in post.received]

    assert kept.tray_item is not None
    assert {"mail.delivered", "mail.invitation", "mail.sign_in", "mail.wanted"} <= kinds
    assert len(said) >= len(kinds)
    assert [words for words in said if SAID.search(words)] == []
