"""Forms about one deliverable."""

from collections.abc import Iterator
from uuid import UUID

from django import forms

from bulkhead.isolation.chain import Actor
from bulkhead.vault.deliverables.kinds import Kind, label
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.people.models import Person
from bulkhead.web.desk.forms.guarded import Guarded, GuardedForm
from bulkhead.web.desk.forms.once import OnceField
from bulkhead.web.desk.forms.sealed import SealedFileField

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
DUE = "Choose the day it is due."
SUFFIX = "At most 12 letters or digits, such as Nov or Q4. It stands on your calendar, where the title never does."


class DeliverableForm(GuardedForm):
    """What is promised, and for when."""

    guarded = ("title",)

    once = OnceField()
    edition = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(max_length=120, error_messages={"required": "Give it a title; your client will read it."})
    kind = forms.ChoiceField(choices=Kind.choices, initial=Kind.PLAN, error_messages={"required": "Choose what it is."})
    suffix = forms.RegexField(
        r"^[A-Za-z0-9 ]*$",
        label="Calendar word",
        max_length=12,
        required=False,
        help_text=SUFFIX,
        error_messages={"invalid": "Use letters and digits only.", "max_length": "Use at most 12 letters or digits."},
    )
    due_on = forms.DateField(label="Due", widget=DAY, error_messages={"required": DUE, "invalid": DUE})

    @classmethod
    def standing(cls, deliverable: Deliverable) -> dict[str, object]:
        """The initial values of a change."""
        return {name: getattr(deliverable, name) for name in cls.base_fields if name != "once"}

    def guarded_words(self) -> Iterator[Guarded]:
        """The title, and the calendar's label as it will read there: a name is told by the words before it."""
        yield from super().guarded_words()
        said = self.cleaned_data
        if said["suffix"]:
            yield Guarded("calendar word", label(said["kind"], suffix=said["suffix"]), strict=True)

    def plan(self, *, by: Actor) -> Deliverable:
        said = self.cleaned_data
        words = {name: said[name] for name in ("kind", "suffix", "due_on")}
        return Deliverable.plan(said["title"], **words, by=by, key=said["once"])

    def change(self, deliverable: Deliverable, *, by: Actor) -> None:
        said = self.cleaned_data
        words = {name: said[name] for name in ("title", "kind", "suffix", "due_on")}
        deliverable.change(**words, by=by, edition=said["edition"])


class CancelForm(GuardedForm):
    """Why it is promised no longer."""

    guarded = ("because",)
    because = forms.CharField(
        label="Reason", max_length=200, error_messages={"required": "Say why; it stands in the log."}
    )


class CommentForm(GuardedForm):
    """A remark to the client's people."""

    guarded = ("words",)
    words = forms.CharField(
        label="Comment",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write something first."},
    )


class VersionForm(GuardedForm):
    """A file that becomes the next version; of something delivered, only for a reason."""

    guarded = ("note", "reissued_because")
    file = SealedFileField(label="File")
    note = forms.CharField(label="What changed", max_length=300, required=False)
    reissued_because = forms.CharField(label="Reissued because", max_length=200, required=False)


class RemarkForm(GuardedForm):
    """A remark to the others of the practice."""

    guarded = ("words",)
    words = forms.CharField(
        label="Remark",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2, "id": "id_remark"}),
        error_messages={"required": "Write something first."},
    )


class WaiverForm(GuardedForm):
    """Why something goes out as it is."""

    guarded = ("because",)
    text = forms.CharField(max_length=2000, required=False, widget=forms.HiddenInput)
    because = forms.CharField(
        label="Reason", max_length=200, error_messages={"required": "Say why; it stands in the log."}
    )


class DeliveryForm(forms.Form):
    """Who is to approve and who is to read; each by what their role allows."""

    version = forms.UUIDField(widget=forms.HiddenInput)
    approvers = forms.MultipleChoiceField(label="To approve", required=False, widget=forms.CheckboxSelectMultiple)
    readers = forms.MultipleChoiceField(label="To read", required=False, widget=forms.CheckboxSelectMultiple)
    confirm = forms.CharField(required=False)

    def offer(self, people: list[Person], *, kind: str) -> None:
        """Only the people whose role may be given this kind."""
        able = [person for person in people if person.may_see(kind)]
        self.fields["approvers"].choices = [_choice(person) for person in able if person.approves]  # type: ignore[attr-defined]  # a choice field.
        self.fields["readers"].choices = [_choice(person) for person in able]  # type: ignore[attr-defined]  # a choice field.

    def chosen(self, name: str) -> list[UUID]:
        return [UUID(pk) for pk in self.cleaned_data[name]]


def _choice(person: Person) -> tuple[str, str]:
    return str(person.pk), f"{person.name}, {person.title or person.get_role_display().lower()}"
