"""Letting something pass against the guard's answer takes a reason and the client's name, typed."""

from django import forms
from django.core.exceptions import ValidationError

from bulkhead.crossings.tray import REASONS
from bulkhead.crossings.typed_name import is_name
from bulkhead.practice.clients.models import Client


class PassageForm(forms.Form):
    """Why a file may pass, and to whom, in one's own typing."""

    reason = forms.ChoiceField(
        label="Why it may pass",
        choices=[("", "Choose why"), *((reason, reason) for reason in REASONS)],
        error_messages={"required": "Choose why it may pass.", "invalid_choice": "Choose one of these reasons."},
    )
    confirm = forms.CharField(max_length=60, error_messages={"required": "Type the client’s name."})
    client: Client

    def clean_confirm(self) -> str:
        typed: str = self.cleaned_data["confirm"]
        if not is_name(typed, client=self.client):
            raise ValidationError(f"This is not its name; type {self.client.display_name}.")
        return typed

    @property
    def confirm_error(self) -> str:
        return " ".join(map(str, self.errors.get("confirm", [])))
