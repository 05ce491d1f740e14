"""Everything a search inside this client can find. Rows are written by the store itself, see the migration."""

from typing import ClassVar

from django.db import models

from bulkhead.isolation.models import VaultModel


class Findable(VaultModel):
    """A title or a piece of text, and what it belongs to. Its number is what the full-text index counts by."""

    id = models.BigAutoField(primary_key=True)  # type: ignore[assignment]  # the index counts by whole numbers.
    kind = models.CharField(max_length=12)
    subject = models.CharField(max_length=32, help_text="The row it was written for, as hex.")
    room = models.CharField(max_length=32, blank=True, help_text="What opens for it, as hex, where it is another row.")
    title = models.TextField(blank=True)
    words = models.TextField(blank=True)
    place = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=("kind", "subject"))]
