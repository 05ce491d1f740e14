"""What a desk view finds on its request."""

from django.http import HttpRequest

from bulkhead.practice.accounts.models import Practice, Practitioner
from bulkhead.practice.clients.models import Client, Opening
from bulkhead.web.ui.clocks import Clocks


class DeskRequest(HttpRequest):
    """A request of someone who is signed in at the desk."""

    practitioner: Practitioner
    practice: Practice
    lacks_factor: bool  # said on the few pages that open to someone without the second factor they need.
    clients: list[Client]  # on a page that read them already; the palette asks no more for them then.


class InsideRequest(DeskRequest):
    """A request inside a client: its vault is open until the response is rendered."""

    client: Client
    opening: Opening
    clocks: Clocks  # the practice's, and the client's beside it.
