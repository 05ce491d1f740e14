"""A file field whose value lies sealed in the tray, and what removes it again when the form was not right."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File

from bulkhead.isolation.blobs import LARGEST
from bulkhead.isolation.uploads import OversizedFile

EMPTY = "This file is empty. Save it again where it was made, then choose it here."
TOO_LARGE = f"This file is larger than {LARGEST // 1024 // 1024} MB. Choose a smaller one."
NO_FILE = "Choose a file."


class SealedFileField(forms.FileField):
    """Its value is a SealedFile: `.name` is safe to show and keep, `.sealed` goes to a crossing."""

    widget = forms.FileInput
    default_error_messages = {"required": NO_FILE, "invalid": NO_FILE, "missing": NO_FILE, "empty": EMPTY}

    def to_python(self, given: File | None) -> File | None:
        if isinstance(given, OversizedFile):
            raise ValidationError(TOO_LARGE, code="too_large")
        return super().to_python(given)


def discard(form: forms.BaseForm) -> None:
    """Remove what came with a form and was not handed to a crossing. The end of the request would do it too."""
    for _, files in form.files.lists():
        for file in files:
            file.close()
