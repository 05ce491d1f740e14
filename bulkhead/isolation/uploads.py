"""Uploads are sealed while they arrive: no plaintext of a file ever lies on a disk. At the desk they wait in the tray;
what a client's people send goes into their own vault.
"""

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from bulkhead.base.text import file_name
from bulkhead.isolation.blobs import BlobStore, Sealed, Writing, tray_blobs, vault_blobs
from bulkhead.isolation.errors import TooLarge


class SealedFile(UploadedFile):  # type: ignore[type-arg]  # generic in the stubs alone.
    """An upload that waits in its store, sealed. Its bytes are read through that store only.

    Whoever asks for `sealed` takes it over. Django closes a request's files at its end; what nobody took is gone then.
    """

    def __init__(self, sealed: Sealed, *, store: BlobStore, name: str, content_type: str) -> None:
        super().__init__(file=None, name=name, content_type=content_type, size=sealed.size)
        self._sealed = sealed
        self._store = store  # kept, because a request is closed when its client is no longer open.
        self._is_taken = False

    @property
    def sealed(self) -> Sealed:
        self._is_taken = True
        return self._sealed

    @property
    def blob_id(self) -> UUID:
        return self._sealed.blob_id

    def close(self) -> None:
        if not self._is_taken:
            self._store.remove(self._sealed.blob_id)


class OversizedFile(UploadedFile):  # type: ignore[type-arg]  # generic in the stubs alone.
    """An upload that was larger than its store takes; nothing of it was kept."""

    def close(self) -> None:
        """There is no file behind it."""


class TrayUploads(FileUploadHandler):
    """Django's upload handler that writes into the tray."""

    _writing: Writing | None = None

    @staticmethod
    def open_store() -> BlobStore:
        return tray_blobs()

    def new_file(self, *args: object, **kwargs: object) -> None:  # Django's own signature.
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments pass through.
        self._writing = self.open_store().begin()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # lint: arguments, names -- Django calls it.
        """Past the limit the rest is read and dropped, so that the form's other fields still arrive."""
        try:
            if self._writing is not None:
                self._writing.write(raw_data)
        except TooLarge:
            self.upload_interrupted()
        except OSError:  # the disk refused; Django tells a handler nothing of it.
            self.upload_interrupted()
            raise

    def file_complete(self, file_size: int) -> SealedFile | OversizedFile:
        name, content_type = file_name(self.file_name or ""), self.content_type or ""
        if self._writing is None:
            return OversizedFile(name=name, content_type=content_type, size=file_size)
        try:
            sealed = self._writing.finish()
        except OSError:  # see above.
            self.upload_interrupted()
            raise
        self._writing = None
        return SealedFile(sealed, store=self.open_store(), name=name, content_type=content_type)

    def upload_interrupted(self) -> None:
        if self._writing is not None:
            self._writing.abandon()
            self._writing = None


class VaultUploads(TrayUploads):
    """The same into the vault that is open: what its people send is theirs and is not judged."""

    @staticmethod
    def open_store() -> BlobStore:
        return vault_blobs()
