"""The people of this client with when each was last here, in one query."""

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from bulkhead.base.clock import now
from bulkhead.vault.people.models import Invitation, Person


def roll() -> QuerySet[Person]:
    """Everyone present, with `seen_at`, `open_sessions`, `invited_at` and `invited_until` (None until it is sent)."""
    invitations = Invitation.objects.filter(person=OuterRef("pk"), used_at=None).order_by("-written_at")
    live = Q(sessions__ended_at=None, sessions__expires_at__gt=now())
    return Person.present().annotate(
        seen_at=Max("sessions__seen_at"),
        open_sessions=Count("sessions", filter=live),
        invited_at=Subquery(invitations.values("written_at")[:1]),
        invited_until=Subquery(invitations.values("expires_at")[:1]),
    )
