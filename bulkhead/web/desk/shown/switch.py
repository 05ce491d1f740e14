"""The switch card as a screen shows it: four facts side by side, each in a few words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from bulkhead.base.clock import now, today
from bulkhead.practice.clients.models import Client, Opening
from bulkhead.vault.status.switching import Card, Happened, Matter
from bulkhead.web.desk.shown.clocks import left_words
from bulkhead.web.desk.shown.words import counted, sentence
from bulkhead.web.ui.addresses import address_of
from bulkhead.web.ui.clocks import Clocks
from bulkhead.web.ui.formats import date_short, moment, plural

PROMISES, WAITS, CHANGES = 3, 3, 3
WORDS = {
    "question": "{who} asks a question",
    "other": "{who} asks something",
    "work": "{who} asks for work",
    "parked": "{who}’s request wakes today",
    "change": "{who} asks for a change in {title}",
    "file": "{who} sent {title}",
    "answer": "{title} came",
}


@dataclass(frozen=True)
class Fact:
    """A line of the card, with a smaller one under it."""

    words: str
    small: str
    url: str
    mark: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class Switch:
    """All of it in words."""

    heading: str
    decision: Fact | None
    promises: list[Fact]
    more_promises: int
    waiting: list[Fact]
    changes: list[str]
    changed: str
    is_away: bool

    @classmethod
    def of(cls, card: Card, *, client: Client, opening: Opening, clocks: Clocks) -> Self:
        """For whoever holds this opening; days are those of the client's zone."""
        return cls(
            heading=_heading(opening, client, clocks),
            decision=_decision(card.decision, client),
            promises=[_promise(row, client) for row in card.promises[:PROMISES]],
            more_promises=max(0, len(card.promises) - PROMISES),
            waiting=[_waiting(row, client, clocks) for row in card.waiting],
            changes=[line.words for line in _told(card.changed)],
            changed=_count(card),
            is_away=opening.put_away_at is not None,
        )


def _heading(opening: Opening, client: Client, clocks: Clocks) -> str:
    if opening.since_at is None:
        return f"Your first time in {client}"
    return f"Since you left, {moment(opening.since_at, zone=clocks)}"


def _decision(row: Matter | None, client: Client) -> Fact | None:
    if row is None or row.on is None:
        return None
    small = f"{row.title}. {row.who}, {date_short(row.on)}"
    return Fact(sentence(row.words), small, address_of("decisions", client.slug))


def _promise(row: Matter, client: Client) -> Fact:
    here = today(client.time_zone)
    assert row.on is not None, "a promise has a day"
    days = (here - row.on).days
    if days > 0:
        due = f"{plural(days, one='day')} late"
    elif days >= -1:
        due = "due today" if days == 0 else "due tomorrow"
    else:
        due = date_short(row.on)
    return Fact(row.title, f"to {row.who}", address_of("promises", client.slug), due, is_late=days >= -1)


def _waiting(row: Matter, client: Client, clocks: Clocks) -> Fact:
    left = left_words(row.until, at=now()) if row.until else ""
    is_late = row.until is not None and row.until < now()
    said = f"{moment(row.at, zone=clocks)}{': ' + row.words if row.words else ''}"
    words = WORDS[row.kind].format(who=row.who, title=row.title)
    return Fact(words, said, _place(row, client), f"{left} left" if left and not is_late else left, is_late)


def _place(row: Matter, client: Client) -> str:
    if row.kind == "change":
        place = address_of("deliverable", client.slug, row.place)
    elif row.kind in ("file", "answer"):
        place = address_of("requests" if row.kind == "file" else "wanted", client.slug)
    else:
        place = address_of("request", client.slug, row.place)
    return place


def _told(changed: Sequence[Happened]) -> Sequence[Happened]:
    """What was done comes before what was only read."""
    done = [line for line in changed if not line.act.endswith((".read", ".opened"))]
    return [*done, *(line for line in changed if line not in done)][:CHANGES]


def _count(card: Card) -> str:
    """What the link to all of it says; empty when nothing, or no more than is shown."""
    if card.is_long:
        words = f"All {len(card.changed)} changes and more"
    else:
        words = f"All {counted(len(card.changed), one='change')}" if len(card.changed) > CHANGES else ""
    return words
