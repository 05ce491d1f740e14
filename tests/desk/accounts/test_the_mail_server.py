"""Setting the outgoing server, trying it, and what waits until then."""

import smtplib
import socket
import ssl
from collections.abc import Callable

import pytest

from bulkhead.practice.agenda.models import Standing
from bulkhead.practice.mail.models import MailSettings
from bulkhead.practice.trail.models import PracticeLine
from tests.browse import Answer, Browser, desk_browser
from tests.cast import Cast

FORM = {
    "host": "smtp.northlight.example",
    "port": "587",
    "security": "starttls",
    "username": "maren",
    "password": "sesame",
    "sender": "office@northlight.example",
}


class Post:
    """A mail server that takes everything, or raises what it is told."""

    refuses: Exception | None = None
    taken: list[tuple[str, list[str]]]

    def __init__(self, host: str, port: int, **_: object) -> None:
        if Post.refuses:
            raise Post.refuses

    def starttls(self, **_: object) -> None:
        """Spoken."""

    def login(self, username: str, password: str) -> None:
        """Known."""

    def sendmail(self, sender: str, to: list[str], message: bytes) -> None:
        Post.taken.append((sender, to))

    def quit(self) -> None:
        """Gone."""


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> type[Post]:
    """Only the network is not real."""
    Post.refuses, Post.taken = None, []
    monkeypatch.setattr(smtplib, "SMTP", Post)
    monkeypatch.setattr(smtplib, "SMTP_SSL", Post)
    return Post


def test_the_page_says_what_happens_while_no_mail_is_set(desk: Browser) -> None:
    page = desk.get("/mail/")

    assert page.status == 200
    assert "Mail is not set up." in page.text
    assert "copy its link by hand" in page.text


def test_a_server_is_kept_and_logged_without_its_password(desk: Browser) -> None:
    answer = desk.post("/mail/", FORM)

    kept = MailSettings.objects.get()
    assert (answer.status, answer.location) == (303, "/mail/")
    assert (kept.host, kept.port, kept.username, kept.password) == ("smtp.northlight.example", 587, "maren", "sesame")
    assert PracticeLine.objects.latest("number").words == "Maren Okafor set the mail server."


def test_the_password_is_never_shown_and_stays_when_left_empty(desk: Browser) -> None:
    desk.post("/mail/", FORM)

    page = desk.get("/mail/").text
    desk.post("/mail/", {**FORM, "port": "465", "security": "tls", "password": ""})

    kept = MailSettings.objects.get()
    assert "sesame" not in page
    assert (kept.port, kept.password) == (465, "sesame")


def test_without_a_user_there_is_no_password(desk: Browser) -> None:
    desk.post("/mail/", FORM)

    desk.post("/mail/", {**FORM, "username": "", "password": ""})

    assert MailSettings.objects.get().password == ""


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("host", "", "Type the name of the server"),
        ("host", "smtp://northlight", "Type the name of the server"),
        ("port", "99999", "A port is a number from 1 to 65535."),
        ("port", "x", "A port is a number, usually 587."),
        ("sender", "office", "Type it as name@domain."),
        ("security", "magic", "Select a valid choice."),
    ],
)
def test_a_mistake_is_said_beside_its_field(desk: Browser, field: str, value: str, sentence: str) -> None:
    answer = desk.post("/mail/", {**FORM, field: value})

    assert answer.status == 422
    assert sentence in answer.text
    assert MailSettings.objects.count() == 0


def test_a_mail_to_oneself_proves_it(desk: Browser, post: type[Post]) -> None:
    desk.post("/mail/", FORM)

    answer = desk.post("/mail/test/")

    assert post.taken == [("office@northlight.example", ["maren@northlight.example"])]
    assert "took a mail to maren@northlight.example" in desk.follow(answer).text
    assert MailSettings.objects.get().tested_at is not None


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        (smtplib.SMTPAuthenticationError(535, b"5.7.8 Bad credentials"), "refused the user or the password: 5.7.8 Bad"),
        (smtplib.SMTPServerDisconnected("gone"), "hung up."),
        (smtplib.SMTPSenderRefused(550, b"not yours", "x"), "does not take mail from office@northlight.example"),
        (socket.gaierror(-2, "unknown"), "There is no machine named smtp.northlight.example."),
        (ConnectionRefusedError(111, "refused"), "Nothing answers at smtp.northlight.example, port 587."),
        (TimeoutError("slow"), "did not answer within 10 seconds"),
        (ssl.SSLCertVerificationError("bad"), "The certificate of smtp.northlight.example is not valid"),
        (ssl.SSLError("wrong version"), "does not speak TLS this way"),
        (OSError("odd"), "could not be reached."),
    ],
)
def test_a_refusal_is_told_in_words(desk: Browser, post: type[Post], refusal: Exception, sentence: str) -> None:
    desk.post("/mail/", FORM)
    post.refuses = refusal

    page = desk.follow(desk.post("/mail/test/")).text

    assert sentence in page
    assert MailSettings.objects.get().tested_at is None


