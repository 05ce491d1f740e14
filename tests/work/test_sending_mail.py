"""Mails leave the vaults one by one: a link, no material, one person, and again when the server would not have them."""

import re

import pytest

from bulkhead.base.clock import now
from bulkhead.crossings.provision import Wanted, change_client
from bulkhead.crossings.remail import send_waiting_mail
from bulkhead.isolation import inside
from bulkhead.practice.accounts.models import Allocation
from bulkhead.practice.mail import sending
from bulkhead.practice.mail.models import MailSettings
from bulkhead.vault.deliverables.answers import Approval, ChangeAsked
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.people.arriving import by_digits
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.sessions import SignIn
from bulkhead.vault.trail.models import OutboxEntry
from tests.cast import HARBOR_CANARY, SIGNAL_CANARY, Cast
from tests.work.conftest import Post, UseServer
from tests.work.letters import add_priya, drained, link_in, plain


def test_an_invitation_carries_a_link_that_works(cast: Cast, post: Post, use_server: UseServer) -> None:
    use_server(post.port)
    add_priya(cast.signal, cast)

    outcome = drained(cast.signal)

    assert outcome == [("mail.invitation", "", True)]
    assert [to for to, _ in post.received] == [["priya@signalfoundry.example"]]
    address = cast.signal.client.portal_address
    token = link_in(post.only()).removeprefix(f"{address}invitations/").removesuffix("/")
    with inside(cast.signal.client):
        waiting = Invitation.waiting(token)
        assert waiting is not None
        assert waiting.person.name == "Priya Rao"


def test_a_mail_says_who_it_is_from_and_that_a_program_sent_it(cast: Cast, post: Post, use_server: UseServer) -> None:
    use_server(post.port)
    add_priya(cast.signal, cast)

    drained(cast.signal)

    headers = post.only()
    assert headers["From"] == "Maren Okafor <maren@northlight.example>"
    assert headers["To"] == "priya@signalfoundry.example"
    assert headers["Auto-Submitted"] == "auto-generated"
    assert (headers["Cc"], headers["Bcc"]) == (None, None)
    assert re.fullmatch(r"<[0-9a-f]{32}@northlight\.example>", headers["Message-ID"])


def test_a_client_with_a_sender_of_its_own_is_written_to_from_there(
    cast: Cast, post: Post, use_server: UseServer
) -> None:
    use_server(post.port)
    wanted = Wanted("Signal", "signal", 225, "Signal Foundry", sender="signal-team@northlight.example")
    change_client(cast.signal.client, wanted=wanted, lead=cast.maren)
    add_priya(cast.signal, cast)

    drained(cast.signal)

    assert post.only()["From"] == "Maren Okafor <signal-team@northlight.example>"


def test_a_sign_in_mail_carries_link_and_code(cast: Cast, post: Post, use_server: UseServer) -> None:
    use_server(post.port)
    with inside(cast.signal.client):
        SignIn.ask(Person.objects.get(pk=cast.signal.sponsor), nonce="this browser")

    drained(cast.signal)

    [code] = re.findall(r"Your code: (\d{6})", plain(post.only()))
    token = link_in(post.only()).removeprefix(f"{cast.signal.client.portal_address}sign-ins/").removesuffix("/")
    with inside(cast.signal.client):
        by_link, by_code = SignIn.by_link(token), by_digits(code, nonce="this browser")
        assert by_link is not None
        assert by_link == by_code


def test_a_delivery_is_announced_to_each_reader_alone_and_without_its_title(
    cast: Cast, post: Post, use_server: UseServer
) -> None:
    use_server(post.port)
    add_priya(cast.signal, cast)
    with inside(cast.signal.client):
        OutboxEntry.objects.update(done_at=now())
        readers = list(Person.objects.filter(role__in=("sponsor", "leader")))
        delivery = Delivery.objects.get(pk=cast.signal.delivery)
        for person in readers:
            payload = {"delivery": str(delivery.id), "person": str(person.id)}
            OutboxEntry.write("mail.delivered", payload=payload, key=f"again-{person.id}")
        Person.objects.filter(role="leader").update(role="sponsor")

    drained(cast.signal)

    assert sorted(to for to, _ in post.received) == [["dana@signalfoundry.example"], ["priya@signalfoundry.example"]]
    links = {link_in(message) for _, message in post.received}
    assert links == {f"{cast.signal.client.portal_address}delivered/{cast.signal.delivery}/"}
    for _, message in post.received:
        assert [word for word in (SIGNAL_CANARY, HARBOR_CANARY, "Plan for") if word in message.as_string()] == []


