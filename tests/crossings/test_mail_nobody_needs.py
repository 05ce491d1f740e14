"""Without a mail server messages wait, but not for ever: whoever found the way needs no mail about it."""

from bulkhead.crossings.project import project
from bulkhead.isolation import inside
from bulkhead.practice.agenda.models import Standing
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.trail.models import OutboxEntry
from tests.cast import Cast


def waiting(cast: Cast) -> int:
    project(cast.signal.client)
    return Standing.objects.get(client=cast.signal.client).mail_waiting


def test_two_invitations_and_a_delivery_wait_at_first(cast: Cast) -> None:
    assert waiting(cast) == 3


def test_a_used_invitation_waits_no_longer(cast: Cast) -> None:
    with inside(cast.signal.client):
        invitation = Invitation.objects.get(person=cast.signal.sponsor)
        invitation.mint()
        assert invitation.use()

    assert waiting(cast) == 2


def test_an_opened_delivery_waits_no_longer(cast: Cast) -> None:
    with inside(cast.signal.client):
        delivery = Delivery.objects.get(pk=cast.signal.delivery)
        Reader.note_opened(delivery, person=Person.objects.get(pk=cast.signal.sponsor))

    assert waiting(cast) == 2


def test_what_is_written_to_the_practice_itself_is_not_counted(cast: Cast) -> None:
    with inside(cast.signal.client):
        OutboxEntry.write("mail.answered", payload={}, key="answered")

    assert waiting(cast) == 3
