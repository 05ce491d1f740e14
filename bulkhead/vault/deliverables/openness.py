"""Who opened what, as far as a person may know it: the log of this vault, without the titles they were not given."""

from django.db.models import Q, QuerySet

from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.models import VaultLine

# Drafts and plans are left out: their titles belong to nobody yet. So is `delivery.opened`, which a read repeats.
OF_A_DELIVERY = (
    "deliverable.delivered",
    "version.read",
    "delivery.approved",
    "delivery.change_asked",
    "comment.written",
)
ENTRIES = ("opened",)
OF_PEOPLE = (
    "person.added",
    "person.invited",
    "person.changed",
    "person.removed",
    "session.started",
    "session.ended",
    "passkey.added",
    "passkey.ended",
    "feed.made",
    "feed.ended",
    "link.copied",
    "link.closed",
    "doors.reviewed",
    "profile.written",
    "assurance.written",
    "status.written",
)


def lines_for(person: Person) -> QuerySet[VaultLine]:
    """What was given to them, who came in from the practice, and themselves; a sponsor sees all people."""
    given = Q(act__in=OF_A_DELIVERY, subject__in=_given(person))
    people = Q(act__in=OF_PEOPLE) if person.role == "sponsor" else Q(act__in=OF_PEOPLE, subject=person.pk)
    return VaultLine.objects.filter(given | people | Q(act__in=ENTRIES)).order_by("-number")


def _given(person: Person) -> QuerySet[Delivery, object]:
    return Delivery.seen_by(person).order_by().values("version__deliverable")
