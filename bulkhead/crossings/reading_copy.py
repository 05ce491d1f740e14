"""The reading copy: as an Office file is delivered, a child writes its words as a page for the portal. Nothing passes.

A portal has no child: what it shows is made here, cleaned there, and stands in the vault.
"""

import json
from html import escape
from uuid import UUID

from bulkhead.isolation import children, inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.practice.clients.models import Client
from bulkhead.vault.deliverables.models import Version
from bulkhead.vault.look import reading_copy


def make_readable(client: Client, *, version: UUID) -> None:
    """Have a version read on any screen. Where that cannot be done, the portal says so and offers the file."""
    with inside(client):
        row = Version.objects.get(pk=version)
        page = _page(row) if reading_copy.lacks_one(row) else ""
        if page:
            reading_copy.keep(vault_blobs().put([page.encode()]), version=row)


def _page(version: Version) -> str:
    """Empty when the file has no words, or cannot be read."""
    try:
        pieces = vault_blobs().read(version.blob_id)
        told = json.loads(children.run("for_readers", args={"name": version.name}, payload=pieces))
    except (children.ChildFailed, BlobMissing, BlobDamaged):
        return ""
    left_out = "".join(f"<p><em>{escape(words)}</em></p>" for words in told["cut"])
    return f"{told['html']}{left_out}" if told["html"] else ""
