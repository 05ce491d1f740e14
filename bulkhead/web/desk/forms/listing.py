"""A list of clients, pasted or as a file."""

from django import forms
from django.core.exceptions import ValidationError

from bulkhead.isolation.blobs import tray_blobs
from bulkhead.practice.clients.listing import Listing, NotAList, read_list
from bulkhead.web.desk.forms.sealed import SealedFileField

LONGEST = 200_000
NOTHING = "Paste a list, or choose a CSV file."


class ListForm(forms.Form):
    """Its `listing` is what was read; `text` is carried on to the page that asks once more."""

    file = SealedFileField(label="CSV file", required=False)
    text = forms.CharField(
        label="Or paste it here",
        required=False,
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "class": "mono"}),
        help_text="The first line names the columns: Name, and if you have them Legal name, Domain, People, Address, "
        "Time zone, Currency. Several people or domains in one cell are parted by semicolons.",
    )
    sure = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, object]:
        said: dict[str, object] = super().clean() or {}
        sent = said.get("file")
        text = _text_of(sent.blob_id) if sent is not None else str(said.get("text") or "")  # type: ignore[attr-defined]  # a SealedFile.
        if not text.strip():
            raise ValidationError(NOTHING)
        try:
            self.listing: Listing = read_list(text)
        except NotAList as error:
            raise ValidationError(str(error)) from error
        return {**said, "text": text}


def _text_of(blob_id: object) -> str:
    content = b"".join(tray_blobs().read(blob_id))  # type: ignore[arg-type]  # the id of a SealedFile.
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")  # what Excel writes on Windows.
    if len(text) > LONGEST:
        raise ValidationError("This list is too long; add a part of it at a time.")
    return text
