"""Sessions of the desk as Django keeps them, found by a query that is built once: every page asks for one."""

from datetime import datetime

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db import models

from bulkhead.base.clock import now
from bulkhead.isolation.prepared import PRACTICE, Prepared


class SessionStore(DatabaseStore):
    """SESSION_ENGINE names this module; Django asks for this name in it."""

    def load(self) -> dict[str, object]:
        """What was kept under the key; nothing, and no key, where it is unknown or has run out."""
        for (kept,) in ALIVE.rows("", str(self.session_key), now()):
            return self.decode(str(kept))
        self._session_key = None
        return {}


def _alive(_: str, key: str, at: datetime) -> models.QuerySet[Session, tuple[object, ...]]:
    return Session.objects.filter(session_key=key, expire_date__gt=at).values_list("session_data")


ALIVE = Prepared(_alive, alias=PRACTICE)
