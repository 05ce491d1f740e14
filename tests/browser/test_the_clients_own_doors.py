"""A client's people add a passkey and come in with it; the desk sees it among the doors, and ends it."""

import io
from collections.abc import Callable

import pytest
from PIL import Image

from tests.browser import steps
from tests.browser.serving import Served
from tests.browser.steps import HARBOR, SIGNAL, TITLES
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Arrive = Callable[..., Visitor]
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def maren(staffed: Served, arrive: Arrive) -> Visitor:
    visitor = arrive(staffed.desk, titles=TITLES)
    visitor.looks = False
    steps.sign_in(visitor)
    for company in (SIGNAL, HARBOR):
        steps.open_client(visitor, company)
    visitor.looks = True
    return visitor


def test_a_passkey_opens_its_own_portal_until_the_desk_ends_it(maren: Visitor, arrive: Arrive) -> None:
    dana = steps.come_in(arrive, SIGNAL, maren=maren)
    add_passkey(dana, named="Phone")

    assert come_in_by_passkey(dana) == f"{SIGNAL.portal_name} · Home"
    assert not opens(dana, steps.portal_of(maren, HARBOR))
    dana.go("/doors/")
    assert dana.says("Dana Whitfield, Phone")

    maren.go("/in/signal/doors/")
    maren.press("Close the passkey of Dana Whitfield, Phone")

    dana.go("/")
    assert "/sign-in/" in dana.page.url
    dana.press("Use a passkey")
    assert dana.says("This passkey opens nothing here.")


def add_passkey(dana: Visitor, *, named: str) -> None:
    session = dana.context.new_cdp_session(dana.page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    dana.go("/me/")
    dana.follow("Add a passkey")
    dana.fill(name=named)
    dana.press("Add a passkey")
    assert dana.says(f"{named} Added")


def come_in_by_passkey(dana: Visitor) -> str:
    dana.context.clear_cookies()
    dana.go("/sign-in/")
    dana.press("Use a passkey")
    return dana.page.title()


def opens(dana: Visitor, portal: str) -> bool:
    """Whether the passkey of one portal does anything at another: the browser offers none, and the page says so."""
    dana.page.goto(f"{portal}/sign-in/")
    dana.page.get_by_role("button", name="Use a passkey").click()
    dana.page.get_by_text("Nothing was confirmed.").wait_for()
    return not dana.page.url.endswith("/sign-in/")


def test_a_logo_stands_on_the_sign_in_page_and_the_switch_is_kept(maren: Visitor, arrive: Arrive) -> None:
    maren.go("/in/signal/portal/")
    maren.attach({"name": "logo.png", "mimeType": "image/png", "buffer": picture()})
    maren.press("Use this logo")
    maren.page.get_by_label("Mark every PDF with its reader’s name and address").check()
    maren.press("Save")

    visitor = arrive(steps.portal_of(maren, SIGNAL), titles={"": SIGNAL.portal_name})
    visitor.go("/sign-in/")

    drawn = visitor.page.get_by_alt_text(SIGNAL.portal_name)
    assert drawn.evaluate("image => image.naturalWidth") == 480
    maren.go("/in/signal/portal/")
    assert maren.page.get_by_label("Mark every PDF with its reader’s name and address").is_checked()


def picture() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (600, 160), "teal").save(target, "PNG")
    return target.getvalue()


def test_without_scripts_the_link_by_mail_is_the_way_and_doors_still_close(maren: Visitor, arrive: Arrive) -> None:
    visitor = arrive(steps.portal_of(maren, HARBOR), titles={"": HARBOR.portal_name}, scripts=False)
    visitor.go("/sign-in/")
    assert visitor.page.get_by_role("button", name="Use a passkey").is_hidden()
    visitor.fill(email=HARBOR.email)
    visitor.press("Ask for a link")
    link, _ = steps.copy_link(maren, HARBOR, kind="Sign-in link")
    visitor.go(link)
    visitor.press("Sign in")

    visitor.go("/me/passkeys/")
    assert visitor.says("Passkeys need JavaScript. The link by mail does not.")
    visitor.go("/doors/")
    visitor.press("Sign out the browser of Alan Frost, Chrome on Linux")

    assert "/sign-in/" in visitor.page.url
