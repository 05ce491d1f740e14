"""A client that is added from the command line, led by the principal."""

from bulkhead.cli.lead import currency, lead, zone
from bulkhead.cli.refusing import Refused
from bulkhead.crossings.newcomers import NotAClient, wanted_named
from bulkhead.crossings.provision import Wanted, add_client
from bulkhead.practice.clients.models import Client


def wanted_client(name: str, *, slug: str = "", hue: int | None = None) -> Wanted:
    """What is to be added. Refused, with what to change, before anything is made."""
    try:
        return wanted_named(name, slug=slug, hue=hue, zone=zone(), currency=currency())
    except NotAClient as error:
        raise Refused(str(error)) from error


def add(wanted: Wanted) -> Client:
    """Make the client, led by the principal."""
    return add_client(wanted, lead=lead())
