"""Older work that was brought in: from which folders, for whom, and what became of every file."""

from django.db import models

from bulkhead.base.clock import now
from bulkhead.isolation.models import PracticeModel
from bulkhead.practice.clients.models import Client, GuardTerm


class Import(PracticeModel):
    """One folder brought in. It is planned, then told which folder is which client, then runs file by file."""

    class Source(models.TextChoices):
        BROWSER = "browser", "in the browser"
        TERMINAL = "terminal", "from the terminal"

    source = models.CharField(max_length=8, choices=Source.choices)
    folder = models.CharField(max_length=200)
    level = models.PositiveSmallIntegerField(null=True, help_text="Which level of folders is the client; 0 is the top.")
    begun_at = models.DateTimeField(default=now)
    begun_by = models.CharField(max_length=120)
    settled_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("-begun_at",)

    def __str__(self) -> str:
        return self.folder

    @property
    def is_settled(self) -> bool:
        """Whether it was said which folder is which client."""
        return self.settled_at is not None


class ImportFolder(PracticeModel):
    """One folder that is one client's; None of both means that it is left out."""

    run = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="folders")
    name = models.CharField(max_length=400)
    client = models.ForeignKey(Client, on_delete=models.SET_NULL, null=True, related_name="+")
    made_client = models.BooleanField(default=False, help_text="The client was added by this import.")

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("run", "name"), name="import_folder_once"),)


class ImportedFile(PracticeModel):
    """One file of an import, and what became of it."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", "Still to come"
        CAME_IN = "came_in", "Came in"
        ALREADY = "already", "Here already"
        STOPPED = "stopped", "In the tray"
        UNREADABLE = "unreadable", "Could not be read"
        SKIPPED = "skipped", "Left out"
        TAKEN_BACK = "taken_back", "Taken back"
        KEPT = "kept", "Kept, because it was used since"

    run = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="files")
    folder = models.ForeignKey(ImportFolder, on_delete=models.CASCADE, null=True, related_name="files")
    path = models.CharField(max_length=1000)
    size = models.PositiveBigIntegerField(default=0)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.WAITING)
    reason = models.CharField(max_length=400, blank=True)
    version_id = models.UUIDField(null=True)
    tray_item_id = models.UUIDField(null=True)

    class Meta:
        ordering = ("path",)
        constraints = (models.UniqueConstraint(fields=("run", "path"), name="imported_file_once"),)
        indexes = (models.Index(fields=("run", "outcome")),)


class Suggested(PracticeModel):
    """A name found in the files of one client that the guard could know it by."""

    run = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="suggestions")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=GuardTerm.Kind.choices)
    value = models.CharField(max_length=160)
    files = models.PositiveIntegerField(default=1)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-files", "value")
        constraints = (models.UniqueConstraint(fields=("run", "client", "kind", "value"), name="suggested_once"),)
