"""Files as people choose them: several at once, any kind; empty or too large is said in words."""

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File

from bulkhead.isolation.blobs import LARGEST
from bulkhead.isolation.uploads import OversizedFile, SealedFile
from bulkhead.vault.requests.sent import Parcel

MOST = 10
EMPTY = "“{name}” is empty. Save it again where it was made, then choose it here."
TOO_LARGE = f"“{{name}}” is larger than {LARGEST // 1024 // 1024} MB. Send a smaller one, or a link to it in words."
TOO_MANY = f"Send at most {MOST} files at a time."
NO_FILE = "Choose a file."


class ManyFiles(forms.FileInput):
    """Django's own widget takes one file unless it is told."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Its value is a list of sealed files; `parcels` says what a vault keeps of them."""

    widget = ManyFiles(attrs={"multiple": True})

    def clean(self, given: object, initial: object = None) -> list[File]:  # lint: arguments -- Django calls it.
        chosen = [one for one in given if isinstance(one, File)] if isinstance(given, Sequence) else []
        if self.required and not chosen:
            raise ValidationError(NO_FILE, code="required")
        if len(chosen) > MOST:
            raise ValidationError(TOO_MANY, code="too_many")
        for file in chosen:
            _refuse(file)
        return chosen


def _refuse(file: File) -> None:
    if isinstance(file, OversizedFile):
        raise ValidationError(TOO_LARGE.format(name=file.name), code="too_large")
    if not file.size:
        raise ValidationError(EMPTY.format(name=file.name), code="empty")


def parcels(files: Sequence[object]) -> list[Parcel]:
    """Taken over from the request: from here on somebody keeps or discards them."""
    return [Parcel(file.sealed, str(file.name)) for file in files if isinstance(file, SealedFile)]
