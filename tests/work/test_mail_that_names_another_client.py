"""A mail is read by the guard right before it leaves; one that does not pass is not sent and waits with a reason."""

from bulkhead.isolation import inside
from bulkhead.practice.tray.models import GuardEvent
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.trail.models import OutboxEntry
from bulkhead.work.judged import STOPPED
from tests.browse import desk_browser
from tests.cast import Cast, Member
from tests.work.conftest import Post, UseServer
from tests.work.letters import add_priya, drained, retry


def call_portal(member: Member, name: str) -> None:
    with inside(member.client):
        Profile.objects.update(portal_name=name)


def test_it_is_not_sent_and_says_so_in_plain_words(cast: Cast, post: Post, use_server: UseServer) -> None:
    use_server(post.port)
    add_priya(cast.signal, cast)
    call_portal(cast.signal, "Harbor Family Clinics LLC")

    outcome = drained(cast.signal)

    assert outcome == [("mail.invitation", STOPPED, False)]
    assert post.received == []


def test_the_practice_keeps_one_event_however_often_it_is_tried(cast: Cast, post: Post, use_server: UseServer) -> None:
    use_server(post.port)
    add_priya(cast.signal, cast)
    call_portal(cast.signal, "Harbor Family Clinics LLC")

    drained(cast.signal)
    retry(cast.signal)
    drained(cast.signal)

    [event] = GuardEvent.objects.filter(door="mail")
    assert (event.client_id, event.named_id, event.verdict) == (cast.signal.client.id, cast.harbor.client.id, "stop")


def test_the_vault_is_not_told_what_was_found(cast: Cast, post: Post, use_server: UseServer) -> None:
    use_server(post.port)
    add_priya(cast.signal, cast)
    call_portal(cast.signal, "Harbor Family Clinics LLC")

    drained(cast.signal)

    with inside(cast.signal.client):
        [row] = OutboxEntry.objects.filter(kind="mail.invitation", done_at=None)
        assert "Harbor" not in f"{row.fault} {row.payload}"


def test_the_mail_page_shows_that_it_waits_and_why(cast: Cast, post: Post, use_server: UseServer) -> None:
    from bulkhead.crossings.opening import open_client

    use_server(post.port)
    add_priya(cast.signal, cast)
    call_portal(cast.signal, "Harbor Family Clinics LLC")
    open_client(cast.signal.client, by=cast.maren)

    drained(cast.signal)

    assert STOPPED in desk_browser(as_practitioner=cast.maren).get("/in/signal/post/").text


def test_it_goes_out_once_its_words_are_mended(cast: Cast, post: Post, use_server: UseServer) -> None:
    use_server(post.port)
    add_priya(cast.signal, cast)
    call_portal(cast.signal, "Harbor Family Clinics LLC")
    drained(cast.signal)
    call_portal(cast.signal, "Signal Foundry")
    retry(cast.signal)

    drained(cast.signal)

    assert [to for to, _ in post.received] == [["priya@signalfoundry.example"]]


def test_who_writes_and_who_reads_are_no_finding(cast: Cast, post: Post, use_server: UseServer) -> None:
    from bulkhead.practice.clients.models import GuardTerm

    use_server(post.port)
    add_priya(cast.signal, cast)
    for value in ("Priya Rao", "Maren Okafor"):
        GuardTerm(client=cast.harbor.client, kind="person", value=value).save()

    drained(cast.signal)

    assert [to for to, _ in post.received] == [["priya@signalfoundry.example"]]
