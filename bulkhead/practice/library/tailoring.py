"""What of a newer version a client takes: each change by itself. Both sides compared are the library's own."""

from collections.abc import Collection
from typing import NamedTuple, TypedDict
from uuid import UUID

from django.db import models

from bulkhead.base.clock import now
from bulkhead.isolation.models import PracticeModel
from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.models import ItemVersion

Pair = tuple[UUID, UUID]


class Written(TypedDict):
    """One change, as the child that compares writes it; its words are pairs of same, del or ins, and a text."""

    key: str
    place: str
    kind: str
    old: str
    new: str
    words: list[tuple[str, str]]
    can_skip: bool
    reason: str


class Comparison(PracticeModel):
    """What differs between two files of the library, worked out once. `fault` says why it could not be."""

    older = models.UUIDField(help_text="A blob of the practice store.")
    newer = models.UUIDField(help_text="A blob of the practice store.")
    changes = models.JSONField(default=list)
    fault = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("older", "newer"), name="compared_once"),)

    @classmethod
    def forget(cls, blobs: Collection[UUID]) -> None:
        """Files that are gone are compared with nothing."""
        cls._default_manager.filter(models.Q(older__in=blobs) | models.Q(newer__in=blobs)).delete()


class Tailoring(PracticeModel):
    """A decision about a version for one client; the newest holds. Its blob is the version with changes put back."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="tailorings")
    version = models.ForeignKey(ItemVersion, on_delete=models.CASCADE, related_name="tailorings")
    base = models.UUIDField(help_text="The blob that the client's own copy was made from.")
    blob_id = models.UUIDField(null=True, help_text="None while every change is taken.")
    fields = models.JSONField(default=list)
    decided_at = models.DateTimeField(default=now)
    decided_by = models.CharField(max_length=120)

    class Meta:
        ordering = ("-decided_at",)

    @classmethod
    def standing(cls, *, client: Client, version: ItemVersion, base: UUID) -> "Tailoring | None":
        """The decision in force; None while nobody decided anything."""
        mine = cls._default_manager.filter(client=client, version=version, base=base)
        return mine.prefetch_related("choices").first()

    @property
    def skipped(self) -> set[str]:
        """The changes that are put back."""
        return {choice.key for choice in self.choices.all() if choice.answer == Choice.Answer.SKIP}


class Choice(PracticeModel):
    """One change of a version is taken or skipped for a client."""

    class Answer(models.TextChoices):
        TAKE = "take", "Take"
        SKIP = "skip", "Skip"

    tailoring = models.ForeignKey(Tailoring, on_delete=models.CASCADE, related_name="choices")
    key = models.CharField(max_length=120)
    place = models.CharField(max_length=200)
    answer = models.CharField(max_length=4, choices=Answer.choices)
    chosen_at = models.DateTimeField(default=now)
    chosen_by = models.CharField(max_length=120)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("tailoring", "key"), name="one_choice_a_change"),)


def tailored_blobs() -> set[UUID]:
    """The files of all tailorings, which a sweep leaves alone."""
    made = Tailoring.objects.values_list("blob_id", flat=True)
    return {blob for blob in made if blob is not None}


class Decided(NamedTuple):
    """A decision, who took it, and the changes that are left out by it."""

    id: UUID
    by: str
    skipped: frozenset[str]


class _Line(NamedTuple):
    """A decision and one change that is left out by it, or none."""

    id: UUID
    by: str
    change: str | None
    is_standing: bool


class Differences(NamedTuple):
    """What a comparison found, or why it found nothing."""

    changes: list[Written]
    fault: str


def decisions(*, client: UUID, version: UUID, base: UUID, made: UUID | None) -> tuple[Decided | None, Decided | None]:
    """The decision in force about a version for a client, and the one that its own copy was made by."""
    rows = DECIDED.rows("", client, version, base, made or client)
    lines = [_Line(*values) for values in rows]  # type: ignore[arg-type]  # columns in order.
    return _decided([line for line in lines if line.is_standing]), _decided([line for line in lines if line.id == made])


def _decided(lines: list[_Line]) -> Decided | None:
    """One decision, of a line for each change that is left out, or of one that names none."""
    if not lines:
        return None
    return Decided(lines[0].id, lines[0].by, frozenset(line.change for line in lines if line.change))


def known(files: Pair, *, before: Pair) -> tuple[Differences | None, Differences | None]:
    """What two files differ in, older and newer, and what two others did; None where it was not worked out yet."""
    rows = COMPARED.rows("", *files, *before)
    found = {(older, newer): Differences(*told) for older, newer, *told in rows}  # type: ignore[arg-type]  # in order.
    return found.get(files), found.get(before)


def _decisions(  # lint: arguments -- as they stand in the query.
    _: str, client: UUID, version: UUID, base: UUID, made: UUID
) -> models.QuerySet[Tailoring, tuple[object, ...]]:
    rows = Tailoring._default_manager
    newest = rows.filter(client=client, version=version, base=base).order_by("-decided_at").values("pk")[:1]
    skips = models.FilteredRelation("choices", condition=models.Q(choices__answer=Choice.Answer.SKIP))
    both = rows.filter(models.Q(pk=models.Subquery(newest)) | models.Q(pk=made)).order_by()
    return both.annotate(
        left_out=skips,
        is_standing=models.ExpressionWrapper(models.Q(pk=models.Subquery(newest)), models.BooleanField()),
    ).values_list("pk", "decided_by", "left_out__key", "is_standing")


def _compared(  # lint: arguments -- as they stand in the query.
    _: str, older: UUID, newer: UUID, before: UUID, after: UUID
) -> models.QuerySet[Comparison, tuple[object, ...]]:
    both = models.Q(older=older, newer=newer) | models.Q(older=before, newer=after)
    return Comparison._default_manager.filter(both).order_by().values_list("older", "newer", "changes", "fault")


DECIDED, COMPARED = Prepared(_decisions, alias=PRACTICE), Prepared(_compared, alias=PRACTICE)
