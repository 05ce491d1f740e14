"""Where allauth asks us: its words in ours, no sign-up, and the log instead of mail."""

from io import BytesIO
from typing import ClassVar
from uuid import UUID

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from qrcode.image.svg import SvgPathFillImage

from bulkhead.crossings.opening import leave_client
from bulkhead.practice.accounts.elsewhere import sign_out_elsewhere
from bulkhead.practice.accounts.factors import factors_of
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Opening
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.web.ui.known import known, remember

WRONG_CODE = "This code does not fit. Each one counts once, and for half a minute."
TOO_MANY = "Too many tries. Wait five minutes, or sign in with a passkey."
FIRST = frozenset({"mfa/email/totp_activated", "mfa/email/webauthn_added"})
CHANGES = {
    "account/email/password_changed": ("password.changed", "changed the password"),
    "mfa/email/totp_activated": ("codes.set", "set up codes from a phone"),
    "mfa/email/totp_deactivated": ("codes.removed", "removed the codes from a phone"),
    "mfa/email/recovery_codes_generated": ("recovery.made", "made new recovery codes"),
    "mfa/email/webauthn_added": ("passkey.added", "added a passkey"),
    "mfa/email/webauthn_removed": ("passkey.removed", "removed a passkey"),
}


class SignInBackend(AuthenticationBackend):
    """Who a session belongs to, by a query that is built once: every page asks for it."""

    def get_user(self, user_id: UUID) -> Practitioner | None:
        """The person as they stand now; nobody once they left."""
        person = Practitioner.by_id(user_id)
        return person if person is not None and self.user_can_authenticate(person) else None


class SignInAdapter(DefaultAccountAdapter):
    """Sign-in with e-mail and password. People are added at the desk, never by signing up."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account is closed.",
        "email_password_mismatch": "This e-mail and this password do not belong together.",
        "enter_current_password": "This is not your password of now.",
        "incorrect_code": WRONG_CODE,
        "incorrect_password": "This is not your password.",
        "rate_limited": TOO_MANY,
        "too_many_login_attempts": TOO_MANY,
    }

    def pre_authenticate(self, request: HttpRequest, **credentials: object) -> None:
        """Tries are counted for a name, and apart for a browser that its owner came in with before."""
        login, browser = str(credentials.get("email", "")).lower(), known(request, cookie=settings.KNOWN_COOKIE_NAME)
        is_own = browser is not None and Practitioner.objects.filter(pk=browser.person, email=login).exists()
        super().pre_authenticate(request, email=f"{login} {browser.nonce}" if browser and is_own else login)

    def get_client_ip(self, request: HttpRequest) -> str:
        """An address; before somebody is in it only serves to count their tries, and a known browser counts alone."""
        browser = None if request.user.is_authenticated else known(request, cookie=settings.KNOWN_COOKIE_NAME)
        return browser.nonce if browser else str(super().get_client_ip(request))

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Practitioner, **around: object) -> HttpResponse:
        answer: HttpResponse = super().post_login(request, user, **around)
        PracticeLine.append("signed.in", by=user.actor, words=f"{user.name} signed in.")
        cookie = settings.KNOWN_COOKIE_NAME
        remember(answer, person=user.pk, before=known(request, cookie=cookie), cookie=cookie)
        return answer

    def logout(self, request: HttpRequest) -> None:
        """Whoever signs out leaves every client that is open."""
        person = request.user
        if isinstance(person, Practitioner):
            for client in list(Opening.open_to(person)):
                leave_client(client, by=person)
        super().logout(request)

    def send_notification_mail(self, prefix: str, user: Practitioner, *rest: object) -> None:
        """Every change to how someone signs in is a line of the log; no mail leaves."""
        super().send_notification_mail(prefix, user, *rest)
        if prefix in CHANGES:
            act, words = CHANGES[prefix]
            PracticeLine.append(act, by=user.actor, words=f"{user.name} {words}.")
        if prefix in FIRST and factors_of(user).count == 1:
            sign_out_elsewhere(user, this=context.request.session.session_key)  # the password alone let those in.


class FactorAdapter(DefaultMFAAdapter):
    """The second factor, in our words. The secrets lie in the practice store, which is encrypted as a whole."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultMFAAdapter.error_messages,
        "cannot_generate_recovery_codes": "Set up a passkey or codes from your phone first.",
        "incorrect_code": WRONG_CODE,
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The exact host: a passkey of the desk fits no portal."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Bulkhead"}

    def build_totp_svg(self, url: str) -> str:
        """On white, so that a camera reads it in the dark scheme too."""
        drawn = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(drawn)
        return drawn.getvalue().decode()
