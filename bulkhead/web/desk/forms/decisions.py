"""What was decided, and what was promised in passing."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from bulkhead.isolation.chain import Actor
from bulkhead.vault.decisions.models import Decision, Promise
from bulkhead.web.desk.forms.deliverables import DAY
from bulkhead.web.desk.forms.guarded import GuardedForm

A_DAY = "Write the day as 2026-11-25."


class DecisionForm(GuardedForm):
    """A decision, as it will be read a year from now."""

    guarded = ("title", "choice", "why", "owner_name")

    title = forms.CharField(label="What it is about", max_length=120)
    choice = forms.CharField(label="What was decided", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    why = forms.CharField(label="Why", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    owner_name = forms.CharField(label="Who decided", max_length=120)
    decided_on = forms.DateField(label="When", widget=DAY)
    revisit_on = forms.DateField(label="Look at it again on", required=False, widget=DAY)

    title.error_messages["required"] = "Say in a few words what it is about."
    choice.error_messages["required"] = "Write what was decided."
    owner_name.error_messages["required"] = "Write who decided it."
    decided_on.error_messages.update(required="Choose the day it was decided.", invalid=A_DAY)
    revisit_on.error_messages["invalid"] = A_DAY

    def clean_revisit_on(self) -> date | None:
        decided, again = self.cleaned_data.get("decided_on"), self.cleaned_data["revisit_on"]
        if decided and again and again <= decided:
            raise ValidationError("Choose a day after the decision.")
        return again

    def take(self, *, by: Actor, instead_of: Decision | None) -> Decision:
        said = self.cleaned_data
        return Decision.take(
            said["title"],
            choice=said["choice"],
            why=said["why"],
            owner_name=said["owner_name"],
            decided_on=said["decided_on"],
            revisit_on=said["revisit_on"],
            instead_of=instead_of,
            by=by,
        )


class PromiseForm(GuardedForm):
    """I promised … to … by …: one line, typed between two calls."""

    guarded = ("words", "to_name")

    words = forms.CharField(label="I promised", max_length=200)
    to_name = forms.CharField(label="to", max_length=120)
    due_on = forms.DateField(label="by", widget=DAY)

    words.error_messages["required"] = "Write what you promised."
    to_name.error_messages["required"] = "Write to whom."
    due_on.error_messages.update(required="Choose the day it is due.", invalid=A_DAY)

    def make(self, *, by: Actor) -> Promise:
        said = self.cleaned_data
        return Promise.make(said["words"], to_name=said["to_name"], due_on=said["due_on"], by=by)


class LettingGoForm(GuardedForm):
    """Why a promise will not be kept."""

    guarded = ("because",)
    because = forms.CharField(
        label="Reason", max_length=200, error_messages={"required": "Say why; it stands in the log."}
    )
