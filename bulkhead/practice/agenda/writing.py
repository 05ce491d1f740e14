"""Writes what a practitioner's address answers: composed here, rendered in a child, kept until something changes."""

import hashlib

from bulkhead.isolation import children
from bulkhead.practice.accounts.models import Practice, Practitioner
from bulkhead.practice.agenda.composing import almanac_of
from bulkhead.practice.agenda.feeds import Feed


def write(feed: Feed) -> None:
    """Write it again if it would say something else; ChildFailed when it could not be rendered."""
    clients = list(feed.practitioner.clients())
    almanac = almanac_of(clients, name=_name()).as_json()
    source = hashlib.sha256(almanac).hexdigest()
    whose = whose_dates(feed.practitioner)
    if (source, whose) != (feed.source, feed.clients):
        feed.keep(children.run("ics", args={}, payload=almanac), source=source, clients=whose)


def calendar_of(practitioner: Practitioner) -> bytes:
    """The same as a file to take along, as it is now."""
    almanac = almanac_of(list(practitioner.clients()), name=_name())
    return children.run("ics", args={}, payload=almanac.as_json())


def whose_dates(practitioner: Practitioner) -> str:
    """The clients this person may open, as one hash: a feed made for others says nothing any more."""
    ids = sorted(str(pk) for pk in practitioner.clients().values_list("pk", flat=True))
    return hashlib.sha256(" ".join(ids).encode()).hexdigest()


def _name() -> str:
    practice = Practice.only()
    return f"{practice.name}: due" if practice else "Due"
