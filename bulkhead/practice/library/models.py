"""The private library: frameworks, templates, playbooks. A client gets a copy, never a reference."""

from uuid import UUID

from django.db import models

from bulkhead.base.clock import now
from bulkhead.isolation.models import PracticeModel
from bulkhead.practice.clients.models import Client


class Item(PracticeModel):
    """One reusable piece of work."""

    class Kind(models.TextChoices):
        TEMPLATE = "template", "Template"
        FRAMEWORK = "framework", "Framework"
        PLAYBOOK = "playbook", "Playbook"
        CHECKLIST = "checklist", "Checklist"
        CLAUSE = "clause", "Clause"
        PROMPT = "prompt", "Prompt"

    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    tags = models.JSONField(default=list)
    note = models.CharField(max_length=300, blank=True)
    added_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title

    @property
    def latest(self) -> "ItemVersion":
        return self.versions.latest("number")


class ItemVersion(PracticeModel):
    """An immutable version of an item; its bytes are a blob of the practice store."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    blob_id = models.UUIDField()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, help_text="docx or md, told by content.")
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    fields = models.JSONField(default=list, help_text="[field, place] pairs as found in the file.")
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
    pulled_at = models.DateTimeField(default=now)
    pulled_by = models.CharField(max_length=120)

    @classmethod
    def origin(cls, deliverable_id: UUID) -> "Pull | None":
        """Where a deliverable came from."""
        return cls.objects.select_related("version__item").filter(deliverable_id=deliverable_id).last()
