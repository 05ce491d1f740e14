"""Putting something in the library: what it is, and its file or its words."""

import re
from typing import ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from bulkhead.base.ids import uuid7
from bulkhead.base.text import slugify
from bulkhead.crossings.pull import KNOWN
from bulkhead.isolation.blobs import Sealed, tray_blobs
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.library.about import About
from bulkhead.practice.library.models import Item
from bulkhead.web.desk.forms.clients import PlainField
from bulkhead.web.desk.forms.deliverables import DAY
from bulkhead.web.desk.forms.once import OnceField
from bulkhead.web.desk.forms.sealed import SealedFileField

TITLE = "Give it a title you will find it by."
TAGS = "With commas between them, such as board, monthly."
CODE = "A short name you can search for, such as BOARD-1."
FILE = "Word, PowerPoint, Excel, PDF, markdown or text, naming no client. Fields such as {{client.name}} are filled."
ENDINGS = ".docx,.pptx,.xlsx,.pdf,.md,.txt"
REVIEW = "From that day on the library says that it is due."
CODE_SIGNS = re.compile(r"[A-Za-z0-9-]*")
MOST_TAGS = 12
LONGEST_TAG = 30
LONGEST_TEXT = 100_000


class VersionForm(forms.Form):
    """The next version of an item."""

    endings: ClassVar[str] = ENDINGS

    note = PlainField(label="What changed", max_length=300, required=False)
    file = SealedFileField(label="File", help_text=FILE)


class AboutForm(forms.Form):
    """Everything that is said about an item."""

    title = PlainField(max_length=120, error_messages={"required": TITLE})
    kind = forms.ChoiceField(choices=Item.Kind.choices, error_messages={"required": "Choose what it is."})
    code = PlainField(max_length=12, required=False, help_text=CODE)
    verticals = forms.MultipleChoiceField(
        label="For", choices=Item.Vertical.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    tags = PlainField(max_length=300, required=False, help_text=TAGS)
    note = PlainField(label="What it is for", max_length=300, required=False)
    sensitivity = forms.ChoiceField(
        label="Leaves as",
        choices=Item.Sensitivity.choices,
        required=False,
        initial=Item.Sensitivity.SHAREABLE,
        widget=forms.RadioSelect,
    )
    owner = forms.ModelChoiceField(
        Practitioner.objects.filter(is_active=True), required=False, empty_label="Nobody in particular"
    )
    licence_note = PlainField(
        label="Licence", max_length=200, required=False, help_text="Whose it is, such as: own work."
    )
    review_on = forms.DateField(label="Review by", required=False, widget=DAY, help_text=REVIEW)

    standing: Item | None = None

    def clean_tags(self) -> list[str]:
        tags = list(dict.fromkeys(tag.strip() for tag in self.cleaned_data["tags"].split(",") if tag.strip()))
        if len(tags) > MOST_TAGS:
            raise ValidationError(f"{len(tags)} tags are too many; keep {MOST_TAGS}.")
        if any(len(tag) > LONGEST_TAG for tag in tags):
            raise ValidationError(f"A tag has at most {LONGEST_TAG} characters.")
        return tags

    def clean_code(self) -> str | None:
        """Empty is none; the same code in other letters is the same."""
        code = str(self.cleaned_data["code"]).upper()
        if not CODE_SIGNS.fullmatch(code):
            raise ValidationError("Use letters, digits and hyphens only.")
        taken = Item.objects.filter(code=code).exclude(pk=self.standing.pk if self.standing else self._new_id())
        if code and (other := taken.first()):
            raise ValidationError(f"“{other}” has this code already; choose another.")
        return code or None

    def clean_kind(self) -> str:
        """A benchmark is made of numbers and the others of files; none becomes the other."""
        kind: str = self.cleaned_data["kind"]
        if self.standing and (kind == Item.Kind.BENCHMARK) != self.standing.is_benchmark:
            raise ValidationError("A benchmark stays one, and nothing else becomes one. Begin a new item instead.")
        return kind

    def about(self, *, owner: Practitioner | None = None) -> About:
        """What was said, as the library keeps it."""
        said, whose = self.cleaned_data, self.cleaned_data["owner"] or owner
        return About(
            title=said["title"],
            kind=said["kind"],
            code=said["code"],
            verticals=tuple(said["verticals"]),
            tags=tuple(said["tags"]),
            note=said["note"],
            sensitivity=said["sensitivity"] or Item.Sensitivity.SHAREABLE,
            owner_id=whose.pk if whose else None,
            licence_note=said["licence_note"],
            review_on=said["review_on"],
        )

    def _new_id(self) -> UUID:
        """The id an item gets that is sent a second time: its own code is not somebody else's."""
        return OnceField().clean(self.data.get("once", ""))


class ItemForm(AboutForm):
    """A new item with its first version: a file, or words written here."""

    known: ClassVar[dict[str, str]] = KNOWN
    endings: ClassVar[str] = ENDINGS

    once = OnceField()
    file = SealedFileField(label="File", required=False, help_text=FILE)
    text = forms.CharField(
        label="Or write it here",
        max_length=LONGEST_TEXT,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="In markdown: # before a heading, - before a point.",
    )
    status = forms.ChoiceField(
        label="It is",
        choices=[(Item.Status.ACTIVE, "Ready to use"), (Item.Status.DRAFT, "Still a draft")],
        required=False,
        initial=Item.Status.ACTIVE,
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, object]:
        said: dict[str, object] = self.cleaned_data
        file, text = said.get("file"), str(said.get("text") or "").strip()
        if file and text:
            self.add_error("file", "Choose a file or write it below, not both.")
        elif said.get("kind") == Item.Kind.BENCHMARK:
            if file or text:
                self.add_error("file", "The numbers of a benchmark are typed in afterwards, each with its clients.")
        elif not (file or text or "file" in self.errors):
            self.add_error("file", "Choose a file, or write it below.")
        return said

    def item(self, *, owner: Practitioner) -> Item:
        """The new item, not saved. A form sent again with other words is another item."""
        about, once = self.about(owner=owner), self.cleaned_data["once"]
        before = Item.objects.filter(pk=once).first()
        is_other = before is not None and about.differs_from(About.of(before))
        item = about.put_on(Item(id=uuid7() if is_other else once))
        item.status = self.cleaned_data.get("status") or Item.Status.ACTIVE
        return item

    def upload(self) -> tuple[Sealed, str] | None:
        """What becomes the first version, sealed in the tray, and its name; None for a benchmark."""
        said = self.cleaned_data
        if said["file"]:
            return said["file"].sealed, said["file"].name
        if said["text"].strip():
            written = said["text"].replace("\r\n", "\n").encode()
            return tray_blobs().put([written]), f"{slugify(said['title']) or 'item'}.md"
        return None


class EditForm(AboutForm):
    """A change of what is said about an item; `edition` is the one it was opened with."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def standing_values(cls, item: Item) -> dict[str, object]:
        about = About.of(item)
        return {
            **{name: getattr(about, name) for name in ("title", "kind", "code", "verticals", "note", "sensitivity")},
            "tags": ", ".join(about.tags),
            "owner": about.owner_id,
            "licence_note": about.licence_note,
            "review_on": about.review_on,
            "edition": item.edition,
        }


class LiftForm(ItemForm):
    """A new item of files or words; it begins empty, and as a draft."""

    made: UUID

    kind = forms.ChoiceField(
        choices=[choice for choice in Item.Kind.choices if choice[0] != Item.Kind.BENCHMARK],
        error_messages={"required": "Choose what it is."},
    )
    status = None  # type: ignore[assignment]  # how Django's forms leave a field out.
