"""What an address asks of a client's deliverables: which state, which kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from bulkhead.base.clock import today
from bulkhead.vault.deliverables.kinds import Kind
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.deliverables.standing import LATE, OPEN, Line, Listed, Told
from bulkhead.web.desk.shown.pages import Page
from bulkhead.web.desk.shown.words import number_words, sentence

STATES = {"": "All", OPEN: "Open", LATE: "Late", **dict(Deliverable.State.choices)}


@dataclass(frozen=True)
class Filter:
    """What makes no sense is left out."""

    state: str
    kind: str

    @classmethod
    def of(cls, request: HttpRequest) -> "Filter":
        state, kind = request.GET.get("state", ""), request.GET.get("kind", "")
        return cls(state if state in STATES else "", kind if kind in Kind.values else "")

    @property
    def is_set(self) -> bool:
        return bool(self.state or self.kind)

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return list(Kind.choices)

    def listed(self, *, zone: str) -> Listed:
        return Listed(self.state, self.kind, today(zone))

    def states(self, here: str) -> list[tuple[str, str, bool]]:
        """Links to the same kind in every state."""
        kind = {"kind": self.kind} if self.kind else {}
        return [(word, _link(here, {**kind, "state": state}), state == self.state) for state, word in STATES.items()]

    def heading(self, lines: Sequence[Line], *, name: str, page: Page[Told]) -> str:
        """What the page says of what it lists; open ones stand first, so the first page has counted them."""
        if self.is_set:
            words = self._filtered(len(lines), page=page)
        elif page.previous_url:
            words = "What stands further down"
        else:
            words = _standing(lines, name=name, page=page)
        return sentence(words)

    def _filtered(self, count: int, *, page: Page[Told]) -> str:
        many = _many(count, page=page) if count else "none"
        state = "in draft" if self.state == Deliverable.State.DRAFT else STATES[self.state].lower()
        stands = f"{many} {'are' if count > 1 else 'is'} {state}" if self.state else many
        return f"{Kind(self.kind).label}: {stands}" if self.kind else stands


def _standing(lines: Sequence[Line], *, name: str, page: Page[Told]) -> str:
    late, still_open = sum(line.late for line in lines), sum(line.is_open for line in lines)
    many = _many(still_open, page=page) if still_open == len(lines) else number_words(still_open)
    if late:
        words = f"{number_words(late)} {'is' if late == 1 else 'are'} late, {many} open"
    elif still_open:
        words = f"{many} {'deliverable' if still_open == 1 else 'deliverables'} open, none late"
    else:
        words = f"nothing is open for {name}"
    return words


def _many(count: int, *, page: Page[Told]) -> str:
    return f"more than {count}" if page.words else number_words(count)


def _link(here: str, asked: dict[str, str]) -> str:
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{here}?{query}" if query else here
