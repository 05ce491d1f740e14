"""When this client's sponsor was last heard from, and when the practice last said something: moments only."""

from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from bulkhead.isolation.prepared import Prepared
from bulkhead.vault.deliverables.answers import Approval, ChangeAsked, Comment
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.engagement.models import Profile, StatusSentence
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.roles import Role
from bulkhead.vault.requests.models import Reply, Request
from bulkhead.vault.requests.sent import Answer, SentFile


def sponsor_heard_at() -> datetime | None:
    """The last word of any sponsor: an approval, a change, a comment, a request, a file. Reading is no word."""
    return _latest(SPONSOR)


def you_heard_at() -> datetime | None:
    """The last thing the practice said here: a delivery, a comment, an answer, a sentence."""
    return _latest(YOU)


def _latest(asked: Prepared) -> datetime | None:
    moments = [at for row in asked.rows("") for at in row if isinstance(at, datetime)]
    return max(moments, default=None)


def _of_sponsors(_: str) -> QuerySet[Person, tuple[object, ...]]:
    """A comment knows only the name of its writer; a sponsor who was removed is not waited for."""
    sponsors = Person.present().filter(role=Role.SPONSOR).order_by()
    named = Comment.objects.filter(by_practice=False, by_name=OuterRef("name")).order_by()
    own = {"person": OuterRef("pk")}
    return sponsors.annotate(
        approved_at=_last(Approval.objects.filter(**own), "given_at"),
        changed_at=_last(ChangeAsked.objects.filter(**own), "asked_at"),
        commented_at=_last(named, "written_at"),
        asked_at=_last(Request.objects.filter(**own), "asked_at"),
        replied_at=_last(Reply.objects.filter(by_practice=False, by_id=OuterRef("pk")), "at"),
        sent_at=_last(SentFile.objects.filter(**own), "sent_at"),
        answered_at=_last(Answer.objects.filter(**own), "given_at"),
    ).values_list("approved_at", "changed_at", "commented_at", "asked_at", "replied_at", "sent_at", "answered_at")


def _of_practice(_: str) -> QuerySet[Profile, tuple[object, ...]]:
    """Asked beside the profile, which is one row."""
    return Profile.objects.annotate(
        delivered_at=_last(Delivery.objects.all(), "delivered_at"),
        commented_at=_last(Comment.objects.filter(by_practice=True), "written_at"),
        replied_at=_last(Reply.objects.filter(by_practice=True), "at"),
        written_at=_last(StatusSentence.objects.all(), "written_at"),
    ).values_list("delivered_at", "commented_at", "replied_at", "written_at")


def _last(rows: QuerySet, column: str) -> Subquery:
    return Subquery(rows.order_by(f"-{column}").values(column)[:1])


SPONSOR, YOU = Prepared(_of_sponsors), Prepared(_of_practice)
