"""Forms about what a client's people ask and are asked for. The client reads every word of them."""

from django import forms

from bulkhead.vault.people.models import Person
from bulkhead.vault.people.roll import names
from bulkhead.vault.requests.wanted import Need
from bulkhead.web.desk.forms.deliverables import DAY
from bulkhead.web.desk.forms.guarded import GuardedForm

MOST_FILES = 99


class AnswerForm(GuardedForm):
    """What the practice says."""

    guarded = ("words",)
    words = forms.CharField(
        label="Answer",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write the answer first.", "max_length": "Keep it under 4,000 characters."},
    )


class WantedForm(GuardedForm):
    """What somebody is asked to send."""

    guarded = ("title", "detail")

    title = forms.CharField(label="Please send us", max_length=120, error_messages={"required": "Say what you need."})
    detail = forms.CharField(
        required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), help_text="What exactly, and why."
    )
    person: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        queryset=None,
        label="Of whom",
        required=False,
        empty_label="Anyone",
        help_text="Anyone: everybody sees it in the portal, and the sponsors get the mail.",
        error_messages={"invalid_choice": "This person is not here any more."},
    )
    due_on = forms.DateField(
        label="By", widget=DAY, required=False, error_messages={"invalid": "Write the day as 2026-11-25."}
    )
    expected = forms.IntegerField(
        label="Files expected",
        min_value=0,
        max_value=MOST_FILES,
        initial=1,
        help_text="0 where an answer in words is enough.",
        error_messages={"required": "Say how many, or 0.", "max_value": f"At most {MOST_FILES}."},
    )

    field_order = ("title", "detail", "person", "due_on", "expected")

    def __init__(self, *args: object, **kwargs: object) -> None:  # Django's own signature.
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments pass through.
        # Asked for here, because a list of people belongs to the client that is open.
        self.fields["person"].queryset = Person.present()  # type: ignore[attr-defined]  # a ModelChoiceField, see above.
        if not self.is_bound:  # what is shown needs their names only; what was sent is looked up as ever.
            self.fields["person"].choices = [("", "Anyone"), *names()]  # type: ignore[attr-defined]  # see above.

    def need(self) -> Need:
        said = self.cleaned_data
        return Need(said["title"], said["detail"], said["due_on"], said["person"], said["expected"])


class ReturnForm(GuardedForm):
    """Why what came is not it."""

    guarded = ("because",)
    because = forms.CharField(
        label="What is missing", max_length=300, error_messages={"required": "Say what is missing; they read it."}
    )
