"""The wall: everything that opens a store, holds a key or writes a byte of client material is in this folder."""

from bulkhead.isolation.binding import current, inside
from bulkhead.isolation.errors import ClientAlreadyOpen, NoClientOpen, WrongClient

__all__ = ["ClientAlreadyOpen", "NoClientOpen", "WrongClient", "current", "inside"]
