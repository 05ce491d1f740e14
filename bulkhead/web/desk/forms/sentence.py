"""Where things stand, and what is next."""

from datetime import date

from django import forms

from bulkhead.isolation.chain import Actor
from bulkhead.vault.engagement.models import StatusSentence
from bulkhead.web.desk.forms.deliverables import DAY
from bulkhead.web.desk.forms.guarded import GuardedForm


class SentenceForm(GuardedForm):
    """The sentence a client's people read first."""

    guarded = ("words", "next_step", "next_step_by")

    words = forms.CharField(label="Where things stand", max_length=240, widget=forms.Textarea(attrs={"rows": 3}))
    next_step = forms.CharField(label="Next step", max_length=200, required=False)
    next_step_by = forms.CharField(label="Who", max_length=120, required=False)
    next_step_on = forms.DateField(label="By when", required=False, widget=DAY)

    words.help_text = "One sentence a chief executive can repeat."
    words.error_messages["required"] = "Write where things stand."
    next_step_on.error_messages["invalid"] = "Write the day as 2026-11-25."

    def write(self, *, by: Actor) -> None:
        said = self.cleaned_data
        on: date | None = said["next_step_on"]
        step, who = said["next_step"], said["next_step_by"]
        StatusSentence.write(said["words"], by=by, next_step=step, next_step_by=who, next_step_on=on)
