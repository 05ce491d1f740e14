"""Sessions of the desk as Django keeps them, found by a query that is built once: every page asks for one.

When one was last written says when it was last used, so that nothing else need be kept of that.
"""

from datetime import UTC, datetime, timedelta
from typing import Protocol

from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db import models

from bulkhead.base.clock import now
from bulkhead.isolation import room
from bulkhead.isolation.chain import latest_of
from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.trail.models import PracticeLine

SINCE = "since"
SIGNED_IN = "account_authentication_methods"  # allauth's own record: how and when somebody proved who they are.
SEEN_EVERY = timedelta(minutes=5)


class Lasting(Protocol):
    """Who says how long a session lasts: the practice."""

    session_hours: int
    session_idle_hours: int


class SessionStore(DatabaseStore):
    """SESSION_ENGINE names this module; Django asks for this name in it."""

    used_at: datetime | None = None  # until it is loaded, and for a new one.
    latest: datetime | None = None  # the latest moment known when it was loaded: by the clock, or by the newest line.

    def load(self) -> dict[str, object]:
        """What was kept under the key; nothing, and no key, where it is unknown or has run out."""
        for kept, ends, newest in ALIVE.rows("", str(self.session_key), now()):
            assert isinstance(ends, datetime), "columns in order"
            self.latest = latest_of(newest)
            if ends <= self.latest:
                break  # the clock went back since it ran out.
            self.used_at = ends - timedelta(seconds=settings.SESSION_COOKIE_AGE)
            return self.decode(str(kept))
        self._session_key = None
        return {}

    def save(self, must_create: bool = False) -> None:
        """Django takes any error of the store for a session that was ended meanwhile; what the disk did is said."""
        try:
            super().save(must_create=must_create)
        except UpdateError as error:
            by_disk = room.refused(error)
            if by_disk is not None:
                raise by_disk from error
            raise

    def is_over(self, lasting: Lasting) -> bool:
        """Whether it has lasted, or lain unused, longer than the practice has it now."""
        if self.used_at is None:
            return False
        whole = self._since(self.used_at) + timedelta(hours=lasting.session_hours)
        return (self.latest or now()) >= min(whole, self.used_at + timedelta(hours=lasting.session_idle_hours))

    def touch(self) -> None:
        """Note that it is in use, at most every five minutes; its beginning is kept beside."""
        if self.used_at is not None and now() - self.used_at > SEEN_EVERY:
            self[SINCE] = self._since(self.used_at).timestamp()

    def _since(self, used_at: datetime) -> datetime:
        """The sign-in; of a session from before this was kept, the last that is known of it."""
        records = self.get(SIGNED_IN) or [{}]
        said = self.get(SINCE) or records[0].get("at") or used_at.timestamp()
        return datetime.fromtimestamp(float(said), UTC)


def _alive(_: str, key: str, at: datetime) -> models.QuerySet[Session, tuple[object, ...]]:
    alive = Session.objects.filter(session_key=key, expire_date__gt=at)
    return alive.values_list("session_data", "expire_date", PracticeLine.newest_at())


ALIVE = Prepared(_alive, alias=PRACTICE)
