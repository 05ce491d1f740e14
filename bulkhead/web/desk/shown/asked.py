"""What an address asks of the calendar: from which week, of which client, in which state."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest

from bulkhead.base.clock import today
from bulkhead.practice.clients.models import Client
from bulkhead.web.desk.shown.words import STATES
from bulkhead.web.ui.addresses import address_of

LATE = "late"
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Asked:
    """A filter; what makes no sense is left out. `client` is a slug, or a name as it was typed."""

    start: date
    this_week: date
    client: str = ""
    state: str = ""

    @classmethod
    def of(cls, request: HttpRequest, *, zone: str) -> "Asked":
        this_week = _monday(today(zone))
        state = request.GET.get("state", "")
        start = _monday(_date(request.GET.get("from", "")) or this_week)
        return cls(
            start, this_week, request.GET.get("client", "")[:60].strip(), state if state in (*STATES, LATE) else ""
        )

    def is_about(self, client: Client) -> bool:
        """Whether this client is the one asked for; everyone is when nobody was named."""
        return self.client in ("", client.slug) or self.client.casefold() == client.display_name.casefold()

    def address(self, name: str) -> str:
        """Where a page shows just this."""
        start = "" if self.start == self.this_week else self.start.isoformat()
        asked = {"from": start, "client": self.client, "state": self.state}
        query = urlencode({key: value for key, value in asked.items() if value})
        return address_of(name) + (f"?{query}" if query else "")


def _date(written: str) -> date | None:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if 2000 <= day.year < 2200 else None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
