"""Ids: UUIDv7 everywhere, so that an id of one store never exists in another."""

import uuid

import uuid_utils


def uuid7() -> uuid.UUID:
    """A fresh UUIDv7 as the standard library's type."""
    return uuid.UUID(int=uuid_utils.uuid7().int)
