"""Letting something pass against the guard's answer takes a reason and the client's name, typed."""

from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError

from bulkhead.crossings.tray import REASONS, SAME_WORD, Exempt
from bulkhead.crossings.typed_name import is_name
from bulkhead.guard.verdicts import Finding
from bulkhead.practice.clients.models import Client
from bulkhead.practice.clients.phrases import around, fault_of, may_be_words, said_in
from bulkhead.practice.tray.models import TrayItem

HERE, EVERYWHERE = "here", "everywhere"


class LettingForm(forms.Form):
    """Why something may pass, and to whom, in one's own typing."""

    reason = forms.ChoiceField(
        label="Why it may pass",
        choices=[("", "Choose why"), *((reason, reason) for reason in REASONS)],
        error_messages={"required": "Choose why it may pass.", "invalid_choice": "Choose one of these reasons."},
    )
    confirm = forms.CharField(max_length=60, error_messages={"required": "Type the client’s name."})
    client: Client | None = None

    def clean_confirm(self) -> str:
        typed: str = self.cleaned_data["confirm"]
        if self.client is not None and not is_name(typed, client=self.client):
            raise ValidationError(f"This is not its name; type {self.client.display_name}.")
        return typed

    @property
    def confirm_error(self) -> str:
        return " ".join(map(str, self.errors.get("confirm", [])))


class PassageForm(LettingForm):
    """And whether a phrase of it is never to stop a file again."""

    keeps = forms.BooleanField(label="Keep this phrase as an exception", required=False)
    phrase = forms.CharField(label="The phrase", max_length=80, required=False)
    reach = forms.ChoiceField(label="Where it holds", required=False, choices=[])
    found: Finding

    def __init__(self, given: Mapping[str, str] | None = None, *, item: TrayItem, may_everywhere: bool) -> None:
        self.client, self._signs = item.client, may_be_words(item.signs())
        first = around(self._signs[0]) if self._signs else ""
        super().__init__(given, auto_id=f"id_{item.id}_%s", initial={"phrase": first, "reach": HERE})
        everywhere = [(EVERYWHERE, "In whatever goes anywhere")] if may_everywhere else []
        choices = [(HERE, f"Only in what goes to {item.client}"), *everywhere]
        self.fields["reach"] = forms.ChoiceField(label="Where it holds", required=False, choices=choices)

    @property
    def offers_exception(self) -> bool:
        return bool(self._signs)

    def clean(self) -> None:
        if self.cleaned_data.get("keeps"):
            if self.cleaned_data.get("reason") not in ("", None, SAME_WORD):
                self.add_error("keeps", f"An exception goes with “{SAME_WORD}”.")
            self._judge_phrase(str(self.cleaned_data.get("phrase") or ""))

    def _judge_phrase(self, phrase: str) -> None:
        found = said_in(phrase, findings=self._signs)
        if found is None:
            names = " or ".join(dict.fromkeys(sign.seen.said or sign.name for sign in self._signs))
            fault = f"The phrase holds no name that was found: {names}." if names else "No name in it can be a word."
        else:
            self.found, fault = found, fault_of(phrase, finding=found)
        if fault:
            self.add_error("phrase", fault)

    def exempt(self) -> Exempt | None:
        """The exception that was asked for."""
        said = self.cleaned_data
        if not said["keeps"]:
            return None
        return Exempt(said["phrase"], self.found.client, everywhere=said["reach"] == EVERYWHERE)
