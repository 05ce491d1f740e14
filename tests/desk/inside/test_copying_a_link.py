"""While no mail is set up, links are copied and passed on by hand."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from bulkhead.isolation import inside
from tests.desk.inside.conftest import Room

if TYPE_CHECKING:
    from tests.browse import Browser

LINK = re.compile(r'value="(http://signal\.localhost[^"]+)"')


def waiting(room: Room, kind: str, person: object) -> str:
    return str(room.rows("outboxentry", kind=kind, payload__person=str(person))[0]["id"])


def test_an_invitation_is_shown_once_and_leads_into_the_portal(room: Room, portal_of: "Callable[..., Browser]") -> None:
    row = waiting(room, "mail.invitation", room.member.board)
    answer = room.post(f"post/{row}/link/")
    link = LINK.findall(answer.text)[0]
    chase = portal_of(room.member.client)

    assert answer.status == 200
    assert link.startswith(f"{room.member.client.portal_address}invitations/")
    assert chase.get(link.removeprefix(room.member.client.portal_address.rstrip("/"))).status == 200
    assert link not in room.get("post/").text


def test_copying_again_ends_the_link_before(room: Room, portal_of: "Callable[..., Browser]") -> None:
    row = waiting(room, "mail.invitation", room.member.board)
    first, second = (LINK.findall(room.post(f"post/{row}/link/").text)[0] for _ in range(2))
    kept = {str(one["token_hash"]) for one in room.rows("invitation", person=room.member.board)}

    from bulkhead.isolation.tokens import digest

    tokens = [link.rstrip("/").rpartition("/")[2] for link in (first, second)]
    assert [digest(token) in kept for token in tokens] == [False, True]


def test_a_sign_in_comes_with_its_six_digits(room: Room) -> None:
    from bulkhead.vault.models import Person, SignIn

    with inside(room.member.client):
        SignIn.ask(Person.objects.get(pk=room.member.sponsor), nonce="browser")
    answer = room.post(f"post/{waiting(room, 'mail.sign_in', room.member.sponsor)}/link/")

    assert "/sign-ins/" in LINK.findall(answer.text)[0]
    assert re.search(r"<dt>Digits</dt><dd>\d{6}</dd>", answer.text)


def test_copying_is_logged_and_marks_nothing_sent(room: Room) -> None:
    room.post(f"post/{waiting(room, 'mail.invitation', room.member.board)}/link/")

    lines = room.rows("vaultline", act="link.copied")
    assert [line["words"] for line in lines] == ["Maren Okafor copied a link for Chase Banks to pass on."]
    assert room.rows("outboxentry", kind="mail.invitation", done_at__isnull=False) == []


def test_a_used_invitation_gives_no_link(room: Room) -> None:
    from bulkhead.base.clock import now
    from bulkhead.vault.models import Invitation

    with inside(room.member.client):
        Invitation.objects.update(used_at=now())
    answer = room.post(f"post/{waiting(room, 'mail.invitation', room.member.board)}/link/")

    assert (answer.status, "It was used, or the person is out." in answer.text) == (409, True)
    assert LINK.findall(answer.text) == []


def test_a_used_invitation_says_so_and_offers_no_other(room: Room) -> None:
    from bulkhead.vault.models import Invitation

    with inside(room.member.client):
        for invitation in Invitation.objects.all():
            invitation.mint()
            assert invitation.use()
    page = room.get("post/").text

    assert page.count("Not needed any more") == 2
    assert ("Called off" in page, "Make a link" in page.replace("Make a link here", "")) == (False, False)


def test_a_message_of_another_kind_has_no_link(room: Room) -> None:
    row = waiting(room, "mail.delivered", room.member.sponsor)

    assert room.post(f"post/{row}/link/").status == 404


def test_a_message_for_someone_who_was_removed_is_called_off(room: Room) -> None:
    row = waiting(room, "mail.invitation", room.member.board)
    room.post(f"people/{room.member.board}/removal/")

    assert room.post(f"post/{row}/link/").status == 404
    assert "Called off" in room.get("post/").text


def test_with_mail_set_up_nothing_is_copied_by_hand(room: Room) -> None:
    from bulkhead.practice.mail.models import MailSettings

    MailSettings(host="smtp.northlight.example", sender="maren@northlight.example").save()
    page = room.get("post/").text

    assert "Make a link" not in page
    assert "No mail server is set up" not in page
    assert room.post(f"post/{waiting(room, 'mail.invitation', room.member.board)}/link/").status == 404


def test_a_message_that_failed_says_why_and_how_often(room: Room) -> None:
    from bulkhead.practice.mail.models import MailSettings
    from bulkhead.vault.models import OutboxEntry

    MailSettings(host="smtp.northlight.example", sender="maren@northlight.example").save()
    with inside(room.member.client):
        OutboxEntry.objects.filter(kind="mail.delivered").first().mark_failed("The server refused the address.")  # type: ignore[union-attr]  # it is there.
    page = room.get("post/").text

    assert "Tried 1 time" in page
    assert "The server refused the address." in page


def test_no_mail_at_all_is_said(bare: Room) -> None:
    assert "No mail yet." in bare.get("post/").text


def test_the_page_of_the_client_and_the_page_of_the_practice_count_the_same(room: Room) -> None:
    from bulkhead.crossings.project import project
    from bulkhead.vault.models import OutboxEntry

    with inside(room.member.client):
        OutboxEntry.write("mail.asked", payload={}, key="to-the-practice")
        sent = OutboxEntry.objects.filter(kind="mail.delivered").first()
        assert sent is not None, "a delivery was told to somebody"
        sent.mark_done()
    project(room.member.client)

    inside_it, over_all = room.get("post/").text, room.browser.get("/mail/").text

    assert "2 messages wait: no mail server is set up." in inside_it
    assert "2 messages wait<" in over_all
    assert re.sub(r"<[^>]+>", " ", inside_it).split().count("Waits") == 2
    assert "It is to the practice, and stands at your desk." in inside_it


def test_where_nothing_waits_the_page_says_so(room: Room) -> None:
    from bulkhead.vault.models import OutboxEntry

    with inside(room.member.client):
        for row in OutboxEntry.objects.filter(kind__startswith="mail."):
            row.mark_done()
    page = room.get("post/").text

    assert ("Nothing waits." in page, "message waits" in page, "messages wait:" in page) == (True, False, False)
