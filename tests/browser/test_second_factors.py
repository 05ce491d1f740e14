"""The desk opens with more than a password: codes from a phone, recovery codes that work once, passkeys."""

import base64
import hashlib
import hmac
import struct
import time
from collections.abc import Callable

import pytest

from tests.browser import steps
from tests.browser.serving import Served
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Arrive = Callable[..., Visitor]
STEP = 30
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_codes_recovery_codes_and_a_passkey_each_open_the_desk(staffed: Served, arrive: Arrive) -> None:
    maren = arrive(staffed.desk)
    steps.sign_in(maren)

    secret, spent = set_up_codes(maren)
    maren.go("/account/recovery/")
    recovery = maren.page.locator("ol[aria-label='Recovery codes'] li").first.inner_text()
    maren.follow("Back to the account")
    add_passkey(maren, named="Laptop")
    look_at_what_can_be_changed(maren)

    assert second_step(arrive(staffed.desk), code=recovery) == "/"
    assert second_step(arrive(staffed.desk), code=recovery) == "/sign-in/code/"
    assert second_step(arrive(staffed.desk), code=code_after(spent, secret=secret)) == "/"


def set_up_codes(maren: Visitor) -> tuple[str, int]:
    """The secret that the phone learns, and the half minute whose code was spent on it."""
    maren.go("/account/codes/")
    maren.fill(password=steps.PASSWORD)  # asked once more, before something that matters.
    maren.press("Go on")
    secret = maren.page.get_by_label("Secret", exact=True).input_value()
    spent = int(time.time()) // STEP
    maren.fill(code=totp(secret, spent))
    maren.press("Ask for codes from now on")
    return secret, spent


def add_passkey(maren: Visitor, *, named: str) -> None:
    """Register one, sign out, and come back by nothing else."""
    session = maren.context.new_cdp_session(maren.page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    maren.go("/account/passkeys/new/")
    maren.fill(name=named)
    maren.press("Add a passkey")
    maren.go("/account/")
    assert maren.says(f"{named} Added")

    maren.context.clear_cookies()
    maren.go("/sign-in/")
    maren.press("Sign in with a passkey")
    assert maren.page.title() == "Portfolio"


def look_at_what_can_be_changed(maren: Visitor) -> None:
    """Every page about a factor, the questions before it included."""
    for page in ("again/code/", "again/passkey/", "recovery/new/", "codes/removal/"):
        maren.go(f"/account/{page}")
    for change in ("Rename Laptop", "Remove Laptop"):
        maren.go("/account/")
        maren.follow(change)


def second_step(someone: Visitor, *, code: str) -> str:
    """Where a password and then this code lead."""
    steps.sign_in(someone)
    someone.fill(code=code)
    someone.press("Sign in")
    return someone.page.url.removeprefix(someone.home)


def code_after(spent: int, *, secret: str) -> str:
    """The code of the first half minute after one that was used; each counts once."""
    time.sleep(max(0.0, (spent + 1) * STEP - time.time()))
    return totp(secret, int(time.time()) // STEP)


def totp(secret: str, counter: int) -> str:
    """RFC 6238 with its defaults, as a phone does it."""
    key = base64.b32decode(secret.replace(" ", "").upper() + "=" * (-len(secret) % 8))
    mark = hmac.new(key, struct.pack(">Q", counter), hashlib.sha1).digest()
    start = mark[-1] & 15
    return f"{(struct.unpack('>I', mark[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"
