"""While no mail is set up, a way in is copied and passed on by hand. It is made at that moment and shown once."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from bulkhead.isolation.chain import Actor
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import Invitation
from bulkhead.vault.people.sessions import SignIn
from bulkhead.vault.trail.models import OutboxEntry, VaultLine

COPIED = ("mail.invitation", "mail.sign_in")


@dataclass(frozen=True)
class WayIn:
    """A link for one person. A sign-in has six digits as well; an invitation says how many hours it lasts."""

    person: str
    link: str
    code: str = ""
    hours: int = 0


def copy_way_in(row: OutboxEntry, *, by: Actor) -> WayIn | None:
    """A fresh link of a waiting message; None when it was used, is too old, or the person is out."""
    with transaction.atomic(using="vault"):
        way = _invitation(row) if row.kind == "mail.invitation" else _sign_in(row)
        if way is not None:
            words = f"{by.name} copied a link for {way.person} to pass on."
            VaultLine.append("link.copied", by=by, words=words, subject=UUID(row.payload["person"]))
    return way


def _invitation(row: OutboxEntry) -> WayIn | None:
    invitation = Invitation.objects.select_related("person").filter(pk=row.payload["invitation"], used_at=None).first()
    if invitation is None or invitation.person.removed_at is not None:
        return None
    profile = Profile.only()
    link = f"{profile.portal_address}invitations/{invitation.mint()}/"
    return WayIn(invitation.person.name, link, hours=profile.invitation_hours)


def _sign_in(row: OutboxEntry) -> WayIn | None:
    sign_in = SignIn.objects.select_related("person").filter(pk=row.payload["sign_in"], used_at=None).first()
    if sign_in is None or sign_in.person.removed_at is not None:
        return None
    token, code = sign_in.mint()
    return WayIn(sign_in.person.name, f"{Profile.only().portal_address}sign-ins/{token}/", code)
