"""Mail as it lies in a vault: what of it goes to the client's people, and what of that waits to be sent."""

from django.db.models import Q, QuerySet

from bulkhead.vault.trail.models import OutboxEntry

# Not what is written to the practice itself: that stands at the desk, whether or not a mail says so too.
TO_THEM = ("mail.invitation", "mail.sign_in", "mail.delivered", "mail.nudged", "mail.replied", "mail.wanted")
DAILY = "mail.daily"
NO_SERVER = "Mail is not set up."
# The mail of the day has its morning; only one that could not be sent then is told.
LEFT_LYING = Q(kind__in=TO_THEM) | Q(kind=DAILY, attempts__gt=0)


def is_held_up() -> bool:
    """Whether mail was tried from here and lies still because no server is set: the one sign of it inside a vault.

    A sign-in link is no sign: a page that changed after one was asked for would tell who is known here.
    """
    held = OutboxEntry.objects.filter(done_at=None, kind__startswith="mail.", fault=NO_SERVER)
    return held.exclude(kind="mail.sign_in").exists()


def waiting_letters() -> QuerySet[OutboxEntry]:
    """What waits to be sent to the client's people: the one count of it, wherever it is told."""
    return OutboxEntry.objects.filter(LEFT_LYING, done_at=None)
