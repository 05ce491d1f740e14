"""Tokens: 256 random bits outside, only their hash inside."""

import hashlib
import hmac
import secrets


def fresh_token() -> str:
    """43 URL-safe characters."""
    return secrets.token_urlsafe(32)


def fresh_code() -> str:
    """Six digits, to be typed where the link was asked for."""
    return f"{secrets.randbelow(1_000_000):06d}"


def digest(token: str) -> str:
    """SHA-256 in hex: enough for a random token, and what the store keeps."""
    return hashlib.sha256(token.encode()).hexdigest()


def same(token: str, *, kept: str) -> bool:
    """Whether a token is the one whose hash was kept, in constant time."""
    return bool(kept) and hmac.compare_digest(digest(token), kept)
