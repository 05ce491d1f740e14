"""A client that is added by its name alone, from a folder, a list or the command line: address and hue are chosen."""

from bulkhead.base.hues import HUES, free_hue
from bulkhead.base.text import slug_fault, slugify
from bulkhead.crossings.provision import Wanted
from bulkhead.practice.clients.models import Client

LONGEST_NAME = 60


class NotAClient(RuntimeError):
    """Nobody can be added by this name; the message says why."""


def wanted_named(name: str, *, slug: str = "", hue: int | None = None, zone: str, currency: str) -> Wanted:
    """What is to be added. NotAClient, with what to change, before anything is made."""
    shown, address = " ".join(name.split()), slug or slugify(name)
    if not 0 < len(shown) <= LONGEST_NAME:
        raise NotAClient(f"“{shown}” cannot be a client's name. Use 1 to {LONGEST_NAME} characters.")
    if fault := slug_fault(address):
        raise NotAClient(fault if slug else f"“{shown}” makes no address. {fault}")
    if hue is not None and hue not in HUES:
        raise NotAClient(f"{hue} is no hue a client can wear. Choose one of: {', '.join(map(str, HUES))}.")
    chosen = free_hue(list(Client.objects.values_list("hue", flat=True))) if hue is None else hue
    return Wanted(shown, address, chosen, shown, time_zone=zone, currency=currency)
