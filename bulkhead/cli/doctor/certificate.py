"""Until when a certificate is good: read from its file, or asked of whoever answers at an address."""

import socket
import ssl
from datetime import timedelta
from pathlib import Path

from cryptography import x509

from bulkhead.base.clock import now
from bulkhead.base.facts import BAD, GOOD, OPEN, UNKNOWN, WARN, Fact

NAME = "Certificate"
PATIENCE = 5.0
SOON = timedelta(days=14)


class Unreadable(RuntimeError):
    """No certificate could be had from there; the words say why."""


def certificate_fact(wanted: str) -> Fact:
    """`wanted` is a file, or HOST or HOST:PORT."""
    try:
        made = _of_file(Path(wanted)) if Path(wanted).is_file() else _of_address(wanted)
    except Unreadable as reason:
        return Fact(NAME, OPEN, UNKNOWN, f"{wanted}: {reason}")
    left = made.not_valid_after_utc - now()
    until = f"{wanted} is good until {made.not_valid_after_utc:%Y-%m-%d}."
    if left <= timedelta(0):
        fact = Fact(NAME, BAD, "Expired", f"{until} Browsers refuse to come. Have it made anew.")
    elif left < SOON:
        fact = Fact(NAME, WARN, f"{left.days} days left", f"{until} Whoever renews it should have done so by now.")
    elif not _is_wildcard(made):
        words = "It names no wildcard: one certificate for each client would write their names into public logs."
        fact = Fact(NAME, WARN, "No wildcard", f"{until} {words}")
    else:
        fact = Fact(NAME, GOOD, f"{left.days} days left", until)
    return fact


def _is_wildcard(made: x509.Certificate) -> bool:
    try:
        names = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return False
    return any(name.startswith("*.") for name in names.get_values_for_type(x509.DNSName))


def _of_file(path: Path) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate(path.read_bytes())
    except (OSError, ValueError) as error:
        raise Unreadable("no certificate could be read from this file.") from error


def _of_address(wanted: str) -> x509.Certificate:
    """Not verified: the date of a bad certificate is wanted too, and nothing is sent."""
    host, _, port = wanted.partition(":")
    asking = ssl.create_default_context()
    asking.check_hostname, asking.verify_mode = False, ssl.CERT_NONE
    try:
        link = socket.create_connection((host, int(port or 443)), timeout=PATIENCE)
        with link, asking.wrap_socket(link, server_hostname=host) as tls:
            return x509.load_der_x509_certificate(tls.getpeercert(binary_form=True) or b"")
    except (OSError, ValueError) as error:
        raise Unreadable("nothing there answered with a certificate.") from error
