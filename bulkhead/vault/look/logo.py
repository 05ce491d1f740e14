"""The client's own mark at the top of its portal: one picture, drawn anew from what was uploaded."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from django.db import transaction

from bulkhead.isolation.blobs import Sealed, vault_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.vault.deliverables.models import Blob
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.trail.models import VaultLine

MARK = 16


def put_logo(sealed: Sealed, *, by: Actor) -> None:
    """Show this picture from now on; the one before is deleted. The same picture again changes nothing."""
    with transaction.atomic(using="vault"):
        profile = Profile.only()
        if profile.logo_mark == sealed.sha256[:MARK]:
            transaction.on_commit(partial(vault_blobs().remove, sealed.blob_id), using="vault")
        else:
            _replace(profile, Blob.of(sealed), mark=sealed.sha256[:MARK])
            VaultLine.append("profile.written", by=by, words=f"{by.name} put another logo on this place.")


def remove_logo(*, by: Actor) -> None:
    """Only the name stands there again; removing what is not there changes nothing."""
    with transaction.atomic(using="vault"):
        profile = Profile.only()
        if profile.logo_id is not None:
            _replace(profile, None, mark="")
            VaultLine.append("profile.written", by=by, words=f"{by.name} took the logo off this place.")


def logo_pieces(profile: Profile) -> Iterator[bytes]:
    """The picture as a PNG; BlobMissing or BlobDamaged where its file is not whole."""
    assert profile.logo_id is not None, "whoever asks has looked whether there is one"
    return vault_blobs().read(profile.logo_id)


def _replace(profile: Profile, blob: Blob | None, *, mark: str) -> None:
    former: UUID | None = profile.logo_id
    Profile.objects.update(logo=blob, logo_mark=mark)
    if former is not None:
        Blob.objects.filter(pk=former).delete()
        transaction.on_commit(partial(vault_blobs().remove, former), using="vault")
