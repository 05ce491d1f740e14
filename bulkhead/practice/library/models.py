"""The private library: frameworks, templates, playbooks. A client gets a copy, never a reference."""

from uuid import UUID

from django.db import models, transaction

from bulkhead.base.clock import now, today
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import PracticeModel
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine

OWNERS = "practice.Practitioner"


class NotMoved(RuntimeError):
    """An item does not go from this state to that one; the message says which ways there are."""


class Item(PracticeModel):
    """One reusable piece of work. `newest` and `ending` repeat its newest version, for lists of hundreds."""

    class Kind(models.TextChoices):
        TEMPLATE = "template", "Template"
        FRAMEWORK = "framework", "Framework"
        PLAYBOOK = "playbook", "Playbook"
        CHECKLIST = "checklist", "Checklist"
        CLAUSE = "clause", "Clause"
        PROMPT = "prompt", "Prompt"
        BENCHMARK = "benchmark", "Benchmark"

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        ACTIVE = "active", "Active"
        RETIRED = "retired", "Retired"

    class Sensitivity(models.TextChoices):
        SHAREABLE = "shareable", "A client’s own document"
        PRIVATE = "private", "Nothing; it never leaves the practice"

    class Vertical(models.TextChoices):
        CMO = "cmo", "CMO"
        CFO = "cfo", "CFO"
        COO = "coo", "COO"
        CTO = "cto", "CTO"

    title = models.CharField(max_length=120)
    code = models.CharField(max_length=12, null=True, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    verticals = models.JSONField(default=list)
    tags = models.JSONField(default=list)
    note = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.ACTIVE)
    sensitivity = models.CharField(max_length=10, choices=Sensitivity.choices, default=Sensitivity.SHAREABLE)
    owner = models.ForeignKey(OWNERS, on_delete=models.SET_NULL, related_name="library_items", null=True)
    licence_note = models.CharField(max_length=200, blank=True)
    review_on = models.DateField(null=True)
    added_at = models.DateTimeField(default=now)
    edition = models.PositiveIntegerField(default=1, help_text="Counts changes, so that a stale form is noticed.")
    changed_at = models.DateTimeField(null=True)
    changed_by = models.CharField(max_length=120, blank=True)
    newest = models.PositiveIntegerField(default=0)
    ending = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title

    @property
    def latest(self) -> "ItemVersion":
        return self.versions.latest("number")

    @property
    def is_benchmark(self) -> bool:
        return self.kind == self.Kind.BENCHMARK

    @property
    def stays(self) -> str:
        """Why no client may get a copy; empty when one may."""
        if self.status == self.Status.RETIRED:
            return "It is retired: copies stay with whoever holds them, and no new one is made."
        if self.sensitivity == self.Sensitivity.PRIVATE:
            return "It never leaves the practice. Change what it leaves as before you pull it."
        return ""

    def is_overdue(self, zone: str) -> bool:
        """Whether its day of review is past."""
        return self.review_on is not None and self.review_on < today(zone)

    @property
    def ways(self) -> list[str]:
        """The states it may go to."""
        return WAYS[self.status]

    def move(self, status: str, *, by: Actor) -> None:
        """Draft to active, active to retired, active back to draft; said twice it happened once. Raises NotMoved."""
        with transaction.atomic():
            before = Item.objects.values_list("status", flat=True).get(pk=self.pk)
            if status == before:
                return
            if status not in WAYS[before]:
                raise NotMoved(f"It is {before} and cannot become {status}. {REASONS[before]}")
            Item.objects.filter(pk=self.pk).update(status=status)
            if status == self.Status.RETIRED:
                self.holdings.update(lag=0)  # nobody is asked to follow what is not kept up.
            StatusMove(item=self, before=before, after=status, moved_by=by.name).save()
            PracticeLine.append("library.moved", by=by, words=f"{by.name} made {self} {status}.", subject=self.id)
        self.status = status


WAYS: dict[str, list[str]] = {
    Item.Status.DRAFT.value: [Item.Status.ACTIVE.value],
    Item.Status.ACTIVE.value: [Item.Status.DRAFT.value, Item.Status.RETIRED.value],
    Item.Status.RETIRED.value: [],
}
REASONS: dict[str, str] = {
    Item.Status.DRAFT.value: "A draft becomes active first.",
    Item.Status.ACTIVE.value: "It becomes a draft again, or is retired.",
    Item.Status.RETIRED.value: "What is retired stays so; take its file and begin a new item.",
}


class StatusMove(PracticeModel):
    """An item became a draft, active or retired: who and when."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="moves")
    before = models.CharField(max_length=8)
    after = models.CharField(max_length=8)
    moved_at = models.DateTimeField(default=now)
    moved_by = models.CharField(max_length=120)

    class Meta:
        ordering = ("-moved_at",)


class ItemVersion(PracticeModel):
    """An immutable version of an item; its bytes are a blob of the practice store."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    blob_id = models.UUIDField()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, help_text="docx, pptx, xlsx, pdf, md or txt, told by content.")
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    fields = models.JSONField(default=list, help_text="[field, place] pairs as found in the file.")
    gaps = models.JSONField(default=list, help_text="[text, place, known field or nothing]: blanks that are no fields.")
    lines = models.JSONField(default=list, help_text="Of a checklist: what it asks, line by line.")
    least_clients = models.PositiveIntegerField(null=True, help_text="Of a benchmark: behind its weakest number.")
    note = models.CharField(max_length=300, blank=True)
    added_at = models.DateTimeField(default=now)
    added_by = models.CharField(max_length=120)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("item", "number"), name="item_version_number"),)

    @property
    def field_names(self) -> list[str]:
        """The distinct fields, in the order of the file."""
        return list(dict.fromkeys(field for field, _ in self.fields))


class FieldMapping(PracticeModel):
    """What one of an item's own field names stands for."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="mappings")
    field = models.CharField(max_length=80)
    known = models.CharField(max_length=80)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("item", "field"), name="one_mapping_a_field"),)


class Pull(PracticeModel):
    """Lineage: which version was copied for whom, and when. The vault knows nothing of it."""

    version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="pulls")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="pulls")
    deliverable_id = models.UUIDField(db_index=True)
    tailoring = models.ForeignKey("practice.Tailoring", on_delete=models.PROTECT, related_name="pulls", null=True)
    pulled_at = models.DateTimeField(default=now)
    pulled_by = models.CharField(max_length=120)

    @classmethod
    def origin(cls, deliverable_id: UUID) -> "Pull | None":
        """Where a deliverable came from."""
        return cls.objects.select_related("version__item").filter(deliverable_id=deliverable_id).last()


class Lift(PracticeModel):
    """An item that was begun with a client's deliverable at hand. Nothing of that was copied; only we know of it."""

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="lift")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="lifts")
    deliverable_id = models.UUIDField()
    begun_at = models.DateTimeField(default=now)
    begun_by = models.CharField(max_length=120)
