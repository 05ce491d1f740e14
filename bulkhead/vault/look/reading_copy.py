"""A copy to read in the portal, of files that a phone can only download: their words as a page, beside the version."""

from functools import partial

from django.db import transaction

from bulkhead.isolation.blobs import Sealed, vault_blobs
from bulkhead.vault.deliverables.models import Blob, Version

READ_AS_A_PAGE = frozenset({"docx", "pptx", "xlsx", "txt"})


def lacks_one(version: Version) -> bool:
    return version.page_id is None and version.kind in READ_AS_A_PAGE


def keep(sealed: Sealed, *, version: Version) -> None:
    """Put it beside the version, once; one that was made at the same time is thrown away."""
    with transaction.atomic(using="vault"):
        without = Version.objects.filter(pk=version.pk, page=None)
        if without.exists():
            without.update(page=Blob.of(sealed))
        else:
            transaction.on_commit(partial(vault_blobs().remove, sealed.blob_id), using="vault")
