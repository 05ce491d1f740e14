"""Authenticated encryption with the standard's own construction; nothing here is invented.

AES-256-GCM (NIST SP 800-38D), key derivation by HKDF-SHA-256 (RFC 5869).
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12


def fresh_key() -> bytes:
    """32 random bytes."""
    return os.urandom(KEY_BYTES)


def derive(key: bytes, *, purpose: bytes) -> bytes:
    """A 32-byte key for one purpose, from a key that serves several."""
    return HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(key)


def wrap(key: bytes, *, under: bytes, purpose: bytes) -> bytes:
    """`key` sealed under another; `purpose` must be named again to open it."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(under).encrypt(nonce, key, purpose)


def unwrap(wrapped: bytes, *, under: bytes, purpose: bytes) -> bytes | None:
    """The key inside, or None when it was not wrapped under this key for this purpose."""
    try:
        return AESGCM(under).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], purpose)
    except InvalidTag:
        return None
