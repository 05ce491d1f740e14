"""Putting something in the library, and saying what its fields stand for."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from bulkhead.crossings.pull import KNOWN, forget_mapping, remember_mapping
from bulkhead.practice.library.models import Item
from bulkhead.web.desk.forms.clients import PlainField
from bulkhead.web.desk.forms.sealed import SealedFileField

TITLE = "Give it a title you will find it by."
TAGS = "With commas between them, such as board, monthly."
FILE = "Word (.docx) or markdown (.md), naming no client. Fields such as {{client.name}} are filled when you pull it."
MOST_TAGS = 12
LONGEST_TAG = 30


class VersionForm(forms.Form):
    """The next version of an item."""

    note = PlainField(label="What changed", max_length=300, required=False)
    file = SealedFileField(label="File", help_text=FILE)


class ItemForm(forms.Form):
    """A new item with its first version."""

    known: ClassVar[dict[str, str]] = KNOWN

    title = PlainField(max_length=120, error_messages={"required": TITLE})
    kind = forms.ChoiceField(choices=Item.Kind.choices, error_messages={"required": "Choose what it is."})
    tags = PlainField(max_length=300, required=False, help_text=TAGS)
    note = PlainField(max_length=300, required=False)
    file = SealedFileField(label="File", help_text=FILE)

    def clean_tags(self) -> list[str]:
        tags = list(dict.fromkeys(tag.strip() for tag in self.cleaned_data["tags"].split(",") if tag.strip()))
        if len(tags) > MOST_TAGS:
            raise ValidationError(f"{len(tags)} tags are too many; keep {MOST_TAGS}.")
        if any(len(tag) > LONGEST_TAG for tag in tags):
            raise ValidationError(f"A tag has at most {LONGEST_TAG} characters.")
        return tags

    def item(self) -> Item:
        said = self.cleaned_data
        return Item(title=said["title"], kind=said["kind"], tags=said["tags"], note=said["note"])


class MappingForm(forms.Form):
    """A select for each field of an item that is not a known one."""

    unmapped: ClassVar[str] = "Ask me when I pull it"

    def offer(self, names: list[str]) -> None:
        choices = [("", self.unmapped), *KNOWN.items()]
        for name in names:
            self.fields[name] = forms.ChoiceField(label=name, choices=choices, required=False)

    def remember(self, item: Item) -> None:
        """Keep what was chosen; nothing chosen forgets what stood there."""
        for field, known in self.cleaned_data.items():
            if known:
                remember_mapping(item, field=field, known=known)
            else:
                forget_mapping(item, field=field)
