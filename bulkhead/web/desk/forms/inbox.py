"""Putting a request off: on the next agenda, as new work, or until a day."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from bulkhead.base.clock import today
from bulkhead.vault.requests.models import Request
from bulkhead.web.desk.forms.deliverables import DAY
from bulkhead.web.desk.forms.guarded import GuardedForm

STATES = (
    (Request.State.NEXT_AGENDA, "On the next agenda"),
    (Request.State.SCOPE, "New work, to be scoped"),
    (Request.State.PARKED, "Parked until a day"),
)


class PutOffForm(GuardedForm):
    """Where a request stands from now on."""

    guarded = ("note",)

    state = forms.ChoiceField(label="Put it", choices=STATES, widget=forms.RadioSelect)
    until = forms.DateField(label="Wakes on", required=False, widget=DAY)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    note = forms.CharField(label="Note", max_length=300, required=False, help_text="Whoever asked reads it.")

    state.error_messages["required"] = "Choose where it goes."
    until.help_text = "Only for something parked. On that day it waits for you again."
    until.error_messages["invalid"] = "Write the day as 2026-11-25."

    def __init__(self, *args: object, zone: str, **kwargs: object) -> None:  # Django's own signature.
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments pass through.
        self._zone = zone

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        is_parked = self.cleaned_data.get("state") == Request.State.PARKED
        if is_parked and until is None:
            raise ValidationError("Choose the day on which it wakes.")
        if is_parked and until is not None and until <= today(self._zone):
            raise ValidationError("Choose a day after today.")
        return until if is_parked else None
