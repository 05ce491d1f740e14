"""The other browsers in which a person of the practice is signed in."""

from allauth.usersessions.models import UserSession

from bulkhead.practice.accounts.models import Practitioner


def sign_out_elsewhere(person: Practitioner, *, this: str | None) -> int:
    """End every session but the one with this key. How many there were."""
    others = list(UserSession.objects.filter(user=person).exclude(session_key=this))
    for row in others:
        row.end()
    return len(others)
