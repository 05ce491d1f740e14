"""Throw-away certificates for `--tls` on one machine: each names one host, is signed by itself and lives in memory."""

import datetime
import os
import ssl
import sys
import tempfile
from typing import IO

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from bulkhead.base import clock

LIFE = datetime.timedelta(days=90)


def made_for(host: str) -> str:
    """A fresh key and its certificate, as PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host[:64])])
    now = clock.now()
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + LIFE)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return (private + signed.public_bytes(Encoding.PEM)).decode()


def context(pem: str) -> ssl.SSLContext:
    """A server's context; OpenSSL reads from a path only, so the PEM lies in an unnamed file for that moment."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with _unnamed() as file:
        file.write(pem.encode())
        file.flush()
        made.load_cert_chain(f"/dev/fd/{file.fileno()}")
    return made


def _unnamed() -> IO[bytes]:
    """Memory where the system has such files; else a file without a name, for a key that is thrown away."""
    elsewhere = "/tmp"  # noqa: S108 -- the file has no name there that anybody could take first.
    return os.fdopen(os.memfd_create("tls"), "wb") if sys.platform == "linux" else tempfile.TemporaryFile(dir=elsewhere)
