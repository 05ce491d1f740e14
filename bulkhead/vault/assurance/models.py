"""What a client's security lead may rely on, as the practice and its machine say it: one row, kept in this vault."""

from collections.abc import Mapping

from django.db import models

from bulkhead.isolation.models import VaultModel


class Outcome(models.TextChoices):
    """How the last isolation check of this vault ended."""

    NONE = "", "Not checked yet"
    HELD = "held", "Nothing from here was found outside, and nothing foreign inside"
    LEAKED = "leaked", "Something was found where it does not belong"
    UNFINISHED = "unfinished", "The check did not come to its end"


class Assurance(VaultModel):
    """One row. A portal reads nothing else about the practice and its machine."""

    country = models.CharField(max_length=80, blank=True, help_text="Where the machine stands, as the practice typed.")
    contact = models.CharField(max_length=200, blank=True, help_text="Who answers questions of safety.")
    retention = models.CharField(max_length=400, blank=True, help_text="What is kept for how long, in words.")
    backups_kept = models.PositiveSmallIntegerField(null=True)
    openers = models.JSONField(default=list, help_text="Who of the practice may open this vault: names and parts.")
    is_second_factor_asked = models.BooleanField(default=False)
    proven_restore_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    check_outcome = models.CharField(max_length=12, choices=Outcome.choices, default=Outcome.NONE, blank=True)
    certificate = models.ForeignKey("vault.Blob", on_delete=models.PROTECT, related_name="+", null=True)

    @classmethod
    def only(cls) -> "Assurance":
        """The row; an empty one that is not stored before anything was said."""
        return cls._default_manager.first() or cls()

    @classmethod
    def keep(cls, said: Mapping[str, object]) -> frozenset[str]:
        """Write what is another value now; the names of those."""
        row = cls.only()
        changed = frozenset(name for name, value in said.items() if getattr(row, name) != value)
        if changed:
            for name in changed:
                setattr(row, name, said[name])
            row.save()
        return changed
