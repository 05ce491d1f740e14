"""A client's name, typed as it is written: what makes a tired person look twice at where something goes."""

from bulkhead.practice.clients.models import Client


class NameNotTyped(RuntimeError):
    """The client's name was not typed as it is written."""


def is_name(typed: str, *, client: Client) -> bool:
    """Whether this is what the client is called; capitals do not matter."""
    return typed.strip().casefold() == client.display_name.casefold()


def refuse_untyped(client: Client, *, typed: str) -> None:
    """NameNotTyped unless it is the client's name."""
    if not is_name(typed, client=client):
        raise NameNotTyped(f"Type {client.display_name} to go on.")