@pytest.mark.parametrize(
    ("answer", "subject"),
    [("approve", "Signal: a document is approved"), ("ask", "Signal: a change is asked for")],
)
def test_whoever_delivered_hears_the_answer(
    cast: Cast, post: Post, use_server: UseServer, answer: str, subject: str
) -> None:
    use_server(post.port)
    with inside(cast.signal.client):
        delivery, dana = Delivery.objects.get(pk=cast.signal.delivery), Person.objects.get(pk=cast.signal.sponsor)
        if answer == "approve":
            Approval.give(delivery, person=dana)
        else:
            ChangeAsked.ask(delivery, person=dana, words=f"More about {SIGNAL_CANARY}")

    drained(cast.signal)

    [(to, message)] = post.received
    assert (to, message["Subject"]) == (["maren@northlight.example"], subject)
    desk = f"http://desk.localhost:8000/in/signal/deliverables/{cast.signal.deliverable}/"
    assert link_in(message) == desk
    assert "Dana Whitfield" in plain(message)
    assert SIGNAL_CANARY not in message.as_string()


def test_an_answer_goes_to_the_principal_when_the_deliverer_may_not_open_the_client_any_more(
    cast: Cast, post: Post, use_server: UseServer
) -> None:
    use_server(post.port)
    Allocation(practitioner=cast.tobias, client=cast.signal.client, ended_at=now()).save()
    with inside(cast.signal.client):
        Delivery.objects.update(delivered_by_id=cast.tobias.id)
        Approval.give(Delivery.objects.get(pk=cast.signal.delivery), person=Person.objects.get(pk=cast.signal.sponsor))

    drained(cast.signal)

    assert [to for to, _ in post.received] == [["maren@northlight.example"]]


def test_without_a_server_a_message_waits_and_goes_out_when_one_is_set(
    cast: Cast, post: Post, use_server: UseServer
) -> None:
    add_priya(cast.signal, cast)
    first = drained(cast.signal)
    use_server(post.port)

    waiting = send_waiting_mail()

    assert first == [("mail.invitation", "Mail is not set up.", False)]
    assert waiting == 1
    assert drained(cast.signal) == [("mail.invitation", "", True)]


def test_nothing_is_sent_to_someone_who_was_removed(cast: Cast, post: Post, use_server: UseServer) -> None:
    use_server(post.port)
    with inside(cast.signal.client):
        person = Person.objects.get(pk=cast.signal.sponsor)
        Person.objects.filter(pk=person.pk).update(removed_at=now())
        Invitation.write(person, by=cast.maren.actor)
        payload = {"delivery": str(cast.signal.delivery), "person": str(person.id)}
        OutboxEntry.write("mail.delivered", payload=payload, key="late")

    outcome = drained(cast.signal)

    assert outcome == [("mail.invitation", "", True), ("mail.delivered", "", True)]
    assert post.received == []


def test_an_invitation_that_was_replaced_is_not_sent(cast: Cast, post: Post, use_server: UseServer) -> None:
    use_server(post.port)
    with inside(cast.signal.client):
        person = Person.objects.get(pk=cast.signal.sponsor)
        Invitation.write(person, by=cast.maren.actor)
        Invitation.write(person, by=cast.maren.actor)

    drained(cast.signal)

    assert len(post.received) == 1


def test_a_sign_in_asked_for_too_long_ago_is_not_sent(cast: Cast, post: Post, use_server: UseServer) -> None:
    use_server(post.port)
    with inside(cast.signal.client):
        SignIn.ask(Person.objects.get(pk=cast.signal.sponsor), nonce="this browser")
        SignIn.objects.update(expires_at=now())

    outcome = drained(cast.signal)

    assert outcome == [("mail.sign_in", "", True)]
    assert post.received == []


def test_two_clients_never_share_a_message(cast: Cast, post: Post, use_server: UseServer) -> None:
    use_server(post.port)
    for member in (cast.signal, cast.harbor):
        with inside(member.client):
            Person.add("Sam Both", email="sam@both.example", role="leader", by=cast.maren.actor)
        drained(member)

    (_, first), (_, second) = post.received
    assert first["Message-ID"] != second["Message-ID"]
    assert [name for name in ("Harbor", "harbor") if name in first.as_string()] == []
    assert [name for name in ("Signal", "signal") if name in second.as_string()] == []


def test_each_way_of_security_reaches_the_server_as_set(cast: Cast) -> None:
    ways = {}
    for security in MailSettings.Security.values:
        way = sending.way_out(MailSettings(host="mail.northlight.example", security=security))
        ways[security] = (way.use_tls, way.use_ssl)

    assert ways == {"starttls": (True, False), "tls": (False, True), "none": (False, False)}
