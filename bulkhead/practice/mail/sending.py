"""Handing one mail to the practice's mail server, and why it refused, in words."""

import smtplib
import socket
import ssl

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from bulkhead.practice.mail.models import MailSettings

PATIENCE = 10
BACKEND = "django.core.mail.backends.smtp.EmailBackend"


class NotSent(RuntimeError):
    """The mail server did not take it; the words say why and what to change."""


def way_out(settings: MailSettings) -> BaseEmailBackend:
    """A connection to the practice's mail server, not yet open."""
    return get_connection(
        BACKEND,
        host=settings.host,
        port=settings.port,
        username=settings.username,
        password=settings.password,
        use_tls=settings.security == MailSettings.Security.STARTTLS,
        use_ssl=settings.security == MailSettings.Security.TLS,
        timeout=PATIENCE,
    )


def send_test(settings: MailSettings, *, to: str) -> None:
    """One mail to oneself. NotSent with the server's reason."""
    words = "This practice can send mail. Nothing else is in this message."
    message = EmailMessage("Bulkhead sends mail", words, settings.sender, [to], connection=way_out(settings))
    try:
        message.send()
    except (OSError, UnicodeError, smtplib.SMTPException) as error:
        raise NotSent(_why(error, settings=settings)) from error


def _why(error: Exception, *, settings: MailSettings) -> str:
    """The first line that fits; narrower kinds of error come before wider ones."""
    there = f"{settings.host}, port {settings.port}"
    reasons: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
        (smtplib.SMTPAuthenticationError, f"{there} refused the user or the password: {_said(error)}"),
        (smtplib.SMTPNotSupportedError, f"{there} offers no STARTTLS, or no sign-in. Choose another security."),
        (smtplib.SMTPSenderRefused, f"{there} does not take mail from {settings.sender}: {_said(error)}"),
        (smtplib.SMTPRecipientsRefused, f"{there} does not deliver to your address: {_said(error)}"),
        (smtplib.SMTPServerDisconnected, f"{there} hung up. The security may be another one for this port."),
        (smtplib.SMTPException, f"{there} refused: {_said(error)}"),
        (ssl.SSLCertVerificationError, f"The certificate of {settings.host} is not valid for that name."),
        (ssl.SSLError, f"{there} does not speak TLS this way. Choose another security or port."),
        (socket.gaierror, f"There is no machine named {settings.host}. Check the host."),
        (UnicodeError, f"“{settings.host}” is not the name of a machine. Check the host."),
        (ConnectionRefusedError, f"Nothing answers at {there}. Check the port."),
        (TimeoutError, f"{there} did not answer within {PATIENCE} seconds. Check host and port."),
    )
    fitting = (words for kind, words in reasons if isinstance(error, kind))
    return next(fitting, f"{there} could not be reached.")


def _said(error: Exception) -> str:
    """What the server said, shortened and on one line."""
    said = getattr(error, "smtp_error", b"") or b""
    words = said.decode(errors="replace") if isinstance(said, bytes) else str(said)
    return " ".join(words.split())[:160] or "it gave no reason."
