import re
from collections.abc import Callable

import pytest

from bulkhead.render import mail
from bulkhead.render.mail import Mail

LINK = "https://signal.portal.example/in/" + "k" * 90 + "?a=1&b=2"


def invitation(client_name: str = "Signal", person_name: str = "Dana Ortiz") -> Mail:
    return mail.invitation(
        practice_name="Vance & Co",
        lead_name="Maren Vance",
        client_name=client_name,
        person_name=person_name,
        link=LINK,
        hours=72,
    )


def sign_in(client_name: str = "Signal", person_name: str = "Dana Ortiz") -> Mail:
    return mail.sign_in(
        practice_name="Vance & Co",
        client_name=client_name,
        person_name=person_name,
        link=LINK,
        code="042917",
        minutes=15,
    )


def delivered(client_name: str = "Signal", person_name: str = "Dana Ortiz") -> Mail:
    return mail.delivered(
        practice_name="Vance & Co",
        lead_name="Maren Vance",
        client_name=client_name,
        person_name=person_name,
        link=LINK,
    )


def change_asked(client_name: str = "Signal", person_name: str = "Dana Ortiz") -> Mail:
    return mail.change_asked(lead_name="Maren Vance", client_name=client_name, person_name=person_name, link=LINK)


def approved(client_name: str = "Signal", person_name: str = "Dana Ortiz") -> Mail:
    return mail.approved(lead_name="Maren Vance", client_name=client_name, person_name=person_name, link=LINK)


KINDS = [invitation, sign_in, delivered, change_asked, approved]


def test_an_invitation_says_who_it_is_from_and_how_long_the_link_works() -> None:
    assert invitation().subject == "Maren Vance invites you to the Signal portal"
    assert invitation().text == (
        "Hello Dana Ortiz,\n\n"
        "Maren Vance of Vance & Co has opened a portal for Signal and invites you\nto it.\n\n"
        "It is where documents wait for you and where you answer them.\n\n"
        f"Open your portal:\n{LINK}\n\n"
        "The link works once and for 72 hours.\n\n"
        "If you did not expect this mail, you can leave it alone.\n\n"
        "Maren Vance\nVance & Co\n"
    )


def test_a_sign_in_mail_carries_the_code() -> None:
    assert "\n\nYour code: 042917\n\n" in sign_in().text
    assert ">042917<" in sign_in().html
    assert "The link and the code work once and for 15 minutes." in sign_in().text


def test_a_delivery_mail_says_that_something_waits_and_not_what() -> None:
    assert delivered().subject == "A new document waits in your portal"
    assert delivered().text == (
        "Hello Dana Ortiz,\n\n"
        "A new document waits in your Signal portal.\n\n"
        f"Open your portal:\n{LINK}\n\n"
        "If the portal asks who you are, sign in with this e-mail address.\n\n"
        "Maren Vance\nVance & Co\n"
    )


@pytest.mark.parametrize(
    ("build", "subject", "line"),
    [
        (change_asked, "Signal: a change is asked for", "Dana Ortiz at Signal asks for a change to a document you"),
        (approved, "Signal: a document is approved", "Dana Ortiz at Signal approved a document you delivered."),
    ],
)
def test_the_lead_hears_the_answer(build: Callable[[], Mail], subject: str, line: str) -> None:
    assert build().subject == subject
    assert build().text.split("\n")[2].startswith(line)


@pytest.mark.parametrize("build", KINDS)
def test_lines_wrap_at_72_and_the_link_is_never_cut(build: Callable[[], Mail]) -> None:
    lines = build().text.split("\n")

    assert [line for line in lines if len(line) > 72] == [LINK]


@pytest.mark.parametrize("build", KINDS)
def test_names_are_only_text_in_the_html(build: Callable[..., Mail]) -> None:
    made = build(client_name='<script>"A" & B</script><mj-raw>', person_name="<img src=x>")

    assert re.findall(r"<(?:script|img|mj-\w+)", made.html) == []
    assert "&lt;script&gt;&quot;A&quot; &amp; B&lt;/script&gt;" in made.html


@pytest.mark.parametrize("build", KINDS)
def test_a_line_end_in_a_name_makes_no_new_header_or_line(build: Callable[..., Mail]) -> None:
    made = build(client_name="Signal\r\nBcc: all@evil.example", person_name="Dana\n\nOrtiz\u2028\x00")

    assert made.subject.splitlines() == [made.subject]
    assert "\nBcc" not in made.text
    assert "Dana Ortiz" in made.text


@pytest.mark.parametrize("build", KINDS)
def test_the_html_loads_nothing_and_leads_nowhere_but_to_the_link(build: Callable[[], Mail]) -> None:
    html = build().html

    spaces = {"http://www.w3.org/1999/xhtml"}
    assert set(re.findall(r"https?://[^\s\"'<>)]+", html)) - spaces == {LINK.replace("&", "&amp;")}
    assert re.findall(r"<(?:img|link|script|iframe)|@import|url\(", html) == []


@pytest.mark.parametrize("build", KINDS)
def test_the_html_knows_the_dark(build: Callable[[], Mail]) -> None:
    assert '<meta name="color-scheme" content="light dark"' in build().html
    assert "prefers-color-scheme: dark" in build().html


@pytest.mark.parametrize("build", KINDS)
def test_text_and_html_say_the_same(build: Callable[[], Mail]) -> None:
    made = build()
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", made.html.replace("&amp;", "&")))

    for paragraph in made.text.split("\n\n"):
        said = " ".join(paragraph.replace(LINK, "").removeprefix("Your code: ").split()).removesuffix(":")
        assert said in shown
