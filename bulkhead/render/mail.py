"""The mails a practice sends: who it is from, a link, how long it works, and nothing out of anybody's work."""

import textwrap
from dataclasses import dataclass

from bulkhead.render import mail_html
from bulkhead.render.mail_letter import Letter

WIDTH = 72
NOT_EXPECTED = "If you did not expect this mail, you can leave it alone."


@dataclass(frozen=True)
class Mail:
    subject: str
    text: str
    html: str


def invitation(
    *, practice_name: str, lead_name: str, client_name: str, person_name: str, link: str, hours: int
) -> Mail:
    """Asks a person into the portal of their own company."""
    return _mail(
        Letter(
            subject=f"{lead_name} invites you to the {client_name} portal",
            greeting=f"Hello {person_name},",
            body=(
                f"{lead_name} of {practice_name} has opened a portal for {client_name} and invites you to it.",
                "It is where documents wait for you and where you answer them.",
            ),
            action="Open your portal",
            link=link,
            code="",
            after=(f"The link works once and for {_counted(hours, 'hour')}.", NOT_EXPECTED),
            sender=(lead_name, practice_name),
        )
    )


def sign_in(*, practice_name: str, client_name: str, person_name: str, link: str, code: str, minutes: int) -> Mail:
    """The link and the code with which a person signs in to a portal."""
    return _mail(
        Letter(
            subject=f"Sign in to the {client_name} portal",
            greeting=f"Hello {person_name},",
            body=(f"Here is your way into the {client_name} portal.",),
            action="Sign in",
            link=link,
            code=code,
            after=(
                f"The link and the code work once and for {_counted(minutes, 'minute')}.",
                "The link needs the browser in which you asked for it; anywhere else, type the code.",
                "If you did not ask to sign in, you can leave this mail alone.",
            ),
            sender=(practice_name,),
        )
    )


def delivered(*, practice_name: str, lead_name: str, client_name: str, person_name: str, link: str) -> Mail:
    """Tells a person of the client that something waits, and not what."""
    return _mail(
        Letter(
            subject="A new document waits in your portal",
            greeting=f"Hello {person_name},",
            body=(f"A new document waits in your {client_name} portal.",),
            action="Open your portal",
            link=link,
            code="",
            after=("If the portal asks who you are, sign in with this e-mail address.",),
            sender=(lead_name, practice_name),
        )
    )


def nudged(*, practice_name: str, lead_name: str, client_name: str, person_name: str, link: str) -> Mail:
    """Mentions once more that something waits, and not what."""
    return _mail(
        Letter(
            subject="A document still waits in your portal",
            greeting=f"Hello {person_name},",
            body=(f"A document in your {client_name} portal has not been opened yet. This is the only reminder.",),
            action="Open your portal",
            link=link,
            code="",
            after=("If the portal asks who you are, sign in with this e-mail address.",),
            sender=(lead_name, practice_name),
        )
    )


def change_asked(*, lead_name: str, client_name: str, person_name: str, link: str) -> Mail:
    """Tells the lead that a person of the client asked for a change; what it is stays in the vault."""
    return _answer(
        subject=f"{client_name}: a change is asked for",
        line=f"{person_name} at {client_name} asks for a change to a document you delivered.",
        lead_name=lead_name,
        link=link,
    )


def approved(*, lead_name: str, client_name: str, person_name: str, link: str) -> Mail:
    """Tells the lead that a person of the client approved a document."""
    return _answer(
        subject=f"{client_name}: a document is approved",
        line=f"{person_name} at {client_name} approved a document you delivered.",
        lead_name=lead_name,
        link=link,
    )


def wanted(*, practice_name: str, lead_name: str, client_name: str, person_name: str, link: str) -> Mail:
    """Asks a person of the client to send something; what it is stands in the portal."""
    return _news(
        subject=f"{lead_name} needs something from you",
        line=f"{lead_name} asks you to send something. What it is, and by when, stands in your {client_name} portal.",
        person_name=person_name,
        link=link,
        sender=(lead_name, practice_name),
    )


def replied(*, practice_name: str, lead_name: str, client_name: str, person_name: str, link: str) -> Mail:
    """Tells whoever asked that something was said or decided about it."""
    return _news(
        subject="News about what you asked",
        line=f"There is news about what you asked. It stands in your {client_name} portal.",
        person_name=person_name,
        link=link,
        sender=(lead_name, practice_name),
    )


def daily(*, practice_name: str, lead_name: str, client_name: str, person_name: str, link: str) -> Mail:
    """Once a day, for whoever wants it so: something new waits, and not what."""
    return _news(
        subject="News in your portal",
        line=f"Something new waits in your {client_name} portal.",
        person_name=person_name,
        link=link,
        sender=(lead_name, practice_name),
        after=("You asked for one mail a day; your own page in the portal changes that.",),
    )


ASKS = {
    "request": ("something is asked", "{person} at {client} asks you something."),
    "wanted": ("something you asked for came", "{person} at {client} sent something you asked for."),
    "sent": ("a file was sent", "{person} at {client} sent you a file."),
}


def asked(*, what: str, lead_name: str, client_name: str, person_name: str, link: str) -> Mail:
    """Tells the lead that a person of the client asks or sent something; what it is stays in the vault."""
    subject, line = ASKS[what]
    return _answer(
        subject=f"{client_name}: {subject}",
        line=line.format(person=person_name, client=client_name),
        lead_name=lead_name,
        link=link,
    )


def _news(
    *, subject: str, line: str, person_name: str, link: str, sender: tuple[str, ...], after: tuple[str, ...] = ()
) -> Mail:
    return _mail(
        Letter(
            subject=subject,
            greeting=f"Hello {person_name},",
            body=(line,),
            action="Open your portal",
            link=link,
            code="",
            after=(*after, "If the portal asks who you are, sign in with this e-mail address."),
            sender=sender,
        )
    )


def _answer(*, subject: str, line: str, lead_name: str, link: str) -> Mail:
    return _mail(
        Letter(
            subject=subject,
            greeting=f"Hello {lead_name},",
            body=(line,),
            action="Open it at your desk",
            link=link,
            code="",
            after=("The link works for as long as you may open this client.",),
            sender=("Bulkhead",),
        )
    )


def _mail(letter: Letter) -> Mail:
    plain = letter.on_single_lines()
    return Mail(subject=plain.subject, text=_text(plain), html=mail_html.page(plain))


def _text(letter: Letter) -> str:
    code = [f"Your code: {letter.code}"] if letter.code else []
    way_in = f"{letter.action}:\n{letter.link}"
    paragraphs = [letter.greeting, *letter.body, way_in, *code, *letter.after, "\n".join(letter.sender)]
    return "\n\n".join(map(_wrapped, paragraphs)) + "\n"


def _wrapped(paragraph: str) -> str:
    # A link that is cut in two no longer works.
    wrapper = textwrap.TextWrapper(WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(wrapper.fill(line) for line in paragraph.split("\n"))


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
