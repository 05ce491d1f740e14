"""Jobs over all clients: recurring work is planned ahead, what nobody opened is mentioned once, and the practice hears
what only the clock changed, such as a parked request whose day has come.
"""

import logging
from collections.abc import Callable

from django.db import DatabaseError

from bulkhead.crossings.nudge import nudge
from bulkhead.crossings.plan_ahead import plan_ahead
from bulkhead.crossings.project import project
from bulkhead.isolation.errors import WallError
from bulkhead.practice.clients.models import Client
from bulkhead.work import between

log = logging.getLogger("bulkhead.work")


def plan_all_ahead() -> None:
    _for_each(plan_ahead)


def nudge_all() -> None:
    _for_each(nudge)


def project_all() -> None:
    _for_each(project)


def _for_each(do: Callable[[Client], object]) -> None:
    """One live client after the other; one that does not open does not stop the others."""
    for client in Client.objects.filter(state=Client.State.LIVE):
        between.clients()
        try:
            do(client)
        except (WallError, DatabaseError, ValueError):
            log.exception("a client was left out of a job")
