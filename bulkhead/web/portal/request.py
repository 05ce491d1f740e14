"""What a portal view finds on its request."""

from django.http import HttpRequest

from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.sessions import Session


class PortalRequest(HttpRequest):
    """A request at one client's portal. Before sign-in it has no `person` and no `session`."""

    profile: Profile
    person: Person
    session: Session  # type: ignore[assignment]  # a row of the vault, not Django's session.