def test_another_server_is_not_tested_yet(desk: Browser, post: type[Post]) -> None:
    desk.post("/mail/", FORM)
    desk.post("/mail/test/")

    desk.post("/mail/", {**FORM, "host": "other.northlight.example"})

    assert "Not tested since it was set." in desk.get("/mail/").text


def test_removing_it_lets_mail_wait_again(desk: Browser) -> None:
    desk.post("/mail/", FORM)

    desk.post("/mail/removal/")

    assert MailSettings.objects.count() == 0
    assert "Mail is not set up." in desk.get("/mail/").text


def test_nothing_is_tested_or_removed_while_nothing_is_set(desk: Browser) -> None:
    assert [desk.post(path).status for path in ("/mail/test/", "/mail/removal/")] == [404, 404]


def test_what_waits_is_counted_per_client_and_leads_into_it(desk: Browser, cast: Cast) -> None:
    Standing.objects.update_or_create(client=cast.signal.client, defaults={"mail_waiting": 3})
    Standing.objects.update_or_create(client=cast.harbor.client, defaults={"mail_waiting": 0})

    page = desk.get("/mail/").text

    assert "3 messages" in page
    assert 'href="/in/signal/post/"' in page
    assert 'href="/in/harbor/post/"' not in page


def test_an_associate_finds_nothing_here(cast: Cast) -> None:
    tobias = desk_browser(as_practitioner=cast.tobias)

    answers = [tobias.get("/mail/"), tobias.post("/mail/", FORM), tobias.post("/mail/test/")]

    assert [answer.status for answer in answers] == [404, 404, 404]
    assert MailSettings.objects.count() == 0


def test_a_stranger_is_sent_to_the_sign_in(stranger: Browser) -> None:
    assert stranger.post("/mail/", FORM).status == 302
    assert MailSettings.objects.count() == 0


def test_a_link_sends_nothing(desk: Browser) -> None:
    assert [desk.get(path).status for path in ("/mail/test/", "/mail/removal/")] == [405, 405]


def test_few_questions_are_asked(desk: Browser, asked: Callable[[Browser, str], tuple[Answer, int]]) -> None:
    desk.post("/mail/", FORM)

    _, count = asked(desk, "/mail/")

    assert count <= 9


def test_a_save_that_was_overtaken_is_refused_and_says_what_is_set(desk: Browser) -> None:
    desk.post("/mail/", {**FORM, "seen": "none"})

    stale = desk.post("/mail/", {**FORM, "host": "other.northlight.example", "seen": "none"})
    kept = MailSettings.only()
    assert kept is not None, "the first one is set"
    standing, same = kept.host, desk.post("/mail/", {**FORM, "seen": "none"})
    again = desk.post("/mail/", {**FORM, "host": "other.northlight.example", "seen": kept.mark})

    assert (stale.status, standing) == (422, FORM["host"])
    assert "mail leaves through smtp.northlight.example, port 587, now." in stale.text
    assert f'name="seen" value="{kept.mark}"' in stale.text
    assert [same.status, again.status] == [303, 303]
    assert MailSettings.objects.get().host == "other.northlight.example"


def test_a_server_that_was_removed_meanwhile_does_not_come_back_by_itself(desk: Browser) -> None:
    desk.post("/mail/", FORM)
    kept = MailSettings.objects.get()
    desk.post("/mail/removal/")

    stale = desk.post("/mail/", {**FORM, "seen": kept.mark})

    assert (stale.status, MailSettings.objects.count()) == (422, 0)
    assert "no server is set now." in stale.text
