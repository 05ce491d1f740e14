"""What an address asks of the calendar: from which day, of which client, which kind, in which state."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest

from bulkhead.base.clock import today
from bulkhead.practice.clients.models import Client
from bulkhead.vault.deliverables.kinds import Kind
from bulkhead.web.desk.shown.words import STATES
from bulkhead.web.ui.addresses import address_of

LATE = "late"
WEEK = timedelta(days=7)
WEEKS = 52  # of the year that is looked at ahead.
KINDS = {value: str(word) for value, word in Kind.choices}


@dataclass(frozen=True)
class Asked:
    """A filter; what makes no sense is left out. `client` is a slug, or a name as it was typed."""

    day: date
    today: date
    client: str = ""
    state: str = ""
    kind: str = ""
    mine: bool = False
    by_day: bool = False

    @classmethod
    def of(cls, request: HttpRequest, *, zone: str) -> "Asked":
        here, said = today(zone), request.GET
        state, kind = said.get("state", ""), said.get("kind", "")
        return cls(
            _date(said.get("from", "")) or here,
            here,
            said.get("client", "")[:60].strip(),
            state if state in (*STATES, LATE) else "",
            kind if kind in KINDS else "",
            mine=said.get("mine") == "1",
            by_day=said.get("by") == "day",
        )

    @cached_property
    def start(self) -> date:
        """The Monday of the week asked for."""
        return monday(self.day)

    @cached_property
    def this_week(self) -> date:
        return monday(self.today)

    @property
    def is_filtered(self) -> bool:
        return bool(self.client or self.state or self.kind or self.mine)

    def on(self, day: date) -> "Asked":
        """The same from another day on."""
        return replace(self, day=day)

    def is_about(self, client: Client) -> bool:
        """Whether this client is the one asked for; everyone is when nobody was named."""
        return self.client in ("", client.slug) or self.client.casefold() == client.display_name.casefold()

    def address(self, name: str, *, day: date | None = None) -> str:
        """Where a page shows just this, or the same from another day on; this week needs no date."""
        first = day or self.day
        start = "" if first in (self.today, self.this_week) else f"from={first}"
        query = "&".join(filter(None, (start, self._rest)))
        return address_of(name) + (f"?{query}" if query else "")

    @property
    def query(self) -> str:
        """What is asked, as an address says it."""
        return self.address("calendar").partition("?")[2]

    @cached_property
    def _rest(self) -> str:
        """The same without the day."""
        asked = {
            "client": self.client,
            "state": self.state,
            "kind": self.kind,
            "mine": "1" if self.mine else "",
            "by": "day" if self.by_day else "",
        }
        return urlencode({key: value for key, value in asked.items() if value})


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def _date(written: str) -> date | None:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if 2000 <= day.year < 2200 else None
