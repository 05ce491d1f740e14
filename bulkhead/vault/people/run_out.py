"""When the machine's clock went back: whatever had run out stays closed, by its own row and not by the clock."""

from datetime import datetime

from django.db import transaction

from bulkhead.base.clock import now
from bulkhead.isolation.chain import CLOCK_WENT_BACK, Actor
from bulkhead.vault.people.models import Invitation
from bulkhead.vault.people.passkeys import Challenge
from bulkhead.vault.people.sessions import Session, SignIn
from bulkhead.vault.trail.models import OutboxEntry, VaultLine


def close_run_out(latest: datetime, *, by: Actor, words: str) -> None:
    """End what had run out at the latest moment ever known here, let mail that waited go, and say so in the log."""
    with transaction.atomic(using="vault"):
        Session.objects.filter(ended_at=None, expires_at__lte=latest).update(ended_at=now())
        for kind in (SignIn, Invitation):
            kind.objects.filter(used_at=None, expires_at__lte=latest).update(expires_at=now())
        Challenge.objects.all().delete()
        OutboxEntry.objects.filter(done_at=None, due_at__gt=now()).update(due_at=now())
        VaultLine.append(CLOCK_WENT_BACK, by=by, words=words)
