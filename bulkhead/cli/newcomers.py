"""A client that is added from the command line: its names checked, its hue chosen, its portal opened."""

from bulkhead.base.hues import HUES, free_hue
from bulkhead.base.text import slug_fault, slugify
from bulkhead.cli.lead import currency, lead, zone
from bulkhead.cli.refusing import Refused
from bulkhead.crossings.provision import Wanted, add_client
from bulkhead.practice.clients.models import Client

LONGEST_NAME = 60


def wanted_client(name: str, *, slug: str = "", hue: int | None = None) -> Wanted:
    """What is to be added. Refused, with what to change, before anything is made."""
    shown, address = " ".join(name.split()), slug or slugify(name)
    if not 0 < len(shown) <= LONGEST_NAME:
        raise Refused(f"“{shown}” cannot be a client's name. Use 1 to {LONGEST_NAME} characters.")
    if fault := slug_fault(address):
        raise Refused(fault if slug else f"“{shown}” makes no address. {fault}")
    if hue is not None and hue not in HUES:
        raise Refused(f"{hue} is no hue a client can wear. Choose one of: {', '.join(map(str, HUES))}.")
    chosen = free_hue(list(Client.objects.values_list("hue", flat=True))) if hue is None else hue
    return Wanted(shown, address, chosen, shown, time_zone=zone(), currency=currency())


def add(wanted: Wanted) -> Client:
    """Make the client, led by the principal."""
    return add_client(wanted, lead=lead())
