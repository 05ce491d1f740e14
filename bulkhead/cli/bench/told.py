"""What a measuring process is told: plain values, so that it needs no Django to read them."""

from typing import TypedDict


class Told(TypedDict):
    """Whose portal is measured, with its one key and a way in; a way into the desk; portals that sleep."""

    vault: str
    database: str
    blobs: str
    key: str
    host: str
    cookie: str
    count: str
    pages: dict[str, str]
    desk_cookie: str
    sleepers: list[str]
