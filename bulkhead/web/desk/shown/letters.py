"""Mail of a client as its page shows it: what it is, whom it goes to, and how far it came, in one word each."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bulkhead.vault.people.by_hand import COPIED
from bulkhead.vault.trail.letters import DAILY, TO_THEM
from bulkhead.vault.trail.models import OutboxEntry
from bulkhead.web.ui.clocks import Clocks
from bulkhead.web.ui.formats import moment, plural

KINDS = {
    "mail.invitation": "Invitation",
    "mail.sign_in": "Sign-in link",
    "mail.delivered": "Delivery",
    "mail.nudged": "Reminder",
    "mail.answered": "Answer",
    "mail.asked": "Request",
    "mail.replied": "Reply",
    "mail.wanted": "Please send us",
    "mail.daily": "News of the day",
}


class State(NamedTuple):
    """How far one message came: a word, its mark, and why."""

    word: str
    kind: str
    why: str = ""


@dataclass(frozen=True)
class Letter:
    """One message as the page shows it."""

    row: OutboxEntry
    to: str
    zone: Clocks
    is_set_up: bool

    @property
    def kind(self) -> str:
        return KINDS.get(self.row.kind, "Message")

    @property
    def can_copy(self) -> bool:
        return not self.is_set_up and self.row.done_at is None and self.row.kind in COPIED

    @property
    def state(self) -> State:
        row = self.row
        if row.done_at is not None:
            state = self._gone(row.done_at)
        elif row.kind == DAILY and not row.attempts:
            state = State("In the morning", "open")
        elif row.attempts and self.is_set_up:
            state = State(f"Tried {plural(row.attempts, one='time')}", "bad", row.fault)
        elif row.kind in TO_THEM or row.kind == DAILY:
            state = State("Waits", "warn", row.fault)
        else:
            state = State("Not sent", "open", "It is to the practice, and stands at your desk.")
        return state

    def _gone(self, when: datetime) -> State:
        row = self.row
        if row.is_collected:
            state = State("In the daily mail", "good")
        elif row.is_settled:
            state = State("Not needed any more", "good")
        elif row.fault:
            state = State("Called off", "open")
        else:
            state = State("Sent", "good", moment(when, zone=self.zone))
        return state
