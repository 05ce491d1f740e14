"""Older work that was brought in by mistake is taken back, as long as nobody has used it."""

from uuid import UUID

from django.db import transaction

from bulkhead.isolation.chain import Actor
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.models import Blob, Version
from bulkhead.vault.trail.models import OutboxEntry, VaultLine

OF_COMING_IN = ("deliverable.planned", "version.added", "deliverable.delivered")


def take_back(version_id: UUID, *, by: Actor) -> list[UUID] | None:
    """Remove a version that was imported, with its deliverable; the ids of its files, which nothing names any more.

    None when it was used since: opened, answered, asked about, changed, sent on, or followed by another version.
    """
    with transaction.atomic(using="vault"):
        version = Version.objects.select_related("deliverable").filter(pk=version_id, made_from="import").first()
        if version is None:
            return []
        deliverable = version.deliverable
        used = VaultLine.objects.filter(subject=deliverable.pk).exclude(act__in=OF_COMING_IN)
        if used.exists() or deliverable.requests.exists() or deliverable.versions.count() > 1:
            return None
        blobs = [blob for blob in (version.blob_id, version.page_id) if blob is not None]
        words = f"{by.name} took back {deliverable.title}, which had come in by an import."
        line = VaultLine.append("deliverable.taken_back", by=by, words=words, subject=deliverable.id)
        Delivery.objects.filter(version=version).delete()
        deliverable.delete()
        Blob.objects.filter(pk__in=blobs).delete()
        OutboxEntry.write("project", payload={}, key=f"project-{line.id}")
    return blobs
