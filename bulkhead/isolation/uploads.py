"""Uploads are sealed into the tray while they arrive: no plaintext of a file ever lies on a disk."""

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from bulkhead.isolation.blobs import Sealed, Writing, tray_blobs
from bulkhead.isolation.errors import TooLarge


class SealedFile(UploadedFile):
    """An upload that waits in the tray, sealed. Its bytes are read through the tray's store only."""

    def __init__(self, sealed: Sealed, *, name: str, content_type: str) -> None:
        super().__init__(file=None, name=name, content_type=content_type, size=sealed.size)
        self.sealed = sealed

    @property
    def blob_id(self) -> UUID:
        return self.sealed.blob_id


class SealingUploadHandler(FileUploadHandler):
    """Django's upload handler that writes into the tray."""

    _writing: Writing | None = None
    too_large = False

    def new_file(self, *args: object, **kwargs: object) -> None:  # Django's own signature.
        super().new_file(*args, **kwargs)  # type: ignore[arg-type] -- Django's own arguments pass through.
        self._writing = tray_blobs().begin()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        try:
            self._open_writing().write(raw_data)
        except TooLarge:
            self.upload_interrupted()
            self.request.upload_too_large = True  # type: ignore[union-attr] -- read by the form that asked for it.
            raise StopUpload(connection_reset=False) from None

    def file_complete(self, file_size: int) -> SealedFile:
        sealed = self._open_writing().finish()
        self._writing = None
        return SealedFile(sealed, name=self.file_name or "", content_type=self.content_type or "")

    def upload_interrupted(self) -> None:
        if self._writing is not None:
            self._writing.abandon()
            self._writing = None

    def _open_writing(self) -> Writing:
        assert self._writing is not None, "Django calls new_file first"
        return self._writing
