"""Everyone and everything that can open something of this client's, how, since when, and until when."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Self
from uuid import UUID

from bulkhead.base.clock import now
from bulkhead.vault.doors.rows import Human, Way, humans, ways
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.roles import ROLE_WORDS, Role

PEOPLE_A_PAGE = 12


class Kind(StrEnum):
    """What sort of door."""

    PERSON = "person"
    INVITATION = "invitation"  # somebody who never came: their invitation is all they have.
    PASSKEY = "passkey"
    FEED = "feed"
    SESSION = "session"
    LINK = "link"


class State(StrEnum):
    """Whether it should still be there."""

    OPEN = "open"
    OLD = "old"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Door:
    """One way in. `used_at` is None for one nobody ever used, `until` for one that has no end of its own."""

    id: UUID
    kind: Kind
    human: Human
    note: str
    how: str
    since: datetime
    used_at: datetime | None
    until: datetime | None
    state: State = State.OPEN

    @property
    def name(self) -> str:
        return self.human.name

    @property
    def opens(self) -> str:
        return ROLE_WORDS[self.human.role]

    @property
    def is_somebody(self) -> bool:
        """A human, not one of the things they hold."""
        return self.kind in (Kind.PERSON, Kind.INVITATION)

    @property
    def should_close(self) -> bool:
        return self.state != State.OPEN


@dataclass(frozen=True)
class Doors:
    """All doors of the client's people, by sort, and who looked through them last."""

    people: list[Door]
    passkeys: list[Door]
    feeds: list[Door]
    sessions: list[Door]
    links: list[Door]
    reviewed_at: datetime | None
    reviewed_by: str
    review_due_at: datetime | None
    stale: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, profile: Profile) -> Self:
        """Read them in two queries, however many there are."""
        people = {human.id: human for human in humans()}
        found = [way for way in ways() if way.person is None or way.person in people]
        listing = _Listing.of(people, ways=found, old=now() - timedelta(days=profile.door_unused_days))
        review = next((way for way in reversed(found) if way.kind == "review"), None)
        due = review.since + timedelta(days=profile.access_review_days) if review else None
        doors = cls(
            [listing.somebody(human) for human in people.values()],
            listing.held(Kind.PASSKEY),
            listing.held(Kind.FEED),
            listing.held(Kind.SESSION)[::-1],
            [*listing.held(Kind.LINK), *listing.repeated_invitations()],
            review.since if review else None,
            review.note if review else "",
            due,
        )
        doors.stale.update(door.kind.value for door in doors.every if door.should_close)
        return doors

    @property
    def every(self) -> list[Door]:
        return [*self.people, *self.passkeys, *self.feeds, *self.sessions, *self.links]

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.people) // PEOPLE_A_PAGE))

    def page(self, number: int) -> Self:
        """Some of the people with all that they hold; whoever has something that should close stands first."""
        urgent = {door.human.id for door in self.every if door.should_close}
        people = sorted(self.people, key=lambda door: door.id not in urgent)
        start = (min(max(number, 1), self.pages) - 1) * PEOPLE_A_PAGE
        shown = people[start : start + PEOPLE_A_PAGE]
        theirs = {door.id for door in shown}
        things = [[door for door in rows if door.human.id in theirs] for rows in self.things]
        return replace(self, people=shown, passkeys=things[0], feeds=things[1], sessions=things[2], links=things[3])

    @property
    def things(self) -> list[list[Door]]:
        return [self.passkeys, self.feeds, self.sessions, self.links]

    @property
    def is_review_due(self) -> bool:
        return self.review_due_at is None or self.review_due_at <= now()


@dataclass(frozen=True)
class _Listing:
    """The rows of one vault on their way to being doors. `old` is the day before which an unused one is old."""

    people: dict[UUID, Human]
    ways: list[Way]
    keys: Counter[UUID | None]
    used_keys: frozenset[UUID | None]
    invited: dict[UUID | None, Way]
    old: datetime

    @classmethod
    def of(cls, people: dict[UUID, Human], *, ways: list[Way], old: datetime) -> Self:
        """Of invitations the newest of each person counts; the ones before it are dead."""
        keys = Counter(way.person for way in ways if way.kind == "passkey")
        used = frozenset(way.person for way in ways if way.kind == "passkey" and way.used_at)
        return cls(people, ways, keys, used, {way.person: way for way in ways if way.kind == "invitation"}, old)

    def somebody(self, human: Human) -> Door:
        here, invited = human.last_here, self.invited.get(human.id)
        until = invited.until if invited and here is None else None
        if until is not None and until <= now():
            state = State.EXPIRED
        else:
            state = State.OLD if (here or human.added_at) < self.old else State.OPEN
        title = f"{human.title}, " if human.title else ""
        note = f"{title}{Role(human.role).label.lower()}"
        kind = Kind.INVITATION if here is None else Kind.PERSON
        return Door(human.id, kind, human, note, self._how(human), human.added_at, here, until, state)

    def held(self, kind: Kind) -> list[Door]:
        """Everything of one sort that somebody holds and that is not over."""
        return [self._thing(way, kind=kind) for way in self.ways if way.kind == kind and _is_on(way)]

    def repeated_invitations(self) -> list[Door]:
        """Those of people who were here before; anybody else's is their own row already."""
        again = [self.invited.get(human.id) for human in self.people.values() if human.last_here]
        return [self._thing(way, kind=Kind.LINK) for way in again if way and _is_on(way)]

    def _thing(self, way: Way, *, kind: Kind) -> Door:
        assert way.person is not None, "only a review is nobody's"
        note = {"link": "Sign-in link", "invitation": "Invitation"}.get(way.kind, way.note)
        is_old = kind in (Kind.PASSKEY, Kind.FEED) and (way.used_at or way.since) < self.old
        state = State.OLD if is_old else State.OPEN
        return Door(way.id, kind, self.people[way.person], note, "", way.since, way.used_at, way.until, state)

    def _how(self, human: Human) -> str:
        keys = self.keys[human.id]
        if keys and human.last_here and human.id not in self.used_keys:
            words = "link by mail, passkey never used" if keys == 1 else f"link by mail, {keys} passkeys never used"
        elif keys:
            words = "passkey" if keys == 1 else f"passkey, {keys} devices"
        else:
            words = "link by mail" if human.last_here else "invitation"
        return words


def _is_on(way: Way) -> bool:
    return way.until is None or way.until > now()
