"""Review: a draft goes to its last look. What passes: the lines of the practice's checklist, and who reads it.

What an associate sends is read by a principal before it goes out.
"""

from dataclasses import dataclass
from uuid import UUID

from bulkhead.crossings.judging import Stopped, refuse_words
from bulkhead.isolation import inside
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.checklists import checklist_lines
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.deliverables.reviews import Review

NAMES_ANOTHER = (
    "A line of its checklist names another client, or may. Change the checklist in the library, then send it."
)


@dataclass(frozen=True)
class Sent:
    """How one of several went: a sentence where it was refused."""

    deliverable: UUID
    refusal: str = ""


def send_for_review(client: Client, *, deliverable: UUID, lead: Practitioner) -> None:
    """Send a draft for its last look; sent twice, it is sent once.

    Raises Deliverable.DoesNotExist, or NotPossibleNow for anything but a draft, and for a line of the checklist that
    names another client: one who was added after it went into the library, say.
    """
    with inside(client):
        kind = Deliverable.objects.values_list("kind", flat=True).get(pk=deliverable)
    lines, second = checklist_lines(kind), second_reader(lead)
    _refuse_names(lines, client=client, by=lead.name)
    with inside(client):
        row = Deliverable.objects.get(pk=deliverable)
        row.send_for_review(by=lead.actor, lines=lines, second=second.actor if second else None)


def send_several(client: Client, *, deliverables: list[UUID], lead: Practitioner) -> list[Sent]:
    """Send several drafts of one client; each goes or is refused by itself."""
    return [_sent(client, deliverable, lead) for deliverable in deliverables]


def let_pass(client: Client, *, deliverable: UUID, lead: Practitioner) -> None:
    """The second reader has read the newest version. NotPossibleNow for anybody but another principal."""
    with inside(client):
        row = Deliverable.objects.get(pk=deliverable)
        review = Review.standing(row.latest) if row.latest else None
        if review is None or row.state != Deliverable.State.IN_REVIEW:
            raise NotPossibleNow("It is not in review.")
        if not lead.is_principal:
            raise NotPossibleNow(f"{review.second_name or 'A principal'} reads it before it is delivered.")
        review.let_pass(by=lead.actor)


def second_reader(lead: Practitioner) -> Practitioner | None:
    """Who reads what this practitioner sends: a principal, for an associate; nobody, for a principal."""
    if lead.is_principal:
        return None
    principals = Practitioner.objects.filter(kind=Practitioner.Kind.PRINCIPAL, is_active=True)
    return principals.order_by("joined_at", "pk").first()


def _refuse_names(lines: list[str], *, client: Client, by: str) -> None:
    try:
        refuse_words("\n".join(lines), place="checklist", target=client, door="review", by=by)
    except Stopped as stopped:
        raise NotPossibleNow(NAMES_ANOTHER) from stopped


def _sent(client: Client, deliverable: UUID, lead: Practitioner) -> Sent:
    try:
        send_for_review(client, deliverable=deliverable, lead=lead)
    except NotPossibleNow as reason:
        return Sent(deliverable, str(reason))
    except Deliverable.DoesNotExist:
        return Sent(deliverable, "It is not on the plan any more.")
    return Sent(deliverable)
