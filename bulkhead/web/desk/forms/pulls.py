"""Pulling something from the library: what it becomes, and what its own fields stand for."""

from collections.abc import Iterator
from typing import ClassVar

from django import forms

from bulkhead.crossings.pull import KNOWN
from bulkhead.practice.library.models import Item
from bulkhead.vault.deliverables.kinds import Kind
from bulkhead.web.desk.forms.deliverables import DAY, DUE
from bulkhead.web.desk.forms.guarded import GuardedForm
from bulkhead.web.desk.forms.library_acts import KNOWN_LIST
from bulkhead.web.desk.forms.once import OnceField

KIND = "Decides who at the client may be given it."
UNKNOWN = "Choose one of the list, such as client.name."
MOST_ASKED = 300  # a form of more is nobody's afternoon.


def likely_kind(title: str) -> Kind:
    """The kind that a library item's title names, or a plan."""
    return next((kind for kind in Kind if kind.label.lower() in title.lower()), Kind.PLAN)


class PullForm(GuardedForm):
    """Title, kind and date of the draft, and an answer for every field that nothing is known of."""

    guarded = ("title",)

    title = forms.CharField(max_length=120, error_messages={"required": "Give it a title; your client will read it."})
    kind = forms.ChoiceField(choices=Kind.choices, help_text=KIND)
    due_on = forms.DateField(label="Due", widget=DAY, error_messages={"required": DUE, "invalid": DUE})
    once = OnceField()
    into = forms.UUIDField(required=False, widget=forms.HiddenInput)

    known: ClassVar[dict[str, str]] = KNOWN

    def ask_for(self, missing: list[tuple[str, str]]) -> None:
        """A pair of controls for each field: stands for a known one, or takes these words."""
        self.asked = missing[:MOST_ASKED]
        self.unasked = missing[MOST_ASKED:]
        for number, (field, place) in enumerate(self.asked):
            self.fields[f"known-{number}"] = forms.ChoiceField(
                label=f"or “{field}” stands for",
                choices=[("", ""), *KNOWN.items()],
                required=False,
                widget=forms.TextInput(attrs={"list": KNOWN_LIST, "autocomplete": "off"}),
                help_text=place,
                error_messages={"invalid_choice": UNKNOWN},
            )
            self.fields[f"typed-{number}"] = forms.CharField(label=f"“{field}” here", max_length=400, required=False)

    def pairs(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """The controls of each missing field, for the screen."""
        return [(field, self[f"known-{number}"], self[f"typed-{number}"]) for number, (field, _) in self._numbered()]

    def clean(self) -> dict[str, object]:
        said: dict[str, object] = self.cleaned_data
        for number, (field, _) in self._numbered():
            if f"known-{number}" not in self.errors and not said.get(f"known-{number}") and not said[f"typed-{number}"]:
                self.add_error(f"typed-{number}", f"Say what “{field}” stands for, or type what goes there.")
        return said

    def mappings(self, item: Item) -> Iterator[tuple[Item, str, str]]:
        """(item, field, known) for what is to be remembered."""
        for number, (field, _) in self._numbered():
            if self.cleaned_data[f"known-{number}"]:
                yield item, field, str(self.cleaned_data[f"known-{number}"])

    def typed(self) -> dict[str, str]:
        """What was typed for this once."""
        said = self.cleaned_data
        answers = {field: (said[f"known-{number}"], said[f"typed-{number}"]) for number, (field, _) in self._numbered()}
        return {field: words for field, (known, words) in answers.items() if not known}

    def _numbered(self) -> list[tuple[int, tuple[str, str]]]:
        return list(enumerate(self.asked))
