"""A move that was just made, told once on the next page of the calendar, with the way back."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from bulkhead.crossings.move import Moved
from bulkhead.practice.clients.models import Client
from bulkhead.web.ui.addresses import address_of
from bulkhead.web.ui.formats import in_words

KEPT = "calendar_moved"
PATTERN = "EEEE d MMMM"


@dataclass(frozen=True)
class Toast:
    """Its sentence, the deliverable's page, and what undoes it; no way back where that day is over."""

    words: str
    url: str
    undo_url: str
    due_on: str
    seen: str


def keep_toast(request: HttpRequest, *, client: Client, deliverable: UUID, moved: Moved) -> None:
    """Labels and days only: the session is the practice's."""
    words = f"{client.display_name}’s {moved.label} is due on {in_words(moved.after, pattern=PATTERN)}."
    url = address_of("deliverable", client.slug, deliverable)
    undo = address_of("deliverable-date", client.slug, deliverable) if moved.may_return else ""
    request.session[KEPT] = [words, url, undo, moved.before.isoformat(), moved.after.isoformat()]


def toast_of(request: HttpRequest) -> Toast | None:
    """What was kept, once."""
    kept = request.session.pop(KEPT, None)
    return Toast(*kept) if kept else None
