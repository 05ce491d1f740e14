"""Mails leave the walls, so they carry no word of what is inside, and of another client not even the name."""

from collections.abc import Callable

from bulkhead.isolation import inside
from bulkhead.vault.deliverables.answers import Approval, ChangeAsked
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.sessions import SignIn
from bulkhead.work.dispatch import drain
from tests.cast import Cast, Member
from tests.rig.leaks import leaks
from tests.work.conftest import Post, post, use_server

__all__ = ["post", "use_server"]
OTHERS = {
    "signal": ["Harbor", "Alan Frost", "harborclinics", "Grace Long"],
    "harbor": ["Signal", "Dana Whitfield", "signalfoundry", "Chase Banks"],
}


def answered(member: Member) -> None:
    """Every kind of mail there is: invitations and a delivery wait already."""
    with inside(member.client):
        sponsor, delivery = Person.objects.get(pk=member.sponsor), Delivery.objects.get(pk=member.delivery)
        ChangeAsked.ask(delivery, person=sponsor, words=f"More on {member.canary}")
        Approval.give(delivery, person=sponsor)
        SignIn.ask(sponsor, nonce="n" * 43)


def test_no_mail_of_any_kind_carries_a_word_from_inside_or_the_name_of_another(
    cast: Cast, post: Post, use_server: Callable[[int], None]
) -> None:
    use_server(post.port)
    found = []

    for member in (cast.signal, cast.harbor):
        answered(member)
        drain(member.client.vault_id)
        sent, post.received = post.received, []
        for to, message in sent:
            forbidden = [cast.signal.canary, cast.harbor.canary, *OTHERS[member.client.slug]]
            found += leaks(message.as_bytes(), forbidden, place=str(message["Subject"]))
            assert len(to) == 1, "nobody sees who else was written to"
        assert len(sent) == 6, [str(message["Subject"]) for _, message in sent]

    assert found == []
