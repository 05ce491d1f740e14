"""Calendar feeds are made ahead, when a date changed, so that whoever asks for one only reads."""

import hashlib
import logging
from collections.abc import Callable
from datetime import datetime

from django.db import DatabaseError

from bulkhead.isolation import children, inside
from bulkhead.isolation.errors import WallError
from bulkhead.practice.agenda.composing import almanac_for_role
from bulkhead.practice.agenda.feeds import Feed as PracticeFeed
from bulkhead.practice.agenda.models import Standing
from bulkhead.practice.agenda.writing import write
from bulkhead.practice.clients.models import Client
from bulkhead.vault.people.feeds import Feed, FeedPaper
from bulkhead.vault.people.roles import SEES
from bulkhead.work import between

log = logging.getLogger("bulkhead.feeds")


def follow(client: Client) -> None:
    """After a projection: every feed in which this client's dates stand, where they changed since it was written."""
    standing = Standing.objects.filter(client=client).first()
    changed_at = standing.dates_changed_at if standing else None
    for feed in PracticeFeed.alive():
        if _is_behind(feed.written_at, changed_at) and feed.practitioner.may_open(client):
            _try(lambda: write(feed))  # noqa: B023 -- called at once.
    _try(lambda: _write_papers(client, changed_at))


def write_all() -> None:
    """What a day that went by, or a crash, left behind."""
    for feed in PracticeFeed.alive():
        _try(lambda: write(feed))  # noqa: B023 -- called at once.
    for client in Client.objects.filter(state=Client.State.LIVE):
        between.clients()
        _try(lambda: _write_papers(client, None, all_of_them=True))  # noqa: B023 -- called at once.


def write_for(client: Client) -> None:
    """The first address of a role is answered as soon as its calendar is written."""
    _write_papers(client, None)


def _write_papers(client: Client, changed_at: datetime | None, *, all_of_them: bool = False) -> None:
    """For every role that has an address: its calendar, unless it would say the same."""
    with inside(client):
        roles = sorted(set(Feed.alive().values_list("person__role", flat=True)))
        papers = {paper.role: paper for paper in FeedPaper.objects.defer("content").filter(role__in=roles)}
    for role in roles:
        paper = papers.get(role)
        if all_of_them or paper is None or _is_behind(paper.written_at, changed_at):
            _write_paper(client, role, paper.source if paper else "")


def _write_paper(client: Client, role: str, source: str) -> None:
    almanac = almanac_for_role(client, name=client.portal_name, kinds=SEES[role]).as_json()
    fresh = hashlib.sha256(almanac).hexdigest()
    if fresh != source:
        content = children.run("ics", args={}, payload=almanac)
        with inside(client):
            FeedPaper.put(role, content=content, source=fresh)


def _is_behind(written_at: datetime | None, changed_at: datetime | None) -> bool:
    return written_at is None or (changed_at is not None and changed_at >= written_at)


def _try(do: Callable[[], None]) -> None:
    """A feed that cannot be written now must not keep the calendar of the desk waiting; the timetable tries again."""
    try:
        do()
    except (children.ChildFailed, WallError, DatabaseError):
        log.exception("a calendar feed could not be written")
