"""Delivery debt: work that is finished and has not reached the client."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from bulkhead.isolation.prepared import Prepared
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.models import Deliverable, Version
from bulkhead.vault.deliverables.reviews import Review


def owed_since(*, only: UUID | None = None) -> dict[UUID, datetime]:
    """Since when each piece of work is finished and not delivered; whether that is too long, the practice says.

    In review, it is owed since it was sent there; a newer version than the delivered one, since it came in.
    """
    rows = OWED.rows("one", only) if only else OWED.rows("all")
    return {
        pk: came_in if was_given else since  # type: ignore[misc]  # columns in order.
        for pk, state, was_given, since, came_in in rows
        if came_in is not None and (was_given or state == Deliverable.State.IN_REVIEW)
    }


def _owed(_: str, only: UUID | None = None) -> QuerySet[Deliverable, tuple[object, ...]]:
    newest = Version.objects.filter(deliverable=OuterRef("pk")).order_by("-number")
    sent = Review.objects.filter(version__deliverable=OuterRef("pk"), version__number=OuterRef("newest_number"))
    given = Delivery.objects.filter(version__deliverable=OuterRef("pk"))
    asked = Deliverable.objects.filter(pk=only) if only else Deliverable.objects.all()
    return (
        asked.filter(state__in=(Deliverable.State.DRAFT, Deliverable.State.IN_REVIEW))
        .annotate(newest_number=Subquery(newest.values("number")[:1]), came_in=Subquery(newest.values("made_at")[:1]))
        .annotate(sent_at=Subquery(sent.order_by("-asked_at").values("asked_at")[:1]), was_given=Exists(given))
        .annotate(since=Coalesce("sent_at", "came_in"))
        .order_by()
        .values_list("pk", "state", "was_given", "since", F("came_in"))
    )


OWED = Prepared(_owed)
