"""The clients of a data folder as the guard knows them."""

from pathlib import Path

from bulkhead.cli.known import Known
from bulkhead.cli.opening import opened
from bulkhead.practice.clients.models import Client
from bulkhead.practice.clients.terms import names_of_all


def known(folder: Path | None) -> Known:
    """Former clients included."""
    with opened(folder):
        return Known(names_of_all(), {client.slug: str(client.id) for client in Client.objects.all()})
